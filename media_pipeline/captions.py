"""WebVTT captions: a strict minimal check (W3C WebVTT, section 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .limits import MOST_CAPTION_BYTES
from .refusal import Refused

TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"^{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t]+\S.*)?$")
SKIPPED = ("NOTE", "STYLE", "REGION")
MOST_CUES = 10_000


@dataclass(frozen=True)
class Cue:
    """One caption, from `start` to `end` in seconds."""

    start: float
    end: float
    text: str


def read_captions(data: bytes) -> list[Cue]:
    """Return the cues of a WebVTT file; raise Refused with the line that is wrong."""
    if len(data) > MOST_CAPTION_BYTES:
        raise Refused("too_large", limit=MOST_CAPTION_BYTES, found=len(data))
    lines = _text(data).splitlines()
    if not lines or not re.match(r"^WEBVTT(?:[ \t]|$)", lines[0]):
        raise Refused("captions_header")
    cues = [cue for number, block in _blocks(lines) if (cue := _cue(number, block))]
    if not cues:
        raise Refused("captions_empty")
    return cues


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("captions_encoding") from error


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Return the groups of lines between blank ones, with the number of their first line."""
    found: list[tuple[int, list[str]]] = []
    block: list[str] = []
    for number, line in enumerate([*lines[1:], ""], start=2):
        if line.strip():
            block.append(line)
        elif block:
            found.append((number - len(block), block))
            block = []
    if len(found) > MOST_CUES:
        raise Refused("captions_too_many", limit=MOST_CUES)
    return found


def _cue(number: int, block: list[str]) -> Cue | None:
    if block[0].split(maxsplit=1)[0] in SKIPPED or (number == 2 and "-->" not in "".join(block)):
        return None  # comments, styles, and the header's own lines
    at = next((index for index, line in enumerate(block[:2]) if "-->" in line), 0)
    timing = TIMING.match(block[at].strip())
    if timing is None:
        raise Refused("captions_timing", line=number + at)
    start, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
    if end <= start:
        raise Refused("captions_order", line=number + at)
    return Cue(start, end, "\n".join(block[at + 1 :]))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
