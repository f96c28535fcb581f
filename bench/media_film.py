"""Measure the film recipe: processor, memory, quality, against a floor and the usual way.

Usage: python -m bench.media_film [seconds]   (12 by default; prints Markdown; some minutes)
All figures come from one run on one machine: read the ratios.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path

from media_pipeline.derive import derive
from media_pipeline.ffmpeg import newest_ffmpeg
from media_pipeline.film_plan import rungs_of
from media_pipeline.manifest import Manifest

PICTURE = (
    "mandelbrot=size=160x90:rate=30:end_scale=1,scale=2112:1188:flags=bicubic,"
    "crop=1920:1080:96+30*sin(n/40):54+20*cos(n/53),"
    "noise=alls=4:allf=t,hue=h='90*floor(t/5)',format=yuv420p"
)
"""Detail, a hand that moves, grain, and a cut every five seconds."""
SOUND = "anoisesrc=color=pink:amplitude=0.1:sample_rate=48000"
CAPPED = ["-maxrate", "8000k", "-bufsize", "16000k"]
USUAL = {1080: 6750, 720: 3750, 480: 1500, 360: 750, 240: 450, 144: 225}
"""A decode for each of six rungs at preset medium, crf 23, then segments: MediaCMS's way."""


@dataclass
class Measure:
    """Seconds of processor and of wall, and what was stored in bytes."""

    name: str
    processor: float
    wall: float
    size: int
    vmaf: float = 0.0


def main(seconds: int = 12) -> None:
    with tempfile.TemporaryDirectory(prefix="bench-film-") as name:
        folder = Path(name)
        film = make_film(folder, seconds)
        print(costs(folder, film, seconds))
        print(workers(folder, film))


def make_film(folder: Path, seconds: int) -> Path:
    """Write a film as a phone does: 1080p30, H.264 at 17 Mb/s, a key frame each second."""
    path = folder / "film.mp4"
    ffmpeg(
        "-f", "lavfi", "-i", PICTURE, "-f", "lavfi", "-i", SOUND, "-t", str(seconds),
        "-c:v", "libx264", "-preset", "superfast", "-b:v", "17M", "-g", "30", "-c:a", "aac",
        str(path),
    )  # fmt: skip
    return path


def costs(folder: Path, film: Path, seconds: int) -> str:
    """Compare one film: the floor, ours with and without AV1, and the usual way."""
    floor = measured("one decode and one 1080p encode (the floor)", folder / "floor", _floor, film)
    ours, manifest = derived("ours, all that the recipe makes", folder / "ours", film)
    encode = manifest.costs["encode-000"]
    ladder = Measure("ours, the ladder alone", encode.cpu_seconds, 0, ours.size)
    av1, _manifest = derived("ours with AV1 rungs", folder / "av1", film, av1=True)
    usual = measured("a decode for each of six rungs, medium", folder / "usual", _usual, film)
    ours.vmaf = ladder.vmaf = av1.vmaf = vmaf(folder / "ours/film.mp4", film)
    usual.vmaf = vmaf(folder / "usual/1080.mp4", film)
    floor.vmaf = vmaf(folder / "floor/floor.mp4", film)
    lines = [
        f"## Films: {seconds} s of 1080p30, {film.stat().st_size * 8 / seconds / 1e6:.0f} Mb/s",
        "",
        "| way | CPU s | times the floor | stored MB | VMAF of 1080p |",
        "| --- | --- | --- | --- | --- |",
    ]
    for m in (floor, ladder, ours, av1, usual):
        ratio = m.processor / floor.processor
        lines.append(
            f"| {m.name} | {m.processor:.1f} | {ratio:.2f} | {m.size / 1e6:.1f} | {m.vmaf:.1f} |"
        )
    look = manifest.costs["look"].cpu_seconds * 60 / seconds
    lines += [
        "",
        f"The usual way costs {usual.processor / ours.processor:.1f} times ours. "
        f"Memory of the ladder: {encode.memory / 1e6:.0f} MB. "
        f"Poster and storyboard: {look:.1f} CPU s for a minute of film.",
        "",
    ]
    return "\n".join(lines)


def workers(folder: Path, film: Path) -> str:
    """Compare one worker on one core with two on two, on a film in six chunks."""
    if len(os.sched_getaffinity(0)) < 2:
        return "## Workers\n\nNot measured: this machine has one core.\n"
    lines = [
        "## Workers: the same film in chunks, one core for each worker",
        "",
        "| workers | wall s | CPU s | same bytes |",
        "| --- | --- | --- | --- |",
    ]
    walls, prints = [], []
    cores = sorted(os.sched_getaffinity(0))
    for count in (1, 2):
        out = folder / f"workers-{count}"
        started = time.monotonic()
        process = get_context("fork").Process(target=_chunked, args=(film, out, cores[:count]))
        process.start()
        process.join()
        walls.append(time.monotonic() - started)
        done = Manifest.read(out / "manifest.json")
        if done is None:
            raise RuntimeError("The chunked film was not made.")
        prints.append(done.fingerprint)
        processor = sum(cost.cpu_seconds for cost in done.costs.values())
        same = "yes" if prints[0] == prints[-1] else "NO"
        lines.append(f"| {count} | {walls[-1]:.1f} | {processor:.1f} | {same} |")
    most = ceiling(folder, film, cores[:2])
    said = (
        f"Two workers are {walls[0] / walls[1]:.2f} times one. Two encodings that share nothing, "
        f"each on its core, are {most:.2f} times one here: no pair of workers does better."
    )
    return "\n".join([*lines, "", said, ""])


def ceiling(folder: Path, film: Path, cores: list[int]) -> float:
    """Return how many times faster two independent encodings are, at once than in a row."""
    walls = []
    for together in (False, True):
        processes = [
            get_context("fork").Process(
                target=_encode_on, args=(film, folder / f"{core}.mp4", core)
            )
            for core in cores
        ]
        started = time.monotonic()
        for process in processes:
            process.start()
            if not together:
                process.join()
        for process in processes:
            process.join()
        walls.append(time.monotonic() - started)
    return walls[0] / walls[1]


def _encode_on(film: Path, path: Path, core: int) -> None:
    os.sched_setaffinity(0, {core})
    ffmpeg("-threads", "1", "-i", str(film), "-an", "-c:v", "libx264", "-preset", "veryfast",
           "-threads", "1", str(path))  # fmt: skip


def _chunked(film: Path, out: Path, cores: list[int]) -> None:
    os.sched_setaffinity(0, cores)
    derive(film, out, options={"chunk_seconds": 2}, workers=len(cores))


def _floor(film: Path, folder: Path) -> None:
    ffmpeg("-threads", "1", "-i", str(film), "-an", "-c:v", "libx264", "-preset", "veryfast",
           "-crf", "20", *CAPPED, "-threads", "1", str(folder / "floor.mp4"))  # fmt: skip


def _usual(film: Path, folder: Path) -> None:
    rungs = {min(r.width, r.height): r for r in rungs_of(1920, 1080, Fraction(30))}
    for side, kilobits in USUAL.items():
        height = rungs[side].height if side in rungs else side
        cap = f"{kilobits}k"
        ffmpeg(
            "-threads", "1", "-i", str(film), "-vf", f"scale=-2:{height}", "-c:v", "libx264",
            "-preset", "medium", "-crf", "23", "-maxrate", cap, "-bufsize", cap, "-threads", "1",
            "-g", "60", "-c:a", "aac", "-b:a", "128k", str(folder / f"{side}.mp4"),
        )  # fmt: skip
        ffmpeg("-i", str(folder / f"{side}.mp4"), "-c", "copy", "-f", "hls", "-hls_time", "4",
               "-hls_playlist_type", "vod", str(folder / f"{side}.m3u8"))  # fmt: skip
    ffmpeg("-threads", "1", "-i", str(film), "-vf", "fps=1/10,scale=160:90", "-threads", "1",
           str(folder / "sprite%03d.jpg"))  # fmt: skip


def measured(name: str, folder: Path, do: Callable[[Path, Path], None], film: Path) -> Measure:
    """Run `do` and return what its processes used."""
    folder.mkdir()
    before, started = os.times(), time.monotonic()
    do(film, folder)
    after = os.times()
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return Measure(name, used, time.monotonic() - started, size_of(folder))


def derived(name: str, out: Path, film: Path, **options: object) -> tuple[Measure, Manifest]:
    """Derive the film and return what it cost, with its manifest."""
    started = time.monotonic()
    manifest = derive(film, out, options=options)
    used = sum(cost.cpu_seconds for cost in manifest.costs.values())
    return Measure(name, used, time.monotonic() - started, size_of(out)), manifest


def vmaf(made: Path, film: Path) -> float:
    """Return the VMAF of a film against its original, every third frame; 0 without libvmaf."""
    log = made.with_name("vmaf.json")
    compare = f"[0:v][1:v]libvmaf=n_subsample=3:log_fmt=json:log_path={log}"
    try:
        ffmpeg("-i", str(made), "-i", str(film), "-lavfi", compare, "-f", "null", "-")
    except subprocess.CalledProcessError:
        return 0.0
    score = json.loads(log.read_text())["pooled_metrics"]["vmaf"]["mean"]
    log.unlink()
    return float(score)


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def ffmpeg(*arguments: str) -> None:
    subprocess.run([newest_ffmpeg().path, "-loglevel", "error", "-y", *arguments], check=True)


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:] if re.fullmatch(r"\d+", text)))
