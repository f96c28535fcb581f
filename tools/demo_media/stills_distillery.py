"""Still of a copper alembic among lavender."""

from __future__ import annotations

import math
import random

import numpy as np

import materials as m
from geometry import gather, lathe, place, smooth_curve, tube
from scenery import planks, wall
from studio import add_camera, light_from_window, sun_through_window


def lavender_bunch(at, turn, count: int = 46, length: float = 0.3) -> None:
    """Lay a bound bunch of lavender, its flowers towards +X."""
    stem = m.wood("6B7444", "9AA06A", 0.8)
    bloom = m.earth("6A549C", "A48ECB", 0.85, 0.4, "lavender")
    parts = []
    for _ in range(count):
        a, reach = random.uniform(0, 6.28), math.sqrt(random.random())
        spread = 0.052 * reach
        end = np.array(
            [
                length * random.uniform(0.86, 1.05),
                spread * math.cos(a),
                0.026 + 0.6 * spread * math.sin(a),
            ]
        )
        start = np.array([-0.09, 0.02 * reach * math.cos(a), 0.02 + 0.014 * reach * math.sin(a)])
        waist = np.array([0.02, 0.011 * reach * math.cos(a), 0.02 + 0.011 * reach * math.sin(a)])
        parts.append(tube([start, waist, end], 0.0011, stem, 8, 5))
        way = (end - waist) / np.linalg.norm(end - waist)
        path = np.array([end + way * s for s in np.linspace(-0.012, 0.05, 26)])
        size = np.interp(np.arange(26), [0, 4, 18, 25], [0.4, 1, 0.9, 0.25]) * (
            0.72 + 0.4 * np.abs(np.sin(np.arange(26) * 0.95))
        )
        parts.append(tube(path, 0.0056, bloom, sides=7, size=size))
    for wrap in range(4):
        angle = np.linspace(0, 6.28, 24)
        ring = np.column_stack(
            [
                np.full(24, 0.016 + 0.003 * wrap),
                0.0135 * np.cos(angle),
                0.02 + 0.0135 * np.sin(angle),
            ]
        )
        parts.append(tube(ring, 0.0017, m.plain("D8C59A", 0.8), sides=6))
    place(gather(parts, "lavender"), at, turn)


def copper_still() -> None:
    """A hammered copper still among bunches of lavender."""
    copper = m.metal("C9764A", 0.24, 0.35)
    bright = m.metal("D08A5A", 0.2)
    body = [
        (0, 0.0),
        (0.1, 0.004),
        (0.145, 0.04),
        (0.155, 0.1),
        (0.135, 0.17),
        (0.09, 0.205),
        (0.075, 0.215),
        (0.075, 0.235),
        (0.082, 0.24),
    ]
    lathe(smooth_curve(np.array(body), 90), copper, (-0.14, 0, 0.03), 96, name="still")
    head = [
        (0.08, 0.236),
        (0.078, 0.25),
        (0.098, 0.29),
        (0.1, 0.33),
        (0.07, 0.37),
        (0.035, 0.385),
        (0.026, 0.4),
    ]
    lathe(smooth_curve(np.array(head), 60), copper, (-0.14, 0, 0.03), 80)
    for z, r in ((0.236, 0.084), (0.13, 0.156)):
        lathe(
            [
                (r - 0.004, z - 0.006),
                (r + 0.002, z - 0.006),
                (r + 0.003, z),
                (r + 0.002, z + 0.006),
                (r - 0.004, z + 0.006),
            ],
            bright,
            (-0.14, 0, 0.03),
            80,
        )
    neck = [
        (-0.14, 0, 0.42),
        (-0.136, 0, 0.465),
        (-0.1, 0, 0.49),
        (-0.02, 0, 0.478),
        (0.12, 0, 0.415),
        (0.2, 0, 0.36),
        (0.22, 0, 0.28),
    ]
    tube(neck, 0.024, copper, 70, 20, np.linspace(1.1, 0.5, 70), (0, 1, 0))
    cooler = [
        (0, 0),
        (0.1, 0),
        (0.103, 0.008),
        (0.103, 0.27),
        (0.108, 0.276),
        (0.108, 0.284),
        (0.1, 0.284),
        (0.098, 0.25),
        (0, 0.248),
    ]
    lathe(cooler, copper, (0.22, 0.02, 0.0), 80)
    for z in (0.05, 0.2):
        lathe(
            [(0.101, z), (0.106, z + 0.003), (0.106, z + 0.015), (0.101, z + 0.018)],
            bright,
            (0.22, 0.02, 0),
            80,
        )
    tube([(0.3, -0.05, 0.05), (0.325, -0.09, 0.045), (0.335, -0.115, 0.02)], 0.008, bright, 20, 14)
    lathe(
        [(0.12, 0), (0.13, 0.004), (0.12, 0.03), (0.11, 0.03)],
        m.metal("3A3633", 0.5, rust=0.3),
        (-0.14, 0, 0),
        64,
    )
    flask = [
        (0, 0),
        (0.03, 0),
        (0.034, 0.01),
        (0.03, 0.03),
        (0.014, 0.05),
        (0.012, 0.075),
        (0.016, 0.08),
        (0.012, 0.078),
        (0.01, 0.05),
        (0.026, 0.03),
        (0.03, 0.01),
        (0, 0.004),
    ]
    lathe(flask, m.glass("F2F6EE"), (0.35, -0.15, 0.0), 48)
    lavender_bunch((-0.36, -0.2, 0), (0, 0, 4))
    lavender_bunch((-0.14, -0.28, 0), (0, 0, -12), 44, 0.26)
    lavender_bunch((0.02, -0.17, 0), (0, 0, 18), 44, 0.24)
    lavender_bunch((-0.5, 0.0, 0), (0, 0, 62))
    planks((2.6, 1.0, 0.06), 4, (0, 0.15, 0), m.wood("54391F", "8F683E", 0.5))
    wall(0.8, m.plaster("DCCBA8", "BBA27A"))
    sun_through_window((0.1, 0.4, 0.3), (0.72, 0.5, -0.44), 4.0)
    light_from_window((0, 0, 0.2), 0.9, 44)
    add_camera((0.08, -1.36, 0.5), (0.0, 0, 0.225), 48, 5.6, (0, -0.14, 0.2))


SCENES = {"alambic-lavande": copper_still}
