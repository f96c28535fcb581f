"""Lengths, angles and circles from points, in whatever unit the points are in."""

from __future__ import annotations

import math
from itertools import pairwise

from .shapes import Point

NOTHING = 1e-12


def distance(a: Point, b: Point) -> float:
    """Return the distance between two points."""
    return math.dist(a, b)


def length_of(points: tuple[Point, ...]) -> float:
    """Return the length of a broken line."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def angle_at(side: Point, top: Point, other: Point) -> float:
    """Return the angle at `top` between two sides, in radians (0 to pi).

    Raises ZeroDivisionError when a side has no length.
    """
    u = [a - b for a, b in zip(side, top, strict=True)]
    v = [a - b for a, b in zip(other, top, strict=True)]
    dot = sum(a * b for a, b in zip(u, v, strict=True))
    sizes = math.hypot(*u) * math.hypot(*v)
    if sizes < NOTHING:
        raise ZeroDivisionError
    return math.acos(max(-1.0, min(1.0, dot / sizes)))


def circle_through(a: Point, b: Point, c: Point) -> tuple[Point, float]:
    """Return the centre and the radius of the circle through three points of a plane.

    Raises ZeroDivisionError when they are in a line.
    """
    (ax, ay), (bx, by), (cx, cy) = a[:2], b[:2], c[:2]
    double = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(double) < NOTHING:
        raise ZeroDivisionError
    a2, b2, c2 = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / double
    y = (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / double
    return (x, y), math.hypot(ax - x, ay - y)


def arc_sweep(a: Point, b: Point, c: Point) -> float:
    """Return the angle, in radians, turned by the arc that goes from `a` to `c` through `b`."""
    (x, y), _radius = circle_through(a, b, c)
    start, middle, end = (math.atan2(p[1] - y, p[0] - x) for p in (a, b, c))
    turn, half = (end - start) % math.tau, (middle - start) % math.tau
    return turn if half <= turn else math.tau - turn
