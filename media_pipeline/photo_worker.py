"""Write the published sizes of one photograph. Run by `photo`, in a process of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from .answers import answer
from .photo_frames import Frame, crop_box, published_widths
from .photo_open import Photo
from .refusal import Refused

EXTENSIONS = {"AVIF": "avif", "WEBP": "webp", "JPEG": "jpg"}
OPTIONS: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 54, "speed": 9, "max_threads": 1},  # more threads, other tiles
    "WEBP": {"quality": 78, "method": 4},
    "JPEG": {"quality": 80, "progressive": True, "optimize": True},
}
GROUND = (255, 255, 255)
"""What shows through a transparent picture in JPEG, which has no transparency."""
ROUND = 2.0
TOLERANCE = 0.01


def derive(job: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a photograph and of each file written in `job["folder"]`."""
    with Path(job["source"]).open("rb") as file:
        photo = Photo(file)
        around = _is_sphere(photo, job["sphere"])
        frames = [Frame(**frame) for frame in (job["levels"] if around else job["frames"])]
        image = photo.reduced_for(frames)
    return {
        "width": photo.width,
        "height": photo.height,
        "projection": "equirectangular" if around else "flat",
        "transparent": image.mode == "RGBA",
        "colour": _mean_colour(image),
        "outputs": [
            output for frame in frames for output in _written(image, photo, frame, job, around)
        ],
    }


def _is_sphere(photo: Photo, asked: bool | None) -> bool:
    """Whether to publish a 360-degree picture: `asked`, or when None, what the camera says.

    A camera also marks panoramas that do not close on themselves: those are plain photographs.
    """
    if asked is False or (asked is None and not photo.is_equirectangular()):
        return False
    fits = abs(photo.width / photo.height / ROUND - 1) <= TOLERANCE
    if asked and not fits:
        raise Refused("not_equirectangular", width=photo.width, height=photo.height)
    return fits


def _written(
    image: Image.Image, photo: Photo, frame: Frame, job: dict[str, Any], around: bool
) -> list[dict[str, Any]]:
    """Write one frame at all its widths, each reduced from the one before."""
    focal = tuple(job["focal"])
    left, _top, right, _bottom = crop_box(photo.width, photo.height, frame.ratio, focal)
    box = crop_box(image.width, image.height, frame.ratio, focal)
    shape = frame.ratio or photo.width / photo.height
    formats = job["level_formats" if around else "formats"]
    outputs = []
    for width in published_widths(frame.widths, right - left):
        size = width, max(1, round(width / shape))
        image = image.resize(size, Image.Resampling.LANCZOS, box=box)
        box = 0, 0, *size
        outputs += [_saved(image, frame.name, name, Path(job["folder"])) for name in formats]
    return outputs


def _saved(image: Image.Image, frame: str, format: str, folder: Path) -> dict[str, Any]:
    name = f"{frame}-{image.width}.{EXTENSIONS[format]}"
    shown = _on_ground(image) if format == "JPEG" else image
    shown.save(folder / name, format, **OPTIONS[format])
    return {
        "path": name,
        "frame": frame,
        "format": EXTENSIONS[format],
        "width": image.width,
        "height": image.height,
    }


def _on_ground(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    ground = Image.new("RGB", image.size, GROUND)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _mean_colour(image: Image.Image) -> str:
    """Return the mean colour as #rrggbb: what stands in the place before the picture comes."""
    pixel = _on_ground(image.reduce(max(1, min(image.size) // 8))).resize((1, 1))
    red, green, blue = pixel.getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"


if __name__ == "__main__":
    answer(lambda: derive(json.loads(sys.argv[1])))
