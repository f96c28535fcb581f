"""The recipe of films: poster and storyboard first, then a ladder for any network and a download.

Options: `av1` (false by default) adds AV1 rungs; `chunk_seconds` (60) is how long are the parts
that workers encode, for films over twice that.
"""

from __future__ import annotations

from functools import partial

from . import sniff
from .film_cuts import list_cuts
from .film_join import SOUND, make_download, make_ladder
from .film_ladder import encode_chunk
from .film_look import make_look
from .film_plan import Chunk, FilmPlan, plan_film
from .recipes import Facts, Options, Recipe, Step
from .sound_levels import AAC, encode_sound, measure
from .work import Work


def steps(facts: Facts, options: Options) -> list[Step]:
    """Return the steps for a film: what shows first comes first."""
    plan = plan_film(facts, options)
    encodings = [_encoding(plan, chunk) for chunk in plan.chunks]
    parts = tuple(step.name for step in encodings)
    sounds = _sound_steps(plan.duration) if facts["has_audio"] else []
    heard = tuple(step.name for step in sounds[1:])
    return [
        Step("look", make_look, share=plan.duration * 0.05),
        *sounds,
        *encodings,
        Step("ladder", partial(make_ladder, plan=plan), (*parts, *heard), share=1),
        Step("download", partial(make_download, plan=plan), (*parts, *heard), share=1),
        Step("cuts", partial(list_cuts, plan=plan), parts, share=plan.duration * 0.02),
    ]


def _encoding(plan: FilmPlan, chunk: Chunk) -> Step:
    whole = partial(encode_chunk, plan=plan, chunk=chunk)
    share = plan.duration / len(plan.chunks)
    return Step(f"encode-{chunk.number:03}", whole, lasting=False, share=share)


def _sound_steps(duration: float) -> list[Step]:
    encode = Step("sound", _encode, ("levels",), lasting=False, share=duration * 0.02)
    return [Step("levels", measure, share=duration * 0.02), encode]


def _encode(work: Work) -> None:
    encode_sound(work, {SOUND: AAC})


RECIPE = Recipe("film", 3, (sniff.FILM,), steps)
