"""Where a shape stands at a moment, from its keyframes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from .shapes import Point, Shape

EASES: dict[str, Callable[[float], float]] = {
    "linear": lambda share: share,
    "smooth": lambda share: share * share * (3 - 2 * share),
    "hold": lambda share: 0.0,
}
"""How a shape goes from a keyframe to the next one: `share` and the result are 0-1."""


def points_at(shape: Shape, time: float) -> tuple[Point, ...]:
    """Return the points of `shape` at `time` in seconds; before and after, those of the ends."""
    frames = shape.keyframes
    after = bisect_right([frame.time for frame in frames], time)
    if after == 0:
        return frames[0].points
    if after == len(frames):
        return frames[-1].points
    first, second = frames[after - 1], frames[after]
    share = EASES[first.ease]((time - first.time) / (second.time - first.time))
    return tuple(
        tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))
        for start, end in zip(first.points, second.points, strict=True)
    )
