"""Captions in SubRip (.srt), which has no norm: what editors write, read as cues of WebVTT."""

from __future__ import annotations

import codecs
import html
import re

from .captions import Cue, blocks, check_weight, cue_of
from .refusal import Refused

TIME = r"(\d{1,2}):([0-5]?\d):([0-5]?\d)[,.](\d{1,3})"
TIMING = re.compile(rf"^\s*{TIME}\s*-->\s*{TIME}(?:\s+(X1:.*))?\s*$")
KEPT_TAGS = re.compile(r"&lt;(/?)([biu])&gt;", re.IGNORECASE)
OTHER_TAGS = re.compile(r"&lt;/?font\b.*?&gt;|\{\\[^}]*\}", re.IGNORECASE)
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
HEAD = 4096


def is_srt(data: bytes) -> bool:
    """Whether the first two lines that are not blank are a number and two times."""
    try:
        lines = [line for line in _text(data[:HEAD]).splitlines() if line.strip()]
    except Refused:
        return False
    return len(lines) > 1 and lines[0].strip().isdigit() and bool(TIMING.match(lines[1]))


def read_srt(data: bytes) -> list[Cue]:
    """Return the cues of a SubRip file; raise Refused with the line that is wrong.

    Written in UTF-8, UTF-16 with its mark, or else in the alphabet of Western Windows, as French
    editors do. Bold, italic and underlined are kept; fonts and places on screen are not.
    """
    check_weight(data)
    lines = _text(data).splitlines()
    cues = [_cue(number, block) for number, block in blocks(lines, 1)]
    if not cues:
        raise Refused("captions_empty")
    return [cue for cue in cues if cue.text]


def _text(data: bytes) -> str:
    try:
        if data.startswith(WIDE):
            return data[: len(data) // 2 * 2].decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and len(data) == HEAD:
            return data[: error.start].decode("utf-8-sig")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Refused("captions_encoding") from error


def _cue(number: int, block: list[str]) -> Cue:
    at = 1 if block[0].strip().isdigit() and len(block) > 1 else 0
    timing = TIMING.match(block[at])
    if timing is None:
        raise Refused("captions_timing", line=number + at)
    parts = list(timing.groups()[:8])
    for index in (3, 7):  # "5" after the comma is half a second, as players read it
        parts[index] = parts[index].ljust(3, "0")
    return cue_of((*parts, None), [_plain(line) for line in block[at + 1 :]], number + at)


def _plain(line: str) -> str:
    """Return a line as WebVTT writes it: its signs escaped, but for the tags it knows."""
    escaped = html.escape(html.unescape(line.strip()), quote=False)
    return KEPT_TAGS.sub(lambda tag: f"<{tag[1]}{tag[2].lower()}>", OTHER_TAGS.sub("", escaped))
