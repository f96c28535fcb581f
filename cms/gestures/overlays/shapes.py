"""The shapes that may be laid over a picture, and what each one is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from .quantities import Quantity

Point = tuple[float, ...]
"""(x, y), 0-1 from the left and the top of the picture; (x, y, z) in metres on a 3D model."""


@dataclass(frozen=True)
class ShapeKind:
    """A kind of shape: its name, how many points it takes, the quantities that it can measure.

    The first of `measures` is the one computed from its points.
    """

    name: str
    label: object
    least: int
    most: int
    measures: tuple[str, ...] = ()
    in_space: bool = False


MANY = 500
KINDS = {
    kind.name: kind
    for kind in (
        ShapeKind("point", _("point"), 1, 1, ("temperature", "force", "count"), in_space=True),
        ShapeKind("segment", _("segment"), 2, 2, ("length", "speed", "force"), in_space=True),
        ShapeKind("polyline", _("broken line"), 2, MANY, ("length",), in_space=True),
        ShapeKind("angle", _("angle"), 3, 3, ("angle",), in_space=True),
        ShapeKind("circle", _("circle"), 3, 3, ("diameter",)),
        ShapeKind("arc", _("arc"), 3, 3, ("angle", "length", "diameter")),
        ShapeKind("rectangle", _("rectangle"), 2, 2),
        ShapeKind("arrow", _("arrow"), 2, 2, ("length", "speed", "force")),
        ShapeKind("path", _("free path"), 2, MANY, ("length",)),
        ShapeKind("text", _("text"), 1, 1),
    )
}
"""An angle is (a side, the top, the other side); a circle and an arc pass through three points."""


@dataclass(frozen=True)
class Keyframe:
    """Where the points of a shape stand at `time` (seconds); `ease`: how it goes on from there."""

    time: float
    points: tuple[Point, ...]
    ease: str = "linear"


@dataclass(frozen=True)
class Shape:
    """A shape over a film from `start` to `end` (seconds; None: always), moved by keyframes."""

    id: str
    kind: ShapeKind
    keyframes: tuple[Keyframe, ...]
    name: str = ""
    text: str = ""
    layer: str = ""
    colour: str = "accent"
    start: float | None = None
    end: float | None = None
    quantity: Quantity | None = None
    phase: str = ""

    def __str__(self) -> str:
        return self.name or f"{self.kind.label} {self.id}"

    def is_shown_at(self, time: float) -> bool:
        """Is it shown at `time`, in seconds? Its end is excluded, as the end of a phase is."""
        after = self.start is None or time >= self.start
        return after and (self.end is None or time < self.end)


@dataclass(frozen=True)
class Overlay:
    """What is laid over one media: the calibration that measures it, and its shapes.

    `views` say where the camera of a 3D model stands during each phase.
    """

    shapes: tuple[Shape, ...] = field(default_factory=tuple)
    calibration: object | None = None
    views: dict[str, dict[str, str]] = field(default_factory=dict)
