"""WebVTT chapters as phases; the metadata that this site writes give their shapes back too."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ...phases import new_key
from .faults import LONGEST_NAME, MOST_PHASES, Data, Imported, ModuleFileError

ARROW = "-->"
MOMENT = re.compile(r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
TIMING = re.compile(rf"{MOMENT.pattern}[ \t]+{ARROW}[ \t]+{MOMENT.pattern}(?:[ \t].*)?")
TAG = re.compile(r"<[^>]*>")
BESIDE = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True)
class _Cue:
    line: int
    name: str
    start: float
    end: float
    text: str


def read_chapters(text: str) -> Imported:
    """Return the cues of a WebVTT file as phases; raise ModuleFileError with the wrong line."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        raise ModuleFileError(
            _("Line 1: this is no WebVTT file, its first line is not “WEBVTT”. Export it again.")
        )
    cues = [cue for block in _blocks(lines) if (cue := _cue(block))]
    if not cues:
        raise ModuleFileError(_("There is no chapter in this file: nothing was imported."))
    if len(cues) > MOST_PHASES:
        raise ModuleFileError(_("There are too many chapters: %(most)s at most.")
                          % {"most": MOST_PHASES})  # fmt: skip
    return _imported(cues)


def _blocks(lines: list[str]) -> list[list[tuple[int, str]]]:
    """Return the blocks of numbered lines that blank lines part, without the head of the file."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(lines, start=1):
        if line.strip():
            blocks[-1].append((number, line))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks[1:] if block]


def _cue(block: list[tuple[int, str]]) -> _Cue | None:
    """Return the cue of a block, None for a note, a style or a region."""
    if block[0][1].split()[0] in BESIDE and ARROW not in block[0][1]:
        return None
    at = 0 if ARROW in block[0][1] else 1
    number, line = block[min(at, len(block) - 1)]
    match = TIMING.fullmatch(line.strip())
    if not match:
        raise ModuleFileError(
            _("Line %(line)s: “%(text)s” is not a timing. Write 00:01.000 --> 00:02.500.")
            % {"line": number, "text": line.strip()[:60]}
        )
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    if end <= start:
        raise ModuleFileError(_("Line %(line)s: this chapter ends before it starts.")
                          % {"line": number})  # fmt: skip
    name = block[0][1].strip() if at else ""
    return _Cue(number, name, start, end, "\n".join(row for _number, row in block[at + 1 :]))


def _seconds(parts: Any) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _imported(cues: list[_Cue]) -> Imported:
    phases, shapes, remarks = [], [], []
    for cue in cues:
        told = _ours(cue.text)
        if "shape" in told:
            shapes.append(told["shape"])
        elif "phase" in told:
            phases.append(_phase(cue, told["phase"].get("name", ""), "", told["phase"]))
        elif text := html.unescape(TAG.sub("", cue.text)).strip():
            name, _newline, rest = text.partition("\n")
            phases.append(_phase(cue, name, rest.strip(), {}))
        else:
            remarks.append(
                _("Line %(line)s: a chapter without a name was left out.") % {"line": cue.line}
            )
    return Imported(phases, shapes, remarks)


KEPT = ("key", "posture", "grip", "description", "rule", "ruleSource", "tolerance", "safety",
        "commonError")  # fmt: skip
"""What a phase of ours says in words: its links (film, tool…) are those of another module."""


def _ours(text: str) -> Data:
    """Return {"phase"} or {"shape"} of a cue that this site wrote; {} for any other text."""
    if not text.startswith('{"'):
        return {}
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {key: data[key] for key in ("phase", "shape") if isinstance(data.get(key), dict)}


def _phase(cue: _Cue, name: str, description: str, more: Data) -> Data:
    words = {key: more[key] for key in KEPT if isinstance(more.get(key), str)}
    phase = {
        "key": new_key(),
        "name": str(name).strip()[:LONGEST_NAME] or cue.name[:LONGEST_NAME] or "…",
        "start": cue.start,
        "end": cue.end,
        "description": description,
        **words,
    }
    return {key: value for key, value in phase.items() if value != ""}
