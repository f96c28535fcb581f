"""What a film or a sound holds, read by PyAV in a process of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from . import sniff
from .limited import python_module, run_limited
from .limits import TimedLimits
from .refusal import Refused

SECONDS = 20.0


@dataclass(frozen=True)
class TimedFacts:
    """Duration in seconds; size in pixels as displayed (0 for a sound); codecs by ffmpeg's name."""

    duration: float
    width: int = 0
    height: int = 0
    has_audio: bool = False
    video_codec: str = ""
    audio_codec: str = ""


def probe(path: Path, limits: TimedLimits | None = None) -> TimedFacts:
    """Return what the film or sound at `path` holds; raise Refused when it cannot be played."""
    limits = limits or TimedLimits()
    with path.open("rb") as file:
        kind = sniff.kind_of(file)
    if not kind.demuxer:
        raise Refused("unknown", found=kind.mime)
    facts = _ask(path, kind.demuxer)
    _check(facts, kind.kind, limits)
    return facts


def _ask(path: Path, demuxer: str) -> TimedFacts:
    command = python_module("media_pipeline.probe_worker", demuxer, str(path.resolve()))
    try:
        return TimedFacts(**json.loads(run_limited(command, SECONDS, reads=[path.resolve()])))
    except (ValueError, TypeError) as error:
        raise Refused("unreadable") from error


def _check(facts: TimedFacts, kind: str, limits: TimedLimits) -> None:
    if kind == sniff.FILM and not (facts.width and facts.height):
        raise Refused("no_picture")
    if kind == sniff.SOUND and not facts.has_audio:
        raise Refused("no_sound")
    if facts.duration <= 0:
        raise Refused("no_duration")
    if facts.duration > limits.seconds:
        raise Refused("too_long", limit=limits.seconds, found=facts.duration)
    if max(facts.width, facts.height) > limits.side:
        raise Refused("frame_too_large", limit=limits.side, width=facts.width, height=facts.height)
