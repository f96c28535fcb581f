"""Captions put in order and written again as WebVTT: what players are given."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from .captions import Cue, read_captions
from .captions_srt import is_srt, read_srt
from .refusal import Refused

SLIP = 0.25
"""Seconds: two captions that overlap by less are a slip of the editor, by more two voices."""
SETTINGS = ("vertical", "line", "position", "size", "align")
"""What may place a caption. Regions and styles are left out: how it looks is the theme's part."""


def normalise_captions(data: bytes, duration: float | None = None) -> tuple[bytes, dict[str, Any]]:
    """Return WebVTT or SubRip captions as clean WebVTT, and what was found in them.

    Facts: `cues`, `moved` (were some not in order), `trimmed` (ends cut by less than a quarter of
    a second), `overlaps` (lines of the source where a caption starts while another still shows).
    `duration` is the film's, in seconds. Raises Refused: those of `read_captions`, and
    "captions_beyond" when a caption starts after the end of the film.
    """
    found = read_srt(data) if is_srt(data) else read_captions(data)
    cues = sorted(found, key=lambda cue: (cue.start, cue.end))
    if not cues:
        raise Refused("captions_empty")
    if duration is not None and (late := next((c for c in cues if c.start >= duration), None)):
        raise Refused("captions_beyond", line=late.line, at=late.start, limit=duration)
    trimmed = _without_slips(cues)
    facts = {
        "cues": len(cues),
        "moved": cues != found,
        "trimmed": sum(old != new for old, new in zip(cues, trimmed, strict=True)),
        "overlaps": [after.line for before, after in pairwise(trimmed) if after.start < before.end],
    }
    return _written(trimmed).encode(), facts


def _without_slips(cues: list[Cue]) -> list[Cue]:
    kept = list(cues)
    for index, (cue, after) in enumerate(pairwise(cues)):
        if 0 < cue.end - after.start < SLIP and after.start > cue.start:
            kept[index] = replace(cue, end=after.start)
    return kept


def _written(cues: list[Cue]) -> str:
    blocks = [f"{_times(cue)}\n{_text(cue)}\n" for cue in cues]
    return "\n".join(["WEBVTT\n", *blocks])


def _times(cue: Cue) -> str:
    known = [each for each in cue.settings.split() if each.split(":")[0] in SETTINGS]
    return " ".join([clock(cue.start), "-->", clock(cue.end), *known])


def _text(cue: Cue) -> str:
    lines = [line.strip().replace("-->", "→") for line in cue.text.splitlines()]
    return "\n".join(line for line in lines if line)


def clock(seconds: float) -> str:
    """Return 83.5 as "00:01:23.500"."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    hours, rest = divmod(whole, 3600)
    return f"{hours:02}:{rest // 60:02}:{rest % 60:02}.{thousandths:03}"
