"""Try-out: renders a few frames of a film, or a still, small and fast, to look at."""

from __future__ import annotations

import importlib
import sys
import time as clock

import bpy

from paths import WORK


def try_film(module: str, times: list[float], samples: int, scale: int) -> None:
    """Render some moments of a film to the work folder."""
    film = importlib.import_module(module)
    film.build(samples)
    bpy.context.scene.render.resolution_percentage = scale
    for time in times:
        begun = clock.time()
        film.pose(time)
        bpy.context.scene.render.filepath = str(WORK / f"try_{module}_{time}.png")
        bpy.ops.render.render(write_still=True)
        print(f"TRY {time} {clock.time() - begun:.2f}s", flush=True)


if __name__ == "__main__":
    try_film(sys.argv[1], [float(t) for t in sys.argv[4:]], int(sys.argv[2]), int(sys.argv[3]))
