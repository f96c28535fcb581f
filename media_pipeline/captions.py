"""Captions in WebVTT (W3C WebVTT, section 4): a strict reading, cue by cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .limits import MOST_CAPTION_BYTES
from .refusal import Refused

TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"^{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t]+(\S.*))?$")
SKIPPED = ("NOTE", "STYLE", "REGION")
MOST_CUES = 10_000


@dataclass(frozen=True)
class Cue:
    """One caption, from `start` to `end` in seconds; `settings` place it, as WebVTT writes them.

    `line` is where its times stand in the file.
    """

    start: float
    end: float
    text: str
    settings: str = ""
    line: int = 0


def read_captions(data: bytes) -> list[Cue]:
    """Return the cues of a WebVTT file; raise Refused with the line that is wrong."""
    check_weight(data)
    lines = _text(data).splitlines()
    if not lines or not re.match(r"^WEBVTT(?:[ \t]|$)", lines[0]):
        raise Refused("captions_header")
    cues = [cue for number, block in blocks(lines[1:], 2) if (cue := _cue(number, block))]
    if not cues:
        raise Refused("captions_empty")
    return cues


def check_weight(data: bytes) -> None:
    """Refuse captions that are longer than any film's."""
    if len(data) > MOST_CAPTION_BYTES:
        raise Refused("too_large", limit=MOST_CAPTION_BYTES, found=len(data))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("captions_encoding") from error


def blocks(lines: list[str], first: int) -> list[tuple[int, list[str]]]:
    """Return the groups of lines between blank ones, with the number of their first line.

    `first` is the number of the first of `lines`. Raises Refused("captions_too_many").
    """
    found: list[tuple[int, list[str]]] = []
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=first):
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
    return cue_of(timing.groups(), block[at + 1 :], number + at)


def cue_of(parts: tuple[str | None, ...], text: list[str], line: int) -> Cue:
    """Return a cue from hours, minutes, seconds and thousandths, twice, then its settings."""
    start, end = _seconds(parts[:4]), _seconds(parts[4:8])
    if end <= start:
        raise Refused("captions_order", line=line)
    return Cue(start, end, "\n".join(text), (parts[8] or "").strip(), line)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
