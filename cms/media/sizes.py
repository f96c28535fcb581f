"""The sizes of a photograph that pages show: all from one decode, made by the pipeline."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.core.files.base import File
from wagtail.images.models import Filter

from media_pipeline.photo import PhotoOptions, derive_photo
from media_pipeline.photo_frames import FRAMES, Frame

from .originals import local_copy

FORMATS = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}
"""Wagtail's names of the formats that pages offer, with the extensions that the pipeline gives."""
LIGHT = ("webp", "jpeg")
"""A thumbnail weighs so little that AVIF saves nothing."""


def spec_of(frame: Frame, width: int, format: str) -> str:
    """Return Wagtail's name of one size: "fill-400x300|format-avif"."""
    size = f"width-{width}" if frame.ratio is None else f"fill-{width}x{round(width / frame.ratio)}"
    return f"{size}|format-{format}"


SIZES = {
    spec_of(frame, width, format): (frame, width, format)
    for frame in FRAMES.values()
    for width in frame.widths
    for format in (LIGHT if frame.name == "square" else FORMATS)
}
"""What the theme asks for (components/picture.html), by Wagtail's name."""


def make_sizes(picture: Any) -> int:
    """Make the sizes of `picture` that are missing, and return how many were; keep its colour.

    Raises Refused when the picture cannot be read, FileNotFoundError when its file is lost.
    """
    filters = [Filter(spec=spec) for spec in SIZES]
    known = picture.find_existing_renditions(*filters)
    missing = [each for each in filters if each not in known]
    if not missing:
        return 0
    with local_copy(picture.file) as path, tempfile.TemporaryDirectory() as name:
        facts = _derive(picture, path, Path(name), missing)
        made = facts["outputs"]
        for each in missing:
            frame, width, format = SIZES[each.spec]
            _keep(picture, each, Path(name) / _nearest(made, frame.name, width, FORMATS[format]))
    picture.colour = "" if facts["transparent"] else facts["colour"]
    type(picture)._default_manager.filter(pk=picture.pk).update(colour=picture.colour)
    return len(missing)


def _derive(picture: Any, path: Path, folder: Path, missing: list[Filter]) -> dict[str, Any]:
    """Write the missing sizes in `folder`, and return the facts of the photograph."""
    wanted = [SIZES[each.spec] for each in missing]
    options = PhotoOptions(
        frames=tuple({frame.name: frame for frame, _width, _format in wanted}.values()),
        formats=tuple(f.upper() for f in FORMATS if any(f == format for *_, format in wanted)),
        focal=focal_of(picture),
        sphere=False,
    )
    return derive_photo(path, folder, options)


def focal_of(picture: Any) -> tuple[float, float]:
    """Return the point of interest, 0-1 from the left and the top; the centre without one."""
    focal = picture.get_focal_point()
    if focal is None:
        return 0.5, 0.5
    return focal.centroid_x / picture.width, focal.centroid_y / picture.height


def _nearest(made: list[dict[str, Any]], frame: str, width: int, extension: str) -> str:
    """Return the file of this width, or the widest one of a picture that has fewer pixels."""
    fits = [m for m in made if (m["frame"], m["format"]) == (frame, extension)]
    found = max((m for m in fits if m["width"] <= width), key=lambda m: m["width"])
    return str(found["path"])


def _keep(picture: Any, size: Filter, path: Path) -> None:
    key = size.get_cache_key(picture)
    name = ".".join(part for part in (key, size.spec.replace("|", "."), path.suffix[1:]) if part)
    stem = Path(picture.file.name).stem[: 59 - len(name)]
    with path.open("rb") as file:
        picture.renditions.get_or_create(
            filter_spec=size.spec,
            focal_point_key=key,
            defaults={"file": File(file, name=f"{stem}.{name}")},
        )
