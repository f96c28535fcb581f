"""What a film or a sound holds, read by PyAV in a process of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import sniff
from .limited import python_module, run_limited
from .limits import AUDIO_CODECS, VIDEO_CODECS, TimedLimits
from .refusal import Refused

SECONDS = 20.0
MISSING_SHARE, MISSING_SECONDS = 0.02, 1.0
"""What may lack at the end of a file before it is called incomplete."""


@dataclass(frozen=True)
class TimedFacts:
    """What a film or a sound holds.

    Times in seconds (`duration` as declared, `end` and `video_end` where the data stops); size in
    pixels as displayed (0 for a sound); codecs by ffmpeg's name; `frame_rate` as a fraction in
    frames a second; `transfer` names the curve of an HDR picture; indexes count the tracks.
    """

    duration: float
    width: int = 0
    height: int = 0
    has_audio: bool = False
    video_codec: str = ""
    audio_codec: str = ""
    end: float = 0.0
    video_end: float = 0.0
    video_duration: float = 0.0
    frame_rate: str = ""
    transfer: str = ""
    interlaced: bool = False
    channels: int = 0
    video_index: int = 0
    audio_index: int = 0


def probe(path: Path, limits: TimedLimits | None = None) -> TimedFacts:
    """Return what the film or sound at `path` holds; raise Refused when it cannot be played."""
    limits = limits or TimedLimits()
    with path.open("rb") as file:
        kind = sniff.kind_of(file)
        declares_its_end = kind != sniff.MP3 or sniff.has_frame_count(file)
    if not kind.demuxer:
        raise Refused("unknown", found=kind.mime)
    facts = _facts(path, kind.demuxer)
    _check(facts, kind.kind, limits)
    if declares_its_end:
        check_end(facts.end, facts.duration)
    return facts


def check_end(found: float, declared: float) -> None:
    """Raise Refused("incomplete") when what is found ends well before what is declared."""
    if declared - found > max(MISSING_SECONDS, MISSING_SHARE * declared):
        raise Refused("incomplete", at=found, duration=declared)


def locate_cut(path: Path, refused: Refused) -> Refused:
    """Return, for a film refused as "truncated", where it stops if that can be read."""
    if refused.code != "truncated":
        return refused
    try:
        end = float(_ask("ends", path, sniff.MP4.demuxer)["end"])
    except Refused:
        return refused
    return Refused("incomplete", at=end) if end else refused


def _facts(path: Path, demuxer: str) -> TimedFacts:
    try:
        return TimedFacts(**_ask("facts", path, demuxer))
    except (ValueError, TypeError) as error:
        raise Refused("unreadable") from error


def _ask(question: str, path: Path, demuxer: str) -> dict[str, Any]:
    source = path.resolve()
    command = python_module("media_pipeline.probe_worker", question, demuxer, str(source))
    answer: dict[str, Any] = json.loads(run_limited(command, SECONDS, reads=[source]))
    return answer


def _check(facts: TimedFacts, kind: str, limits: TimedLimits) -> None:
    if kind == sniff.FILM and not (facts.width and facts.height):
        raise Refused("no_picture")
    if kind == sniff.SOUND and not facts.has_audio:
        raise Refused("no_sound")
    if facts.duration <= 0:
        raise Refused("no_duration")
    if facts.duration > limits.seconds:
        raise Refused("too_long", limit=limits.seconds, found=facts.duration)
    if kind == sniff.FILM:
        _check_size(facts, limits)
    _check_codecs(facts)


def _check_size(facts: TimedFacts, limits: TimedLimits) -> None:
    size = {"width": facts.width, "height": facts.height}
    if max(size.values()) > limits.side:
        raise Refused("frame_too_large", limit=limits.side, **size)
    if min(size.values()) < limits.least_side:
        raise Refused("frame_too_small", limit=limits.least_side, **size)


def _check_codecs(facts: TimedFacts) -> None:
    """Refuse what no phone or camera writes: decoders that nobody uses are those that break."""
    if facts.video_codec and facts.video_codec not in VIDEO_CODECS:
        raise Refused("codec", found=facts.video_codec)
    if facts.audio_codec and not facts.audio_codec.startswith(AUDIO_CODECS):
        raise Refused("codec", found=facts.audio_codec)
