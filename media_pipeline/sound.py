"""The recipe of sounds: AAC for every device, Opus for the light ones, at -16 LUFS; a waveform."""

from __future__ import annotations

from . import sniff
from .recipes import Facts, Options, Recipe, Step
from .sound_levels import AAC, OPUS, encode_sound, measure
from .work import Work

FILES = {"sound.m4a": ("audio/mp4", AAC), "sound.webm": ("audio/webm", OPUS)}


def steps(facts: Facts, options: Options) -> list[Step]:
    """Return the steps for a sound."""
    return [Step("levels", measure), Step("encode", _encode, ("levels",), share=3)]


def _encode(work: Work) -> Facts:
    encode_sound(work, {name: codec for name, (_mime, codec) in FILES.items()})
    duration = work.facts["duration"]
    return {name: {"mime": mime, "duration": duration} for name, (mime, _codec) in FILES.items()}


RECIPE = Recipe("sound", 1, (sniff.SOUND,), steps)
