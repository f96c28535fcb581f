"""From the JSON that is stored to shapes, strictly: whatever is wrong is said in a sentence."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from .calibration import SIGMA, PlaneCalibration, ScaleCalibration
from .faults import OverlayError
from .motion import EASES
from .quantities import Quantity, Unit, unit_of
from .shapes import KINDS, Keyframe, Overlay, Point, Shape, ShapeKind
from .views import read_views

VERSION = 1
MOST_SHAPES, MOST_KEYFRAMES = 500, 1000
MOST_TEXT = 2000
COLOURS = ("accent", "light", "dark", "warm", "cool", "alert")
"""Names of the theme's colours: a shape stays readable when the theme changes."""
EDGE = 1e-6


def read_overlay(data: Any, size: tuple[int, int] | None) -> Overlay:
    """Return the overlay stored as `data`, on a picture of `size` pixels (None: a 3D model).

    Raises OverlayError, with a sentence that names the shape.
    """
    if not isinstance(data, dict) or data.get("version", VERSION) != VERSION:
        raise OverlayError(_("These overlays were not written by this site."))
    rows = data.get("shapes", [])
    if not isinstance(rows, list) or len(rows) > MOST_SHAPES:
        raise OverlayError(
            _("There are too many shapes: %(most)s at most.") % {"most": MOST_SHAPES}
        )
    shapes = tuple(_shape(row, number, size) for number, row in enumerate(rows, start=1))
    if len({shape.id for shape in shapes}) < len(shapes):
        raise OverlayError(_("Two shapes have the same identifier."))
    calibration = data.get("calibration")
    if calibration and size is None:
        raise OverlayError(_("A 3D model is in metres: it needs no calibration."))
    views = read_views(data.get("views"), size)
    known = read_calibration(calibration, size) if calibration and size else None
    return Overlay(shapes, known, views)


def read_calibration(data: Any, size: tuple[int, int]) -> ScaleCalibration | PlaneCalibration:
    """Return a checked calibration; points come 0-1, and leave in pixels."""
    name = _("The calibration")
    if not isinstance(data, dict):
        raise OverlayError(_("The calibration cannot be read: draw it again."))
    sigma = _number(data.get("sigma", SIGMA), name)
    found: ScaleCalibration | PlaneCalibration
    if data.get("kind") == "scale":
        a, b = (_pixels(point, size) for point in _points(data.get("points"), 2, 2, 2, name))
        length, known = _metres(data.get("length"), name)
        found = ScaleCalibration(a, b, length, known, sigma)
    elif data.get("kind") == "plane":
        corners = tuple(_pixels(p, size) for p in _points(data.get("points"), 4, 4, 2, name))
        (width, known), (height, also) = (
            _metres(data.get(side), name) for side in ("width", "height")
        )
        found = PlaneCalibration(corners, width, height, max(known, also), sigma)
    else:
        raise OverlayError(_("The calibration cannot be read: draw it again."))
    found.check()
    return found


def _pixels(point: Point, size: tuple[int, int]) -> Point:
    return tuple(value * side for value, side in zip(point, size, strict=True))


def _metres(data: Any, name: str) -> tuple[float, float]:
    """Return a known length and its standard deviation, in metres."""
    quantity = _quantity({"kind": "length", **(data if isinstance(data, dict) else {})}, name)
    if quantity.value is None:
        raise OverlayError(_("%(shape)s: give the length that is known.") % {"shape": name})
    deviation = (quantity.uncertainty or 0.0) * quantity.unit.factor
    return quantity.unit.to_base(quantity.value), deviation


def _shape(data: Any, number: int, size: tuple[int, int] | None) -> Shape:
    if not isinstance(data, dict) or data.get("kind") not in KINDS:
        raise OverlayError(
            _("Shape %(number)s is of no known kind: delete it, and draw it again.")
            % {"number": number}
        )
    kind = KINDS[data["kind"]]
    shape = Shape(
        id=str(data.get("id") or f"s{number}"),
        kind=kind,
        keyframes=(),
        name=_text(data, "name"),
        text=_text(data, "text"),
        layer=_text(data, "layer"),
        colour=str(data.get("colour")) if data.get("colour") in COLOURS else COLOURS[0],
        phase=_text(data, "phase"),
    )
    try:
        return _filled(shape, kind, data, size)
    except OverlayError as fault:
        raise OverlayError(fault.sentence, shape.id) from fault


def _filled(shape: Shape, kind: ShapeKind, data: dict[str, Any], size: Any) -> Shape:
    name = _("“%(shape)s”") % {"shape": shape} if shape.name else str(shape)
    if size is None and not kind.in_space:
        raise OverlayError(_("%(shape)s cannot be drawn on a 3D model.") % {"shape": name})
    start, end = (_time(data.get(key), name) for key in ("start", "end"))
    if start is not None and end is not None and end <= start:
        raise OverlayError(_("%(shape)s ends before it starts.") % {"shape": name})
    return replace(
        shape,
        start=start,
        end=end,
        keyframes=_keyframes(data.get("keyframes"), kind, 2 if size else 3, name),
        quantity=_shape_quantity(data.get("quantity"), kind, name),
    )


def _keyframes(rows: Any, kind: ShapeKind, axes: int, name: str) -> tuple[Keyframe, ...]:
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_KEYFRAMES:
        raise OverlayError(_("%(shape)s has no position: draw it again.") % {"shape": name})
    frames = [_keyframe(row, kind, axes, name) for row in rows]
    frames.sort(key=lambda frame: frame.time)
    times = {frame.time for frame in frames}
    if len(times) < len(frames):
        raise OverlayError(_("%(shape)s has two positions at the same moment.") % {"shape": name})
    if len({len(frame.points) for frame in frames}) > 1:
        raise OverlayError(
            _("%(shape)s does not have the same number of points at every moment.")
            % {"shape": name}
        )
    return tuple(frames)


def _keyframe(row: Any, kind: ShapeKind, axes: int, name: str) -> Keyframe:
    if not isinstance(row, dict):
        raise OverlayError(_("%(shape)s has no position: draw it again.") % {"shape": name})
    points = _points(row.get("points"), kind.least, kind.most, axes, name)
    ease = row.get("ease", "linear")
    return Keyframe(
        _time(row.get("t", 0), name) or 0.0, points, ease if ease in EASES else "linear"
    )


def _points(rows: Any, least: int, most: int, axes: int, name: str) -> tuple[Point, ...]:
    if not isinstance(rows, list) or not least <= len(rows) <= most:
        raise OverlayError(_("%(shape)s needs %(least)s points.") % {"shape": name, "least": least})
    return tuple(_point(row, axes, name) for row in rows)


def _point(row: Any, axes: int, name: str) -> Point:
    if not isinstance(row, list | tuple) or len(row) != axes:
        raise OverlayError(_("%(shape)s has a point that cannot be read.") % {"shape": name})
    point = tuple(_number(value, name) for value in row)
    if axes == 2 and not all(-EDGE <= value <= 1 + EDGE for value in point):
        raise OverlayError(
            _("%(shape)s goes out of the picture: bring it back inside.") % {"shape": name}
        )
    return point


def _shape_quantity(data: Any, kind: ShapeKind, name: str) -> Quantity | None:
    if not data:
        return None
    quantity = _quantity(data, name)
    if quantity.kind not in kind.measures:
        raise OverlayError(
            _("%(shape)s, a %(kind)s, does not carry such a quantity.")
            % {"shape": name, "kind": kind.label}
        )
    return quantity


def _quantity(data: Any, name: str) -> Quantity:
    known = data if isinstance(data, dict) else {}
    kind, symbol = known.get("kind", ""), known.get("unit", "")
    unit: Unit | None = unit_of(str(kind), str(symbol))
    if unit is None:
        raise OverlayError(
            _("%(shape)s: “%(unit)s” is not a unit of this quantity.")
            % {"shape": name, "unit": symbol}
        )
    value, tolerance, uncertainty = (
        None if known.get(key) in (None, "") else _number(known[key], name)
        for key in ("value", "tolerance", "uncertainty")
    )
    if (tolerance or 0) < 0 or (uncertainty or 0) < 0:
        raise OverlayError(_("%(shape)s: a tolerance is not negative.") % {"shape": name})
    return Quantity(str(kind), unit, value, tolerance, uncertainty)


def _time(value: Any, name: str) -> float | None:
    if value is None:
        return None
    moment = _number(value, name)
    if moment < 0:
        raise OverlayError(_("%(shape)s starts before the film.") % {"shape": name})
    return moment


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise OverlayError(_("%(shape)s has a number that cannot be read.") % {"shape": name})
    return float(value)


def _text(data: dict[str, Any], key: str) -> str:
    return str(data.get(key) or "").strip()[:MOST_TEXT]
