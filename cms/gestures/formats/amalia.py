"""Amalia, the metadata of INA's player: blocks of localisations with timecodes.

The format is that of the samples and the overlay plugin of https://github.com/ina-foss/amalia.js :
a block of type "segmentation" for the phases, one of type "visual_tracking" for the shapes, whose
keyframes are rectangles or ellipses `{t, c: {x, y}, rx, ry, o}`, 0-1 of the picture, half sides,
turned by `o` radians. The player draws nothing else: other shapes leave as the box around them,
with their name, and what they exactly are in `data.artisanumerique`, which our own import reads.
"""

from __future__ import annotations

from typing import Any

from ..overlays.shapes import Point, Shape
from ..overlays.writing import write_quantity, write_shape
from . import words
from .drawing import outline_of, pixels
from .source import Data, Layer, Source, known

OURS = "artisanumerique"
LEAST = 0.002
"""Half a side of the box of what has no width, 0-1: a line must be seen."""
ROUND = ("circle", "point")


def blocks(source: Source, film: Any) -> list[Data]:
    """Return the metadata blocks of `film`: its phases, then its shapes."""
    phases = [_segment(phase) for phase in source.timed(film)]
    shapes = [
        _track(layer, shape)
        for layer in source.over("film", film.pk)
        for shape in layer.overlay.shapes
        if layer.steps_of(shape)
    ]
    segmentation = {"sublocalisations": {"localisation": phases}, "tcin": timecode(0),
                    "tcout": timecode(film.duration or 0), "tclevel": 0}  # fmt: skip
    return [
        _block(source, f"phases-film-{film.pk}", "segmentation", [segmentation]),
        _block(source, f"shapes-film-{film.pk}", "visual_tracking", shapes),
    ]


def timecode(seconds: float) -> str:
    """Return "00:01:05.5000": the fraction has four digits."""
    ticks = round(seconds * 10_000)
    minutes, left = divmod(ticks, 600_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{left // 10_000:02}.{left % 10_000:04}"


def _block(source: Source, name: str, kind: str, localisations: list[Data]) -> Data:
    published = source.page.last_published_at
    return {
        "localisation": localisations,
        "id": name,
        "type": kind,
        "algorithm": OURS,
        "processor": source.publisher,
        "processed": int(published.timestamp() * 1000) if published else 0,
        "version": 1,
    }


def _segment(phase: Data) -> Data:
    text = [phase["description"]] if "description" in phase else []
    return {
        "label": phase["name"],
        "data": known({"text": text, OURS: {"phase": phase}}),
        "tcin": timecode(phase["start"]),
        "tcout": timecode(phase["end"]),
        "tclevel": 1,
    }


def _track(layer: Layer, shape: Shape) -> Data:
    """Return a shape with a place at each of its keyframes and at its end: two at least."""
    steps = layer.steps_of(shape)
    moments = [*[start for start, _end, _points in steps], steps[-1][1]]
    places = [
        {"shape": _figure(shape, points, layer), "tc": timecode(moment), "tclevel": 1}
        for moment, points in zip(moments, layer.places_of(shape), strict=True)
    ]
    return {
        "sublocalisations": {"localisation": places},
        "label": str(shape),
        "data": {"text": [words.sentence_of(layer, shape)], OURS: {"shape": _exact(layer, shape)}},
        "tcin": places[0]["tc"],
        "tcout": places[-1]["tc"],
        "tclevel": 0,
    }


def _exact(layer: Layer, shape: Shape) -> Data:
    quantity = layer.quantity_of(shape)
    written = {"quantity": write_quantity(quantity)} if quantity else {}
    return {**write_shape(shape), **written}


def _figure(shape: Shape, points: tuple[Point, ...], layer: Layer) -> Data:
    """Return the rectangle or the ellipse of `shape`; circles are round on the picture."""
    width, height = layer.size or (1, 1)
    outline = outline_of(shape.kind.name, pixels(points, (width, height)), (width, height))
    xs, ys = ([point[axis] for point in outline] for axis in (0, 1))
    rx, ry = (max(xs) - min(xs)) / 2 / width, (max(ys) - min(ys)) / 2 / height
    x, y = (max(xs) + min(xs)) / 2 / width, (max(ys) + min(ys)) / 2 / height
    return {
        "t": "ellipse" if shape.kind.name in ROUND else "rectangle",
        "c": {"x": round(x, 6), "y": round(y, 6)},
        "rx": round(max(rx, LEAST), 6),
        "ry": round(max(ry, LEAST), 6),
        "o": 0.0,
    }
