"""A gesture module ready to leave: its data, the media that everybody may see, full addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..overlays.faults import OverlayError
from ..overlays.measures import can_measure, measure, measure_in_space
from ..overlays.motion import points_at
from ..overlays.quantities import Quantity
from ..overlays.reading import read_overlay
from ..overlays.shapes import Overlay, Point, Shape

Data = dict[str, Any]


@dataclass(frozen=True)
class Layer:
    """The shapes laid over one media: "film", "picture" or "model"; `size` in pixels, or None."""

    kind: str
    media: int
    size: tuple[int, int] | None
    overlay: Overlay
    duration: float | None = None

    def span_of(self, shape: Shape) -> tuple[float, float] | None:
        """Return from when to when `shape` is shown, in seconds; None when it is not on a film."""
        if self.kind != "film":
            return None
        last = max(frame.time for frame in shape.keyframes)
        end = shape.end if shape.end is not None else max(self.duration or 0.0, last)
        return shape.start or 0.0, end

    def steps_of(self, shape: Shape) -> list[tuple[float, float, tuple[Point, ...]]]:
        """Return (from, to, points) for each keyframe that is shown, in seconds."""
        span = self.span_of(shape)
        if span is None:
            return [(0.0, 0.0, shape.keyframes[0].points)]
        start, end = span
        inside = [frame.time for frame in shape.keyframes if start < frame.time < end]
        moments = [start, *inside, end]
        return [
            (moment, after, points_at(shape, moment))
            for moment, after in zip(moments, moments[1:], strict=False)
            if after > moment
        ]

    def places_of(self, shape: Shape) -> list[tuple[Point, ...]]:
        """Return the points of `shape` at each keyframe that is shown, and where it ends."""
        span = self.span_of(shape)
        last = [points_at(shape, span[1])] if span else []
        return [*[points for _start, _end, points in self.steps_of(shape)], *last]

    def quantity_of(self, shape: Shape) -> Quantity | None:
        """Return what `shape` measures: what was written, or what its first position gives."""
        known = shape.quantity
        if known is None or known.value is not None:
            return known
        measured = self._measured(shape, known.kind)
        if measured is None:
            return None
        unit = known.unit
        value, deviation = unit.from_base(measured[0]), measured[1] / unit.factor
        return Quantity(known.kind, unit, value, known.tolerance, deviation or None)

    def _measured(self, shape: Shape, kind: str) -> tuple[float, float] | None:
        """Return (value, uncertainty) in the base unit, None when nothing can be computed."""
        calibration: Any = self.overlay.calibration
        try:
            if self.size is None:
                found = measure_in_space(shape, kind)
            elif can_measure(shape.kind.name, kind, calibration is not None):
                moment = shape.start or shape.keyframes[0].time
                found = measure(shape, kind, moment, self.size, calibration)
            else:
                return None
        except (OverlayError, ZeroDivisionError):
            return None
        return found.value, found.uncertainty


@dataclass(frozen=True)
class Source:
    """Everything that a format is made from; `absolute` gives the full address of a path.

    `data` is what `module.module_data` tells the public. `base` is the address of the page, with
    its last slash. Media that may not be shown are not in it.
    """

    page: Any
    data: Data
    films: list[Any]
    pictures: list[tuple[Any, str, Any]]
    """(image, caption, its rendition) of each image that everybody may see."""
    models: list[Any]
    base: str
    absolute: Callable[[str], str]
    publisher: str = ""
    publisher_url: str = ""
    thumbnail: Any = None
    layers: list[Layer] = field(default_factory=list)

    @property
    def phases(self) -> list[Data]:
        """The phases that the public may read, in the order of the gesture."""
        return list(self.data["phases"])

    def address(self, name: str) -> str:
        """Return the full address of the export `name`."""
        return f"{self.base}export/{name}"

    def film(self, number: int) -> Any:
        """Return the film of this identifier, None when the public may not see it."""
        return next((film for film in self.films if film.pk == number), None)

    def timed(self, film: Any) -> list[Data]:
        """Return the phases cut from `film`, in time, each with both ends (seconds).

        A phase without an end lasts until the next one, or until the end of the film.
        """
        cut = [dict(p) for p in self.phases if p.get("film") == film.pk and "start" in p]
        cut.sort(key=lambda phase: phase["start"])
        for phase, after in zip(cut, [*cut[1:], None], strict=True):
            last = after["start"] if after else film.duration
            phase.setdefault("end", last)
        return [p for p in cut if p["end"] is not None and p["end"] > p["start"]]

    def over(self, kind: str, number: int) -> list[Layer]:
        """Return the layers laid over one media."""
        return [each for each in self.layers if (each.kind, each.media) == (kind, number)]


def layers_of(data: Data, shown: dict[str, set[int]]) -> list[Layer]:
    """Return the layers of `data` over media that are `shown`; those that cannot be read are left.

    An overlay that was damaged is a fault that the editor tells; it keeps nothing else from
    leaving.
    """
    films = {film["id"]: film for film in data["films"]}
    layers = []
    for row in data["overlays"]:
        if row["media"] not in shown.get(row["kind"], set()):
            continue
        size = tuple(row["size"]) if row["size"] else None
        try:
            overlay = read_overlay(row["data"], size)
        except OverlayError:
            continue
        duration = films.get(row["media"], {}).get("duration") if row["kind"] == "film" else None
        layers.append(Layer(row["kind"], row["media"], size, overlay, duration))
    return layers


def fragment(start: float, end: float) -> str:
    """Return "t=3,5.605" (Media Fragments URI 1.0, seconds to the thousandth)."""
    return "t=" + ",".join(f"{t:.3f}".rstrip("0").rstrip(".") for t in (start, end))


def known(data: Data) -> Data:
    """Return `data` without what is empty or unknown."""
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}
