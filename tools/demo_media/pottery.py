"""Pots, plates and the potter's wheel."""

from __future__ import annotations

import math

import bpy
import numpy as np

import materials as m
from geometry import Point, box, circle, lathe, place, smooth_curve, sweep, tube

# Half profiles (radius, height), in units of the pot's height: outside only.
SHAPES: dict[str, list[tuple[float, float]]] = {
    "vase": [
        (0.24, 0),
        (0.3, 0.12),
        (0.4, 0.36),
        (0.38, 0.6),
        (0.22, 0.82),
        (0.2, 0.92),
        (0.26, 1),
    ],
    "jar": [(0.3, 0), (0.42, 0.2), (0.5, 0.5), (0.44, 0.78), (0.33, 0.92), (0.36, 1)],
    "bowl": [(0.45, 0), (0.48, 0.06), (0.8, 0.4), (1.0, 0.8), (1.05, 1)],
    "jug": [(0.3, 0), (0.4, 0.18), (0.44, 0.42), (0.3, 0.7), (0.24, 0.86), (0.28, 1)],
    "bottle": [
        (0.26, 0),
        (0.32, 0.1),
        (0.33, 0.45),
        (0.2, 0.66),
        (0.09, 0.78),
        (0.09, 0.94),
        (0.12, 1),
    ],
    "cup": [(0.34, 0), (0.42, 0.1), (0.5, 0.5), (0.52, 1)],
}


def closed_profile(shape: list[tuple[float, float]], height: float, wall: float) -> np.ndarray:
    """Return the whole profile of a hollow pot: foot, outside, rim, inside, floor."""
    outside = smooth_curve(np.array(shape) * height, 48)
    rings = 0.0012 * height * np.sin(outside[:, 1] / height * 95) * (outside[:, 1] > height * 0.06)
    outside[:, 0] += rings
    inside = outside[::-1].copy()
    inside[:, 0] -= wall
    inside = inside[inside[:, 1] > wall * 1.4]
    top = outside[-1]
    lip = [(top[0] - wall * 0.25, top[1] + wall * 0.3), (top[0] - wall * 0.75, top[1] + wall * 0.3)]
    foot = [(0, 0.002), (outside[0, 0] * 0.94, 0)]
    floor = [(inside[-1, 0] * 0.6, wall * 1.05), (0, wall)]
    return np.vstack([foot, outside, lip, inside, floor])


def pot(
    kind: str,
    height: float,
    material: bpy.types.Material,
    at: Point = (0, 0, 0),
    wall: float = 0.006,
    stretch: float = 1.0,
) -> bpy.types.Object:
    """Return a thrown pot of one of the known shapes."""
    shape = [(r * stretch, z) for r, z in SHAPES[kind]]
    thing = lathe(closed_profile(shape, height, wall), material, at, 72, wobble=0.0008, name=kind)
    thing.rotation_euler.z = height * 91
    return thing


def jug(height: float, material: bpy.types.Material, at: Point, turn: float = 0.0):
    """Return a jug with its handle."""
    body = pot("jug", height, material, at)
    points = [(0.25, 0, 0.88), (0.46, 0, 0.86), (0.56, 0, 0.66), (0.5, 0, 0.46), (0.42, 0, 0.4)]
    path = smooth_curve(np.array(points) * height, 30)
    handle = sweep(path, circle(height * 0.045, 12, 1.6), material, up=(0, 1, 0))
    place(handle, at, (0, 0, turn))
    return body


def plate(radius: float, material: bpy.types.Material) -> bpy.types.Object:
    """Return a plate that lies flat, its well and its broad rim turned."""
    profile = [
        (0, 0.004), (0.6, 0), (0.66, 0.01), (0.72, 0.05), (0.8, 0.085), (0.99, 0.12), (1, 0.135),
        (0.98, 0.14), (0.8, 0.112), (0.7, 0.085), (0.64, 0.045), (0.56, 0.032), (0, 0.03),
    ]  # fmt: skip
    outline = np.array(profile) * radius
    return lathe(smooth_curve(outline, 90), material, segments=96, name="plate")


def bent_rib(material: bpy.types.Material) -> bpy.types.Object:
    """Return a kidney-shaped wooden rib, upright in XZ, its straight edge at x = 0."""
    from geometry import prism

    angle = np.linspace(-math.pi / 2, math.pi / 2, 22)
    bow = [(0.055 * math.cos(a), 0.06 * math.sin(a)) for a in angle]
    edge = [(0.004 * math.sin(math.pi * k / 8), 0.06 - 0.015 * k) for k in range(1, 8)]
    return prism(bow + edge, 0.006, material, bevel=0.002, name="rib")


def sponge(material: bpy.types.Material, at: Point) -> bpy.types.Object:
    """Return a small natural sponge."""
    angle = np.linspace(0, math.pi, 14)
    shape = np.column_stack([0.045 * np.sin(angle), 0.022 - 0.022 * np.cos(angle)])
    return lathe(shape, material, at, 40, wobble=0.004, name="sponge")


def wheel(clay: bpy.types.Material) -> list[bpy.types.Object]:
    """Build the wheel's turning head (top at z = 0) and its basin; return what turns."""
    grooves = [(0, 0)]
    for step in range(1, 15):
        radius = step * 0.0105
        grooves += [(radius - 0.0015, 0), (radius, -0.0008), (radius + 0.0015, 0)]
    grooves += [(0.158, 0), (0.16, -0.002), (0.16, -0.018), (0.1, -0.02)]
    head = lathe(grooves, m.metal("A9A59C", 0.38, rust=0.05), segments=96, name="wheel head")
    rim = [
        (0, -0.12), (0.3, -0.12), (0.315, -0.1), (0.32, 0.0), (0.328, 0.008), (0.336, 0.0),
        (0.33, -0.11), (0.3, -0.135), (0, -0.135),
    ]  # fmt: skip
    lathe(rim, m.plain("C9B48C", 0.5, Coat_Weight=0.3), segments=96, name="basin")
    lathe([(0.05, -0.12), (0.045, -0.1), (0.04, -0.02)], m.metal("6F6C66", 0.5), segments=32)
    puddle = [(0, -0.1185), (0.2, -0.1185), (0.24, -0.1195)]
    lathe(puddle, clay, segments=48, wobble=0.012, name="puddle")
    ring = [(0.05, 0.0005), (0.075, 0.004), (0.09, 0.0025), (0.098, 0.0)]
    slip = lathe(ring, clay, segments=80, count=20, wobble=0.006, name="slip")
    turning = [head, slip]
    for step in range(26):
        angle = step * 2.4
        radius = 0.1 + 0.055 * ((step * 0.618) % 1)
        blob = [(0.0, 0.002), (0.003 + 0.004 * ((step * 0.37) % 1), 0.0006), (0.008, -0.001)]
        at = (radius * math.cos(angle), radius * math.sin(angle), 0.0)
        turning.append(lathe(blob, clay, at, 14, wobble=0.0015))
    return turning


def stick_sponge(wood: bpy.types.Material, foam: bpy.types.Material) -> bpy.types.Object:
    """Return a sponge bound to a stick, its sponge at the origin and its stick upwards."""
    stick = tube([(0, 0, 0), (0.004, 0, 0.15), (0, 0, 0.34)], 0.006, wood, 24)
    ball = lathe([(0, -0.02), (0.016, -0.012), (0.02, 0), (0.014, 0.016), (0.005, 0.022)], foam,
                 segments=32, count=24, wobble=0.002)  # fmt: skip
    stick.parent = ball
    return ball


def basin_of_water(at: Point) -> None:
    """Stand a glazed bowl of slip beside the wheel."""
    pot("bowl", 0.08, m.glazed("5E6B4E", "8A8F62"), at, 0.006, 0.9)
    box((0.09, 0.09, 0.002), m.plain("8C6A50", 0.1), (at[0], at[1], at[2] + 0.06), bevel=0)
