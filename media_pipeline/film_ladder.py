"""One decode of a film, or of a chunk of it, into every rung of the ladder."""

from __future__ import annotations

from .ffmpeg_calls import EXACT, PROGRESS, Meter, opening, seconds, source
from .film_plan import Chunk, FilmPlan, Rung
from .probe import check_end
from .refusal import Refused
from .sandbox import GB, ToolLimits
from .work import Work

MOST_SLOWNESS = 60
"""Seconds that one second of film may take on a slow, busy machine."""
H264 = ["-preset", "veryfast", "-crf", "20", "-profile:v", "main"]
AV1 = ["-preset", "10", "-crf", "35"]
TO_SDR = (
    "zscale=tin={transfer}:min=bt2020nc:pin=bt2020:rin=tv:t=linear:npl=100,format=gbrpf32le,"
    "zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv"
)


def part_name(chunk: Chunk, rung: Rung) -> str:
    """Return the name of the file of one chunk in one rung."""
    return f"{chunk.number:03}-{rung.name}.mp4"


def count_name(chunk: Chunk) -> str:
    """Return the name of the file that counts the frames of a chunk."""
    return f"{chunk.number:03}.json"


def encode_chunk(work: Work, plan: FilmPlan, chunk: Chunk) -> None:
    """Write the chunk in every rung; raise Refused("incomplete") when the film stops in it."""
    expected = _expected_seconds(plan, chunk)
    meter = Meter(expected, work.report)
    command = [*opening(*PROGRESS), *source(work.source, *_from_to(plan, chunk))]
    command += ["-filter_complex_threads", "1"]
    command += ["-filter_complex", filters(plan, chunk, work.facts["video_index"])]
    for number, rung in enumerate(plan.rungs):
        command += _encoder(plan, rung, f"[v{number}]", str(work.path(part_name(chunk, rung))))
    work.tool(command, encoding_limits(expected), on_line=meter)
    _check_frames(plan, chunk, meter.frames)
    work.write_json(count_name(chunk), {"frames": meter.frames})


def encoding_limits(duration: float) -> ToolLimits:
    """Return what the encoding of `duration` seconds of film may cost."""
    limit = 120 + MOST_SLOWNESS * duration
    return ToolLimits(seconds=limit, memory=4 * GB, written=int(GB + duration * (4 << 20)))


def filters(plan: FilmPlan, chunk: Chunk, track: int) -> str:
    """Return the filter graph: a constant rate, the frames of the chunk, then sizes in cascade."""
    start = ["yadif=deint=interlaced"] if plan.interlaced else []
    start += [f"fps=fps={plan.rate}:start_time=0"]
    if chunk.first or chunk.frames is not None:
        lead = lead_frames(plan, chunk)
        end = "" if chunk.frames is None else f":end_frame={lead + chunk.frames}"
        start += [f"trim=start_frame={lead}{end}", "setpts=PTS-STARTPTS"]
    graph = [f"[0:{track}]" + ",".join(start) + "[whole]"]
    sizes = list(dict.fromkeys((rung.width, rung.height) for rung in plan.rungs))
    feed = "whole"
    for number, (width, height) in enumerate(sizes):
        steps = [f"scale={width}:{height}:flags=bicubic", "setsar=1"]
        if not number:
            steps += [TO_SDR.format(transfer=plan.transfer)] if plan.transfer else []
            steps += ["format=yuv420p"]
        users = [
            f"[v{i}]" for i, r in enumerate(plan.rungs) if (r.width, r.height) == (width, height)
        ]
        users += [f"[c{number}]"] if number < len(sizes) - 1 else []
        graph.append(f"[{feed}]{','.join(steps)},split={len(users)}{''.join(users)}")
        feed = f"c{number}"
    return ";".join(graph)


def lead_frames(plan: FilmPlan, chunk: Chunk) -> int:
    """Return how many frames are decoded before a chunk, so that its first one is the right one."""
    return min(plan.gop, chunk.first)


def _from_to(plan: FilmPlan, chunk: Chunk) -> list[str]:
    lead = lead_frames(plan, chunk)
    options = ["-ss", seconds(chunk.first - lead, plan.rate)] if chunk.first else []
    if chunk.frames is not None:
        options += ["-t", seconds(lead + chunk.frames + plan.gop, plan.rate)]
    return options


def _encoder(plan: FilmPlan, rung: Rung, label: str, path: str) -> list[str]:
    gop = plan.gop
    common = ["-map", label, "-threads", "1", "-g", str(gop), *EXACT]
    cap = f"{rung.kilobits}k"
    if rung.codec == "av1":
        own = ["-c:v", "libsvtav1", *AV1, "-svtav1-params", f"lp=1:keyint={gop}:scd=0"]
    else:
        own = ["-c:v", "libx264", *H264]
        own += ["-x264-params", f"keyint={gop}:min-keyint={gop}:scenecut=0:open-gop=0"]
    return [*common, *own, "-maxrate", cap, "-bufsize", f"{2 * rung.kilobits}k", "-f", "mp4", path]


def _expected_seconds(plan: FilmPlan, chunk: Chunk) -> float:
    if chunk.frames is not None:
        return float(chunk.frames / plan.rate)
    return max(0.0, plan.duration - float(chunk.first / plan.rate))


def _check_frames(plan: FilmPlan, chunk: Chunk, frames: int) -> None:
    stop = float((chunk.first + frames) / plan.rate)
    if chunk.frames is None:
        check_end(stop, plan.duration)
    elif frames < chunk.frames:
        raise Refused("incomplete", at=stop, duration=plan.duration)
