"""Photographs: one decode, every published size, in a process of its own.

What is published is upright, in sRGB without a profile, and carries no metadata at all: neither
the place, nor the serial number, nor the name of the camera's owner.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .asking import ask
from .limited import python_module
from .photo_frames import FRAMES, Frame
from .sandbox import GB, ToolLimits
from .work import Work

LIMITS = ToolLimits(seconds=60, memory=2 * GB)
UNREADABLE = dict.fromkeys(("unreadable", "too_slow", "too_heavy"), "unreadable_image")
LEVELS = Frame("level", (1024, 2048, 4096, 8192))
"""A 360-degree picture: the viewer starts with the smallest and asks for what it shows."""


@dataclass(frozen=True)
class PhotoOptions:
    """What is asked of a photograph.

    `focal` is the point of interest, 0-1 from the left and the top of the picture as seen.
    `sphere`: whether it is a 360-degree picture; None asks the camera's own mark.
    """

    frames: tuple[Frame, ...] = (FRAMES["whole"],)
    formats: tuple[str, ...] = ("AVIF", "WEBP", "JPEG")
    focal: tuple[float, float] = (0.5, 0.5)
    sphere: bool | None = None
    levels: tuple[Frame, ...] = (LEVELS,)
    level_formats: tuple[str, ...] = ("WEBP", "JPEG")


def derive_photo(source: Path, folder: Path, options: PhotoOptions | None = None) -> dict[str, Any]:
    """Write the published sizes of the photograph `source` into `folder`; return their facts."""
    return write_photo(Work(source.resolve(), folder, {}, {}), options or PhotoOptions())


def write_photo(work: Work, options: PhotoOptions) -> dict[str, Any]:
    """Write the published sizes of a photograph; return their facts.

    Files are named `<frame>-<width>.<format>` and are the same bytes each time. Facts: `width`,
    `height` (pixels, as seen), `projection`, `transparent`, `colour` (#rrggbb, the mean) and
    `outputs`. Raises Refused: "too_many_pixels", "too_small", "animated", "truncated",
    "unreadable_image", "not_equirectangular".
    """
    job = job_of(work.source, work.folder, options)
    command = python_module("media_pipeline.photo_worker", json.dumps(job))
    return ask(work, command, LIMITS, UNREADABLE)


def job_of(source: Path, folder: Path, options: PhotoOptions) -> dict[str, Any]:
    """Return what the worker is asked, as JSON can say it."""
    return {"source": str(source.resolve()), "folder": str(folder.resolve()), **asdict(options)}
