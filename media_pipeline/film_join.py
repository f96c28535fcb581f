"""The chunks of a film become its ladder (HLS) and its download (MP4), without encoding again."""

from __future__ import annotations

from pathlib import Path

from .ffmpeg_calls import EXACT, joined, opening, write_list
from .film_ladder import part_name
from .film_plan import SEGMENT_SECONDS, FilmPlan, Rung
from .hls_master import Variant, master_playlist
from .recipes import Facts
from .sandbox import GB, MB, ToolLimits
from .work import Work

MASTER, SOUND, DOWNLOAD = "hls/master.m3u8", "sound.m4a", "film.mp4"
PLAYLIST = "index.m3u8"
BYTES_A_SECOND = 4 * MB


def make_ladder(work: Work, plan: FilmPlan) -> Facts:
    """Write a playlist and its segments for each rung and for the sound, and the master."""
    tracks = {rung.name: rung_list(work, plan, rung) for rung in plan.rungs}
    command, reads = opening(), _parts(work, plan)
    for path in tracks.values():
        command += joined(path)
    sound = work.earlier.get(SOUND)
    if sound is not None:
        command += ["-i", f"file:{sound}"]
        tracks["sound"] = sound
        reads.append(sound)
    for number, name in enumerate(tracks):
        command += _segments(work, name, number)
    work.tool(command, joining_limits(plan), reads)
    for rung in plan.rungs:
        tracks[rung.name].unlink()
    return _write_master(work, plan, sound is not None)


def make_download(work: Work, plan: FilmPlan) -> Facts:
    """Write the largest H.264 rung and the sound as one MP4 that starts playing at once."""
    rung = plan.rungs[0]
    chunks, sound = rung_list(work, plan, rung), work.earlier.get(SOUND)
    command, reads = [*opening(), *joined(chunks)], _parts(work, plan)
    maps = ["-map", "0:v"]
    if sound is not None:
        command += ["-i", f"file:{sound}"]
        maps += ["-map", "1:a"]
        reads.append(sound)
    target = work.path(DOWNLOAD)
    command += [*maps, "-c", "copy", *EXACT, "-movflags", "+faststart", f"file:{target}"]
    work.tool(command, joining_limits(plan), reads)
    chunks.unlink()
    size = {"width": rung.width, "height": rung.height}
    return {DOWNLOAD: {"mime": "video/mp4", **size, "duration": round(plan.duration, 3)}}


def rung_list(work: Work, plan: FilmPlan, rung: Rung) -> Path:
    """Write the list of the chunks of a rung, for ffmpeg to read; the caller removes it."""
    path = work.path(f"{rung.name}.txt")
    write_list(path, [work.earlier[part_name(chunk, rung)] for chunk in plan.chunks])
    return path


def joining_limits(plan: FilmPlan) -> ToolLimits:
    """Return what copying the streams of a film may cost."""
    written = int(GB + 2 * BYTES_A_SECOND * plan.duration)
    return ToolLimits(seconds=120 + 2 * plan.duration, written=written)


def _parts(work: Work, plan: FilmPlan) -> list[Path]:
    return [work.earlier[part_name(c, rung)] for rung in plan.rungs for c in plan.chunks]


def _segments(work: Work, name: str, number: int) -> list[str]:
    folder = work.path(f"hls/{name}/{PLAYLIST}").parent.relative_to(work.folder)
    return [
        "-map", f"{number}:0", "-c", "copy", *EXACT,
        "-f", "hls", "-hls_time", str(SEGMENT_SECONDS), "-hls_playlist_type", "vod",
        "-hls_segment_type", "fmp4", "-hls_flags", "independent_segments",
        "-hls_fmp4_init_filename", "init.mp4",
        "-hls_segment_filename", f"{folder}/s%05d.m4s", f"{folder}/{PLAYLIST}",
    ]  # fmt: skip


def _write_master(work: Work, plan: FilmPlan, has_sound: bool) -> Facts:
    variants = [
        Variant.read(work.folder / "hls", rung.name, (rung.width, rung.height), plan.rate)
        for rung in plan.rungs
    ]
    sound = Variant.read(work.folder / "hls", "sound") if has_sound else None
    work.path(MASTER).write_text(master_playlist(variants, sound))
    facts: Facts = {MASTER: {"mime": "application/vnd.apple.mpegurl", "rate": str(plan.rate)}}
    for variant, rung in zip(variants, plan.rungs, strict=True):
        facts[f"hls/{rung.name}/{PLAYLIST}"] = {
            "width": rung.width,
            "height": rung.height,
            "bandwidth": variant.peak,
            "codecs": variant.codecs,
        }
    return facts
