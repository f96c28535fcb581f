"""Pieces of a film on demand: the clip of a phase, a still of a moment, a copy less its secrets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .ffmpeg_calls import EXACT, opening, source
from .film_ladder import H264, TO_SDR, encoding_limits
from .film_plan import Rung, plan_film
from .refusal import Refused
from .sandbox import Done, run_tool
from .sound_levels import AAC

CLIP_SIDE, STILL_SIDE = 720, 1080
"""The short side of a clip and of a still, in pixels, unless the film is smaller."""
AHEAD = 0.001
MARGIN = 0.1
"""Seconds hidden on each side of a secret moment: more than a frame of any film."""


def cut_clip(
    film: Path, facts: dict[str, Any], start: float, end: float, target: Path
) -> dict[str, Any]:
    """Write to `target` the seconds from `start` to `end` of a film, as an MP4 that loops well.

    `facts` are those of `probe`. Returns the size in pixels and the duration in seconds. Raises
    Refused("outside_film") when the film has no such seconds.
    """
    _check_inside(facts, start, end)
    plan = plan_film(facts, {})
    rung = _rung_under(plan.rungs, CLIP_SIDE)
    command = [
        *opening(),
        *source(film.resolve(), "-ss", f"{start:.6f}", "-t", f"{end - start:.6f}"),
    ]
    command += [
        "-map",
        f"0:{facts['video_index']}",
        "-vf",
        _filters(rung, plan.transfer, plan.rate),
    ]
    command += ["-c:v", "libx264", *H264, "-g", str(plan.gop), "-threads", "1"]
    if facts["has_audio"]:
        command += ["-map", f"0:{facts['audio_index']}", *AAC]
    command += [*EXACT, "-movflags", "+faststart", "-f", "mp4", f"file:{target.resolve()}"]
    _run(command, film, target, end - start)
    return {"width": rung.width, "height": rung.height, "duration": round(end - start, 3)}


def hide_moments(
    film: Path, facts: dict[str, Any], spans: list[tuple[float, float]], target: Path
) -> dict[str, Any]:
    """Write to `target` the whole film, black and silent during `spans` (seconds), as an MP4.

    Every other moment keeps its time. Returns the size in pixels; raises Refused("outside_film")
    when a span is not in the film.
    """
    for start, end in spans:
        _check_inside(facts, start, end)
    hidden = "+".join(f"between(t,{a - MARGIN:.3f},{b + MARGIN:.3f})" for a, b in spans)
    plan = plan_film(facts, {})
    rung = plan.rungs[0]
    black = f"drawbox=x=0:y=0:w=iw:h=ih:color=black:t=fill:enable='{hidden}'"
    steps = f"{_filters(rung, plan.transfer, f'{plan.rate}:start_time=0')},{black}"
    command = [*opening(), *source(film.resolve()), "-map", f"0:{facts['video_index']}"]
    command += ["-vf", steps, "-c:v", "libx264", *H264, "-g", str(plan.gop), "-threads", "1"]
    if facts["has_audio"]:
        silence = f"volume=volume=0:enable='{hidden}'"
        command += ["-map", f"0:{facts['audio_index']}", "-af", silence, *AAC]
    command += [*EXACT, "-movflags", "+faststart", "-f", "mp4", f"file:{target.resolve()}"]
    _run(command, film, target, facts["duration"])
    return {"width": rung.width, "height": rung.height}


def take_still(film: Path, facts: dict[str, Any], at: float, target: Path) -> dict[str, Any]:
    """Write to `target` the frame shown at the second `at` of a film, as a JPEG.

    Returns its size in pixels; raises Refused("outside_film") when the film has no such second.
    """
    _check_inside(facts, at, at + AHEAD)
    plan = plan_film(facts, {})
    rung = _rung_under(plan.rungs, STILL_SIDE)
    steps = _filters(rung, plan.transfer, None) + ",format=yuvj420p"
    # The frame shown at a moment may have started up to one frame earlier.
    begin = max(0.0, at - float(1 / plan.rate) + AHEAD)
    command = [*opening(), *source(film.resolve(), "-ss", f"{begin:.6f}")]
    command += ["-map", f"0:{facts['video_index']}", "-vf", steps, "-frames:v", "1", "-update", "1"]
    command += ["-q:v", "2", "-threads", "1", *EXACT, "-f", "image2", f"file:{target.resolve()}"]
    _run(command, film, target, 1.0)
    return {"width": rung.width, "height": rung.height}


def _filters(rung: Rung, transfer: str, rate: Any) -> str:
    steps = [f"fps=fps={rate}"] if rate else []
    steps += [f"scale={rung.width}:{rung.height}:flags=bicubic", "setsar=1"]
    steps += [TO_SDR.format(transfer=transfer)] if transfer else []
    return ",".join([*steps, "format=yuv420p"])


def _rung_under(rungs: tuple[Rung, ...], side: int) -> Rung:
    return next((rung for rung in rungs if min(rung.width, rung.height) <= side), rungs[-1])


def _check_inside(facts: dict[str, Any], start: float, end: float) -> None:
    if not 0 <= start < end <= facts["duration"] + AHEAD:
        raise Refused("outside_film", at=start, duration=facts["duration"])


def _run(command: list[str], film: Path, target: Path, seconds: float) -> Done:
    target.parent.mkdir(parents=True, exist_ok=True)
    limits = encoding_limits(seconds)
    done = run_tool(command, reads=[film.resolve()], folder=target.resolve().parent, limits=limits)
    if not target.exists():
        raise Refused("no_picture")
    return done
