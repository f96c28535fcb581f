"""Still of a stained glass panel."""

from __future__ import annotations

import math

import bpy
import numpy as np

import materials as m
from geometry import circle, gather, place, prism, sweep, tube
from scenery import planks, wall
from studio import add_area_light, add_camera, set_air


def pane(colour: str, strength: float = 1.0) -> bpy.types.Material:
    """Return a piece of coloured glass lit from behind, streaky as blown glass is."""
    graph = m.Graph("pane", 0.12)
    where = graph.coordinates((1, 1, 2.5))
    streaks = graph.noise(where, 14, 4, 0.8)
    tint = graph.mix(graph.ramp(streaks, (0.35, "000000"), (0.8, "4A4A4A")), colour, "FFE9B8")
    graph.set(Base_Color=m.linear("101010"), Emission_Color=tint, Emission_Strength=strength)
    return graph.bump(streaks, 0.2, 0.003).material


def stained_glass() -> None:
    """A leaded panel against the daylight."""
    lead = m.metal("55585A", 0.45)
    amber, blue, green, red, pale = (
        pane(c, s)
        for c, s in (
            ("D9881A", 0.75),
            ("17408C", 0.9),
            ("2F6E2E", 0.75),
            ("A01A14", 0.8),
            ("E0CC8E", 0.62),
        )
    )
    parts: list[bpy.types.Object] = []

    def ring(inner: float, outer: float, count: int, glasses, turn: float = 0.0) -> None:
        for index in range(count):
            a, b = (2 * math.pi * (index + k) / count + turn for k in (0, 1))
            arc = np.linspace(a, b, 9)
            edge = [(outer * math.cos(t), outer * math.sin(t)) for t in arc]
            edge += [(inner * math.cos(t), inner * math.sin(t)) for t in arc[::-1]]
            parts.append(prism(edge, 0.003, glasses[index % len(glasses)], bevel=0))
            came = [
                (inner * math.cos(a), -0.001, inner * math.sin(a)),
                (outer * math.cos(a), -0.001, outer * math.sin(a)),
            ]
            parts.append(tube(came, 0.0038, lead, sides=8, up=(0, 1, 0)))

    def hoop(radius: float, width: float) -> None:
        t = np.linspace(0, 2 * math.pi, 97)
        path = np.column_stack([radius * np.cos(t), np.full(97, -0.001), radius * np.sin(t)])
        parts.append(sweep(path, circle(width, 8), lead, up=(0, 1, 0)))

    ring(0.0, 0.045, 6, [amber, pale])
    ring(0.045, 0.11, 12, [blue, pale, red, pale], 0.13)
    ring(0.11, 0.165, 16, [green, amber], 0.06)
    ring(0.165, 0.195, 32, [blue, blue, pale])
    for radius in (0.045, 0.11, 0.165, 0.195):
        hoop(radius, 0.0044)
    corners(parts, [red, blue, green, blue], amber, lead)
    panel = gather(parts, "panel")
    place(panel, (0, 0.0, 0.246), (-5, 0, 0))
    planks((2.2, 0.8, 0.06), 3, (0, 0.0, 0), m.wood("4A3220", "8A6742", 0.35))
    wall(0.6, m.plaster("94846A", "6F604A"))
    add_area_light((-1.0, -0.3, 0.9), (0, 0, 0.2), (0.6, 0.9), 20)
    add_area_light((0.0, 0.12, 0.5), (0, -0.4, 0), (0.4, 0.1), 2.5, "FFC87A")
    add_area_light((0.3, 0.4, 0.9), (0, 0.6, 0.2), (0.6, 0.4), 10)
    set_air("BFB6A8", 0.16)
    add_camera((-0.26, -1.16, 0.36), (0.0, 0, 0.232), 50, 5.0, (0, 0, 0.25))


def corners(parts, glasses, pale, lead) -> None:
    """Fill the square round the rose, and set the whole in lead."""
    half, radius = 0.24, 0.195
    for index in range(4):
        start = index * math.pi / 2
        arc = np.linspace(start, start + math.pi / 2, 13)
        c, s = (1, 1, -1, -1)[index], (1, -1, -1, 1)[index]
        corner = [(1, 1), (-1, 1), (-1, -1), (1, -1)][index]
        edge = [(radius * math.cos(t), radius * math.sin(t)) for t in arc]
        first, last = edge[0], edge[-1]
        ends = [snap(last, half), (corner[0] * half, corner[1] * half), snap(first, half)]
        parts.append(prism(edge + ends, 0.003, glasses[index] if index % 2 else pale, bevel=0))
        line = [(first[0], -0.001, first[1]), (ends[2][0], -0.001, ends[2][1])]
        parts.append(tube(line, 0.0038, lead, sides=8, up=(0, 1, 0.1)))
        border = (
            [(c * half, 0, -s * half), (c * half, 0, s * half)]
            if index % 2
            else [(-half, 0, c * half), (half, 0, c * half)]
        )
        parts.append(tube(border, 0.007, lead, sides=10, up=(0, 1, 0)))


def snap(point: tuple[float, float], half: float) -> tuple[float, float]:
    """Return the point pushed out to the square's side along its longer axis."""
    x, y = point
    return (math.copysign(half, x), 0.0) if abs(x) > abs(y) else (0.0, math.copysign(half, y))


SCENES = {"vitrail": stained_glass}
