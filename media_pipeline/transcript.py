"""The recipe of automatic captions: what is said in a film or a sound, by a tool of the site's own.

Off unless asked for by name. The tool is any program that reads a sound and writes WebVTT or
SubRip; nothing is downloaded. What it writes is a draft for a person to correct.
Options: `command`, a list where {sound}, {captions} and {language} are replaced; `files`, what the
program reads (its model); `language`, "fr" unless it is said.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from . import sniff
from .captions_write import normalise_captions
from .ffmpeg_calls import EXACT, PROGRESS, Meter, opening, source
from .limits import MOST_CAPTION_BYTES
from .recipes import Facts, Options, Recipe, Step
from .refusal import Refused
from .sandbox import GB, ToolLimits
from .sound_levels import WHOLE, sound_limits
from .work import Work

SOUND, CAPTIONS = "speech.wav", "captions.vtt"
RATE = 16_000
"""Samples a second, mono: what recognisers of speech read."""
SLOWNESS = 20
"""Seconds of work that one second of sound may take."""
PLACES = ("{sound}", "{captions}")


def steps(facts: Facts, options: Options) -> list[Step]:
    """Return the two steps; raise ValueError without a program, Refused("no_sound") if silent."""
    command = options.get("command") or []
    if not all(any(place in word for word in command) for place in PLACES):
        raise ValueError("transcript: `command` must name {sound} and {captions}")
    if not facts["has_audio"]:
        raise Refused("no_sound")
    return [
        Step("speech", _write_speech, lasting=False),
        Step("transcript", _transcribe, ("speech",), share=10),
    ]


def _write_speech(work: Work) -> None:
    track = f"0:{work.facts['audio_index']}"
    command = [*opening(*PROGRESS), *source(work.source), "-map", track, "-af", WHOLE]
    command += ["-ac", "1", "-ar", str(RATE), "-c:a", "pcm_s16le", *EXACT, str(work.path(SOUND))]
    duration = work.facts["duration"]
    work.tool(command, sound_limits(duration), on_line=Meter(duration, work.report))


def _transcribe(work: Work) -> Facts:
    speech, raw = work.earlier[SOUND], work.path("raw.vtt")
    words = {"sound": str(speech), "captions": str(raw), "language": _language(work.options)}
    command = [word.format_map(words) for word in work.options["command"]]
    duration = work.facts["duration"]
    limits = ToolLimits(
        seconds=60 + SLOWNESS * duration, memory=16 * GB, counts_data_only=True, written=1 << 26
    )
    work.tool(command, limits, [speech, *map(Path, work.options.get("files", ()))])
    if not raw.is_file() or raw.stat().st_size > MOST_CAPTION_BYTES:
        raise Refused("no_speech")
    data, facts = normalise_captions(raw.read_bytes(), duration)
    raw.unlink()
    work.path(CAPTIONS).write_bytes(data)
    return {CAPTIONS: {"mime": "text/vtt", "language": words["language"], **facts}}


def _language(options: dict[str, Any]) -> str:
    return str(options.get("language", "fr"))


RECIPE = Recipe("transcript", 1, (sniff.FILM, sniff.SOUND), steps)
