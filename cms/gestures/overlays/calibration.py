"""From pixels to metres: a known length in the picture, or a known rectangle seen at an angle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from .faults import OverlayError
from .shapes import Point

SIGMA = 1.5
"""How far from its place a point is put by hand: one standard deviation, in pixels."""
LEAST_PIXELS = 2.0
FLAT = 1e-3
Vector = NDArray[np.float64]


class Calibration(Protocol):
    """Turns pixels of the picture into metres of a plane of the scene."""

    sigma: float
    sigma_known: float

    def parameters(self) -> Vector:
        """Return what was put by hand, in pixels, then what is known, in metres."""

    def deviations(self) -> Vector:
        """Return one standard deviation of each parameter."""

    def to_metres(self, points: Vector, parameters: Vector) -> Vector:
        """Return `points` (n x 2, pixels) in metres, were the calibration `parameters`."""


@dataclass(frozen=True)
class ScaleCalibration:
    """Two points and the length between them: right in the plane that faces the camera.

    Points in pixels; `length` and `sigma_known` (its standard deviation) in metres.
    """

    a: Point
    b: Point
    length: float
    sigma_known: float = 0.0
    sigma: float = SIGMA

    def check(self) -> None:
        """Raise OverlayError for a length of nothing."""
        if self.length <= 0:
            raise OverlayError(_("The calibration needs a length greater than zero."))
        if np.hypot(self.a[0] - self.b[0], self.a[1] - self.b[1]) < LEAST_PIXELS:
            raise OverlayError(
                _("The two points of the calibration are in the same place: move one of them.")
            )

    def parameters(self) -> Vector:
        return np.array([*self.a, *self.b, self.length])

    def deviations(self) -> Vector:
        return np.array([self.sigma] * 4 + [self.sigma_known])

    def to_metres(self, points: Vector, parameters: Vector) -> Vector:
        ax, ay, bx, by, length = parameters
        metres: Vector = points * (length / np.hypot(ax - bx, ay - by))
        return metres


@dataclass(frozen=True)
class PlaneCalibration:
    """The four corners of a rectangle of known sides, in any plane (a homography).

    Corners in pixels, in turn from one of them; `width` goes from the first to the second,
    `height` from the second to the third, in metres. Right in that plane only.
    """

    corners: tuple[Point, ...]
    width: float
    height: float
    sigma_known: float = 0.0
    sigma: float = SIGMA

    def check(self) -> None:
        """Raise OverlayError when the corners do not make the picture of a rectangle."""
        if self.width <= 0 or self.height <= 0:
            raise OverlayError(_("The calibration needs two sides greater than zero."))
        if not _is_convex(np.array(self.corners)):
            raise OverlayError(
                _(
                    "The four points of the calibration do not make the picture of a rectangle: "
                    "place them in turn around it, no three of them in a line."
                )
            )

    def parameters(self) -> Vector:
        return np.array([*(value for corner in self.corners for value in corner),
                         self.width, self.height])  # fmt: skip

    def deviations(self) -> Vector:
        return np.array([self.sigma] * 8 + [self.sigma_known] * 2)

    def to_metres(self, points: Vector, parameters: Vector) -> Vector:
        width, height = parameters[8:]
        known = np.array([[0, 0], [width, 0], [width, height], [0, height]])
        matrix = homography(parameters[:8].reshape(4, 2), known)
        lifted = np.column_stack([points, np.ones(len(points))]) @ matrix.T
        metres: Vector = lifted[:, :2] / lifted[:, 2:]
        return metres


def homography(seen: Vector, known: Vector) -> Vector:
    """Return the 3 x 3 matrix that takes four points `seen` (pixels) to where they are `known`.

    Raises OverlayError when three of them are in a line (Hartley and Zisserman, 2004, 4.1).
    """
    rows = []
    for (x, y), (u, v) in zip(seen, known, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    try:
        solved = np.linalg.solve(np.array(rows), known.reshape(8))
    except np.linalg.LinAlgError as error:
        raise OverlayError(_("Three points of the calibration are in a line.")) from error
    return np.append(solved, 1.0).reshape(3, 3)


def _is_convex(corners: Vector) -> bool:
    """Do four points in turn make a convex figure, with no angle that is nearly flat?"""
    sides = np.roll(corners, -1, axis=0) - corners
    after = np.roll(sides, -1, axis=0)
    turns = sides[:, 0] * after[:, 1] - sides[:, 1] * after[:, 0]
    sizes = np.hypot(*sides.T) * np.hypot(*after.T)
    if (np.hypot(*sides.T) < LEAST_PIXELS).any():
        return False
    sines = turns / sizes
    return bool((sines > FLAT).all() or (sines < -FLAT).all())
