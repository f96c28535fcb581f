"""The recipe of captions: WebVTT or SubRip, in order and without styles, as WebVTT."""

from __future__ import annotations

from . import sniff
from .captions_write import normalise_captions
from .recipes import Facts, Options, Recipe, Step
from .work import Work

FILE = "captions.vtt"


def steps(facts: Facts, options: Options) -> list[Step]:
    """Return the one step; the option `duration` is the film's, in seconds."""
    return [Step("captions", _write)]


def _write(work: Work) -> Facts:
    data, facts = normalise_captions(work.source.read_bytes(), work.options.get("duration"))
    work.path(FILE).write_bytes(data)
    return {FILE: {"mime": "text/vtt", **facts}}


RECIPE = Recipe("captions", 1, (sniff.CAPTIONS,), steps)
