"""Renders the still images, each from its own small scene."""

from __future__ import annotations

import sys
import time as clock
from collections.abc import Callable

import bpy

import stills_around
import stills_distillery
import stills_fields
import stills_fire
import stills_glass
import stills_hand
import stills_house
import stills_workshop
from manifest import load_catalogue
from paths import MEDIA, WORK
from studio import finish_picture, render_still, start_scene

SCENES: dict[str, Callable[[], None]] = {
    **stills_workshop.SCENES,
    **stills_house.SCENES,
    **stills_fields.SCENES,
    **stills_distillery.SCENES,
    **stills_glass.SCENES,
    **stills_hand.SCENES,
    **stills_fire.SCENES,
    **stills_around.SCENES,
}
SAMPLES = 6
SHARE = 50  # per cent of the final size that is rendered; the rest is a Lanczos enlargement


def render_scene(
    name: str, scale: int = SHARE, samples: int = SAMPLES, trial: bool = False
) -> None:
    """Build one scene and render it, to the media folder or (a trial) to the work folder."""
    sizes = {entry["file"]: entry for entry in load_catalogue() if entry["kind"] == "image"}
    entry = sizes[f"{name}.jpg"]
    begun = clock.time()
    start_scene((entry["width"], entry["height"]), samples, seed=len(name))
    SCENES[name]()
    bpy.context.scene.render.resolution_percentage = scale
    raw = WORK / "stills" / f"{name}.png"
    render_still(raw)
    size = (entry["width"], entry["height"])
    finish_picture(raw, (WORK / f"try_{name}.jpg") if trial else (MEDIA / f"{name}.jpg"), size)
    print(f"STILL {name} {clock.time() - begun:.1f}s", flush=True)


def render_missing(names: list[str] | None = None) -> None:
    """Render the named stills, or all those that do not exist yet."""
    for name in names or [name for name in SCENES if not (MEDIA / f"{name}.jpg").exists()]:
        render_scene(name)


if __name__ == "__main__":
    if sys.argv[1:2] == ["try"]:
        for wanted in sys.argv[2:]:
            render_scene(wanted, 32, 8, trial=True)
    else:
        render_missing(sys.argv[1:])
