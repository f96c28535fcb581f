"""What a shape measures, computed from the picture, with its uncertainty.

Each point put by hand, and each known length, has a standard deviation; they are carried to the
result by its derivatives (Guide to the Expression of Uncertainty in Measurement, JCGM 100:2008,
5.1).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from . import geometry
from .calibration import SIGMA, Calibration, Vector
from .faults import OverlayError
from .motion import points_at
from .shapes import Point, Shape

STEP = 1e-3
"""Pixels (or share of a known length) by which a parameter is moved to find a derivative."""
Formula = Callable[[tuple[Point, ...]], float]
FORMULAS: dict[str, dict[str, Formula]] = {
    "segment": {"length": geometry.length_of},
    "arrow": {"length": geometry.length_of},
    "polyline": {"length": geometry.length_of},
    "path": {"length": geometry.length_of},
    "angle": {"angle": lambda p: geometry.angle_at(*p)},
    "circle": {"diameter": lambda p: 2 * geometry.circle_through(*p)[1]},
    "arc": {
        "angle": lambda p: geometry.arc_sweep(*p),
        "length": lambda p: geometry.arc_sweep(*p) * geometry.circle_through(*p)[1],
        "diameter": lambda p: 2 * geometry.circle_through(*p)[1],
    },
}


@dataclass(frozen=True)
class Measured:
    """A computed value and its standard uncertainty, in metres or radians."""

    value: float
    uncertainty: float


def can_measure(kind: str, quantity: str, calibrated: bool) -> bool:
    """Can this quantity be computed from such a shape? Only angles do without calibration."""
    known = quantity in FORMULAS.get(kind, {})
    return known and (calibrated or quantity == "angle")


def measure(
    shape: Shape,
    quantity: str,
    time: float,
    size: tuple[int, int],
    calibration: Calibration | None = None,
) -> Measured:
    """Return the quantity of `shape` at `time`, on a picture of `size` pixels.

    Without calibration only angles are known, as they are seen. Raises OverlayError.
    """
    if not can_measure(shape.kind.name, quantity, calibration is not None):
        raise OverlayError(
            _("“%(shape)s” cannot be measured: calibrate the picture first.") % {"shape": shape},
            shape.id,
        )
    formula = FORMULAS[shape.kind.name][quantity]
    points = np.array(points_at(shape, time)) * size
    parameters = calibration.parameters() if calibration else np.array([])
    deviations = calibration.deviations() if calibration else np.array([])
    sigma = calibration.sigma if calibration else SIGMA

    def value(everything: Vector) -> float:
        moved = everything[: points.size].reshape(points.shape)
        placed = calibration.to_metres(moved, everything[points.size :]) if calibration else moved
        return formula(tuple(map(tuple, placed.tolist())))

    everything = np.concatenate([points.ravel(), parameters])
    spread = np.concatenate([np.full(points.size, sigma), deviations])
    try:
        return Measured(value(everything), _carried(value, everything, spread))
    except ZeroDivisionError as error:
        raise OverlayError(
            _("“%(shape)s” has points in the same place or in a line: move one of them.")
            % {"shape": shape},
            shape.id,
        ) from error


def measure_in_space(shape: Shape, quantity: str) -> Measured:
    """Return the quantity of a shape on a 3D model, whose points are in metres; exact."""
    try:
        return Measured(FORMULAS[shape.kind.name][quantity](shape.keyframes[0].points), 0.0)
    except KeyError as error:
        raise OverlayError(
            _("“%(shape)s” measures nothing on a 3D model.") % {"shape": shape}, shape.id
        ) from error


def _carried(value: Callable[[Vector], float], at: Vector, deviations: Vector) -> float:
    """Return the standard deviation of `value`, from those of its parameters."""
    total = 0.0
    for index in np.flatnonzero(deviations):
        step = np.zeros_like(at)
        step[index] = STEP * min(1.0, abs(at[index]) or 1.0)
        slope = (value(at + step) - value(at - step)) / (2 * step[index])
        total += (slope * deviations[index]) ** 2
    return float(np.sqrt(total))
