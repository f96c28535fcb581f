"""Shapes as SVG and as boxes, in pixels of the picture they are laid over."""

from __future__ import annotations

import math
from collections.abc import Iterable

from ..overlays.geometry import arc_sweep, circle_through
from ..overlays.shapes import Point, Shape

Size = tuple[int, int]
DOT = 0.01
"""The radius of a point or of the place of a text, as a share of the width of the picture."""
TURN = 24
"""Into how many sides a round shape is cut when only its box is wanted."""


def svg_of(shape: Shape, points: Iterable[Point], size: Size) -> str:
    """Return a document that draws `shape`, with its points 0-1, over a picture of `size`."""
    width, height = size
    drawn = _element(shape.kind.name, pixels(points, size), size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">{drawn}</svg>'
    )


def box_of(shape: Shape, points: Iterable[Point], size: Size) -> tuple[int, int, int, int]:
    """Return (x, y, width, height) of the box around `shape`, whole pixels, inside the picture."""
    drawn = outline_of(shape.kind.name, pixels(points, size), size)
    outline = [(round(x, 6), round(y, 6)) for x, y in drawn]  # 72.000000001 is 72
    left, top = (max(0.0, min(p[axis] for p in outline)) for axis in (0, 1))
    right, bottom = (min(float(size[axis]), max(p[axis] for p in outline)) for axis in (0, 1))
    x, y = min(math.floor(left), size[0] - 1), min(math.floor(top), size[1] - 1)
    return x, y, max(1, math.ceil(right) - x), max(1, math.ceil(bottom) - y)


def pixels(points: Iterable[Point], size: Size) -> list[Point]:
    """Return points 0-1 in pixels."""
    return [(x * size[0], y * size[1]) for x, y in points]


def outline_of(kind: str, points: list[Point], size: Size) -> list[Point]:
    """Return points, in pixels, whose box holds the shape."""
    if kind in ("point", "text"):
        (x, y), radius = points[0], DOT * size[0]
        return [(x - radius, y - radius), (x + radius, y + radius)]
    if kind in ("circle", "arc") and (found := _circle(points)):
        return [*points, *_around(*found)] if kind == "circle" else [*points, *_along(points)]
    return points


def _circle(points: list[Point]) -> tuple[Point, float] | None:
    """Return the centre and the radius; None when the three points are in a line."""
    try:
        return circle_through(*points)
    except ZeroDivisionError:
        return None


def _around(centre: Point, radius: float) -> list[Point]:
    return [(centre[0] + dx * radius, centre[1] + dy * radius)
            for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1))]  # fmt: skip


def _along(points: list[Point]) -> list[Point]:
    """Return points of the arc from the first to the third point through the second."""
    (x, y), radius = circle_through(*points)
    start = math.atan2(points[0][1] - y, points[0][0] - x)
    turned = arc_sweep(*points) * (1 if _is_clockwise(points) else -1)
    angles = [start + turned * step / TURN for step in range(1, TURN)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def _is_clockwise(points: list[Point]) -> bool:
    """Do three points turn clockwise, where y goes down?"""
    (ax, ay), (bx, by), (cx, cy) = points
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0


def _element(kind: str, points: list[Point], size: Size) -> str:
    if kind in ("point", "text"):
        return _round(points[0], DOT * size[0])
    if kind == "rectangle":
        (x, y), (right, bottom) = _corners(points)
        return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(right - x)}" height="{_n(bottom - y)}"/>'
    if kind in ("circle", "arc") and (found := _circle(points)):
        return _round(*found) if kind == "circle" else _arc(points, found[1])
    line = " L ".join(f"{_n(x)} {_n(y)}" for x, y in points)
    return f'<path fill="none" d="M {line}"/>'


def _corners(points: list[Point]) -> tuple[Point, Point]:
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys)), (max(xs), max(ys))


def _round(centre: Point, radius: float) -> str:
    return f'<circle cx="{_n(centre[0])}" cy="{_n(centre[1])}" r="{_n(radius)}"/>'


def _arc(points: list[Point], radius: float) -> str:
    large = int(arc_sweep(*points) > math.pi)
    sweep = int(_is_clockwise(points))
    (ax, ay), _through, (cx, cy) = points
    return (
        f'<path fill="none" d="M {_n(ax)} {_n(ay)} '
        f'A {_n(radius)} {_n(radius)} 0 {large} {sweep} {_n(cx)} {_n(cy)}"/>'
    )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
