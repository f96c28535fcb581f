"""What is measured over the media of a gesture, in words: for those who do not see it drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .overlays.faults import OverlayError
from .overlays.measures import Measured, can_measure, measure, measure_in_space
from .overlays.quantities import KINDS, written
from .overlays.reading import read_overlay
from .overlays.shapes import Overlay, Shape
from .timecode import format_timecode

Size = tuple[int, int] | None


@dataclass(frozen=True)
class Row:
    """A shape in words: `value` as it is written, `start` in seconds.

    `position` is its place on a 3D model, "x y z" in metres.
    """

    shape: str
    name: str
    quantity: str
    value: str
    text: str
    moment: str
    start: float | None
    phase: str
    position: str = ""

    @property
    def fragment(self) -> str:
        """The part of an address that shows the film at this moment."""
        return "" if self.start is None else f"#t={self.start:g}"


@dataclass(frozen=True)
class MeasuredMedia:
    """What is laid over one media of the gesture; `kind` is film, picture or model."""

    kind: str
    media: int
    rows: list[Row]
    layers: list[str]


def measured_media(module: dict[str, Any]) -> list[MeasuredMedia]:
    """Return the shapes of `module` (`module.module_data`) in words, less what cannot be read."""
    phases = {phase["key"]: phase for phase in module["phases"]}
    found = []
    for row in module["overlays"]:
        size = tuple(row["size"]) if row["size"] else None
        try:
            overlay = read_overlay(row["data"], size)
        except OverlayError:
            continue
        rows = [_row(shape, overlay, size, phases, row["kind"]) for shape in overlay.shapes]
        layers = list(dict.fromkeys(shape.layer for shape in overlay.shapes))
        found.append(MeasuredMedia(row["kind"], row["media"], rows, layers))
    return [media for media in found if media.rows]


def rows_over(measured: list[MeasuredMedia], kind: str, media: int) -> list[Row]:
    """Return the rows of one media, in order."""
    return [row for m in measured if (m.kind, m.media) == (kind, media) for row in m.rows]


def _row(
    shape: Shape, overlay: Overlay, size: Size, phases: dict[str, Any], media_kind: str
) -> Row:
    start = shape.start if shape.start is not None else shape.keyframes[0].time
    return Row(
        shape=shape.id,
        name=shape.name or shape.text or capfirst(str(shape.kind.label)),
        quantity=str(KINDS[shape.quantity.kind]) if shape.quantity else "",
        value=value_of(shape, overlay, size),
        text=shape.text if shape.name else "",
        moment=_moment(shape, start) if media_kind == "film" else "",
        start=start if media_kind == "film" else None,
        phase=phases.get(shape.phase, {}).get("name", ""),
        position=_middle(shape) if size is None else "",
    )


def _moment(shape: Shape, start: float) -> str:
    if shape.end is None:
        return format_timecode(start)
    times = {"start": format_timecode(start), "end": format_timecode(shape.end)}
    return _("from %(start)s to %(end)s") % times


def _middle(shape: Shape) -> str:
    points = shape.keyframes[0].points
    return " ".join(f"{sum(axis) / len(points):.4f}" for axis in zip(*points, strict=True))


def value_of(shape: Shape, overlay: Overlay, size: Size) -> str:
    """Return the value of `shape` as it is written: given, or computed at its two ends."""
    quantity = shape.quantity
    if quantity is None:
        return ""
    if quantity.value is not None:
        return str(quantity)
    values = list(dict.fromkeys(_computed(shape, overlay, size)))
    if len(values) < 2:
        return "".join(values)
    return _("%(first)s, then %(last)s") % {"first": values[0], "last": values[-1]}


def _computed(shape: Shape, overlay: Overlay, size: Size) -> Iterator[str]:
    quantity = shape.quantity
    assert quantity is not None
    for time in {shape.keyframes[0].time: None, shape.keyframes[-1].time: None}:
        found = _measure(shape, quantity.kind, time, size, overlay)
        if found:
            unit = quantity.unit
            margin = found.uncertainty / unit.factor or None
            yield written(unit.from_base(found.value), unit, margin)


def _measure(shape: Shape, kind: str, time: float, size: Size, overlay: Overlay) -> Measured | None:
    calibration: Any = overlay.calibration
    try:
        if size is None:
            return measure_in_space(shape, kind)
        if can_measure(shape.kind.name, kind, calibration is not None):
            return measure(shape, kind, time, size, calibration)
    except (OverlayError, ZeroDivisionError):
        return None
    return None
