"""Measure the house and keep the table: start-up, pages, weight, map, media.

Usage: python -m bench.run [start_up page_cost page_weight map_tiles repertory overlays modelling
                            films stills uploads supports storyboard documentary]
(all by default; writes bench/results/<date>.md; nothing here fails on a slow machine)
"""

from __future__ import annotations

import datetime
import importlib.util
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import house, media_list, pages, weight

HLS = "node_modules/hls.js/dist/hls.min.mjs"
RESULTS = Path(__file__).resolve().parent / "results"


def main() -> None:
    sys.path[:0] = [str(house.ROOT / "site"), str(house.ROOT)]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        house.settle(Path(folder))
        import django

        django.setup()
        parts = []
        for measure in (heading, *chosen(sys.argv[1:])):
            parts.append(measure())
            sys.stdout.write(parts[-1] + "\n")
            sys.stdout.flush()
    text = "\n".join(part for part in parts if part)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{datetime.date.today()}.md").write_text(text, encoding="utf-8")


def chosen(names: list[str]) -> list[Callable[[], str]]:
    """Return the measures with these names, all of them without a name."""
    known = [start_up, page_cost, page_weight, map_tiles, repertory, overlays, modelling,
             films, stills, uploads, supports, storyboard, documentary]  # fmt: skip
    return [measure for measure in known if not names or measure.__name__ in names]


def heading() -> str:
    return (
        f"# Measures of {datetime.date.today()}\n\n"
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, SQLite,"
        " the demo content. Times depend on the machine and on what else it does.\n"
    )


def start_up() -> str:
    """The commands a developer waits for: best of three, in seconds."""
    check = min(house.manage("check") for _ in range(3))
    answers = []
    for _ in range(3):
        with house.server() as (_address, seconds):
            answers.append(seconds)
    rows = [["manage.py check", f"{check:.1f}"],
            ["second start: first page answered", f"{min(answers):.1f}"]]  # fmt: skip
    return table("Start-up", ["what", "seconds"], rows)


def page_cost() -> str:
    """What each public page costs the server, in this process."""
    rows = [
        [p["name"], p["url"], p["status"], f"{p['median']:.0f}", f"{p['p95']:.0f}", p["cold"],
         p["warm"]]
        for p in pages.measure()
    ]  # fmt: skip
    columns = ["page", "address", "status", "CPU ms, median", "95th", "queries, cold", "warm"]
    return table("Pages", columns, rows)


def page_weight() -> str:
    """What each public page weighs on a phone; needs Chromium."""
    if not os.access(weight.CHROMIUM, os.X_OK):
        return f"## Weight\n\nNot measured: {weight.CHROMIUM} is missing.\n"
    shown = {name: url for name, url in pages.addresses().items() if "/api/" not in url}
    with house.server() as (address, _seconds):
        rows = [
            [
                row["name"],
                *[kilobytes(row[kind]) for kind in (*weight.KINDS.values(), "gzip", "raw")],
            ]
            for row in weight.measure(address, shown)
        ]
        player = weight.measure_play(address + shown["gestures: page"])
    columns = ["page", "html", "css", "js", "fonts", "all, gzip", "all, raw"]
    hls = weight.compressed((house.ROOT / HLS).read_bytes())
    return table("Weight before media, kB", columns, rows) + (
        f"\nWhen a film is played: {kilobytes(player['gzip'])} kB more, gzip, in "
        f"{player['files']} files; hls.js, only where it is needed: {kilobytes(hls)} kB.\n"
    )


def map_tiles() -> str:
    """What the map's own bench prints, when the map plugin is there."""
    if importlib.util.find_spec("bench.map_tiles") is None:
        return ""
    return f"## Map tiles\n\n{printed_by('bench.map_tiles')}\n"


def repertory() -> str:
    """What the grid of the repertory costs with ten thousand gestures."""
    return printed_by("bench.repertory")


def overlays() -> str:
    """What drawing over a film costs a frame; needs Chromium."""
    if not os.access(weight.CHROMIUM, os.X_OK):
        return f"## Overlays\n\nNot measured: {weight.CHROMIUM} is missing.\n"
    return printed_by("bench.overlays")


def modelling() -> str:
    """What a frame of the modelling tool costs; needs Chromium."""
    if not os.access(weight.CHROMIUM, os.X_OK):
        return f"## Modelling tool\n\nNot measured: {weight.CHROMIUM} is missing.\n"
    return printed_by("bench.modelling")


def films() -> str:
    """What the film recipe costs, against a floor and against the usual way."""
    return printed_by("bench.media_film")


def stills() -> str:
    """What photographs and 3D models cost, beside their limits."""
    return printed_by("bench.media_still")


def supports() -> str:
    """What the archive, the EPUB and the PDF of a long story cost."""
    return printed_by("bench.story_archive")


def storyboard() -> str:
    """What the storyboard of a long story costs; needs Chromium."""
    if not os.access(weight.CHROMIUM, os.X_OK):
        return f"## Storyboard\n\nNot measured: {weight.CHROMIUM} is missing.\n"
    return printed_by("bench.storyboard")


def documentary() -> str:
    """What the viewer of a long story weighs, and when its first scene is painted."""
    return printed_by("bench.documentary")


def uploads() -> str:
    """What the library costs with a thousand uploads, and the end of a large one."""
    import django

    django.setup()
    columns = ["what", "queries", "ms, median", "95th", "limit"]
    return table("Uploads", columns, media_list.measure())


def printed_by(module: str) -> str:
    """Return what a bench of its own prints."""
    done = subprocess.run(
        [sys.executable, "-m", module], cwd=house.ROOT, capture_output=True, text=True
    )
    return done.stdout or done.stderr


def kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"


def table(title: str, columns: list[str], rows: list[list[Any]]) -> str:
    """Return a Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    body = "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
    return f"## {title}\n\n{body}\n"


if __name__ == "__main__":
    main()
