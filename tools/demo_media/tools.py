"""Hand tools and vessels: trowel, float, bucket, anvil, hammer, awl, ink pot, feather."""

from __future__ import annotations

import math
import random

import bpy
import numpy as np

import materials as m
from geometry import add_mesh, box, circle, gather, lathe, place, prism, smooth_curve, sweep, tube


def turned_grip(length: float, radius: float, wood: bpy.types.Material) -> bpy.types.Object:
    """Return a turned wooden grip that lies along X, from x = 0 to -length."""
    shape = [
        (0, 0),
        (0.55, 0.01),
        (0.62, 0.08),
        (0.8, 0.3),
        (1.0, 0.62),
        (0.92, 0.9),
        (0.5, 0.99),
        (0, 1),
    ]
    profile = [(r * radius, z * length) for r, z in shape]
    grip = lathe(profile, wood, segments=36, count=44, name="grip")
    grip.rotation_euler.y = -math.pi / 2
    return gather([grip], "grip")


def trowel() -> bpy.types.Object:
    """Return a mason's trowel that lies flat, its point towards +X."""
    steel = m.metal("A4A7AA", 0.3, rust=0.12)
    angle = np.linspace(-math.pi / 2, math.pi / 2, 14)
    round_end = [(0.01 - 0.03 * math.cos(a), 0.052 * math.sin(a)) for a in angle]
    outline = [(0.185, 0.004), *round_end[::-1], (0.185, -0.004)]
    blade = prism(outline[::-1], 0.0025, steel, turn=(90, 0, 0), bevel=0.0006)
    path = [
        (0.0, 0, 0.002),
        (-0.035, 0, 0.006),
        (-0.05, 0, 0.035),
        (-0.07, 0, 0.046),
        (-0.09, 0, 0.047),
    ]
    neck = tube(path, 0.0055, steel, 24, up=(0, 1, 0.1))
    grip = turned_grip(0.12, 0.016, m.wood("7A4524", "B98048", 0.4, 2, 0.2))
    place(grip, (-0.08, 0, 0.047))
    return gather([blade, neck, grip], "trowel")


def float_board() -> bpy.types.Object:
    """Return a plasterer's wooden float that lies flat."""
    wood = m.wood("8A6B45", "C7A474", 0.7)
    board = box((0.3, 0.16, 0.014), wood, bevel=0.003)
    parts = [board]
    for side in (-1, 1):
        parts.append(box((0.028, 0.035, 0.04), wood, (side * 0.058, 0, 0.026), bevel=0.005))
    grip = tube([(-0.075, 0, 0.05), (0, 0, 0.055), (0.075, 0, 0.05)], 0.015, wood, 20, 16)
    return gather([*parts, grip], "float")


def bucket(at, filling: bpy.types.Material) -> None:
    """Stand a zinc bucket full of lime."""
    zinc = m.metal("9DA3A6", 0.42, rust=0.1)
    body = [
        (0, 0.0),
        (0.085, 0.0),
        (0.115, 0.2),
        (0.121, 0.204),
        (0.117, 0.209),
        (0.111, 0.2),
        (0.082, 0.008),
        (0, 0.008),
    ]
    lathe(body, zinc, at, 64)
    lathe([(0, 0.19), (0.05, 0.183), (0.112, 0.176)], filling, at, 64, count=16, wobble=0.004)
    arc = np.linspace(0.12, math.pi - 0.12, 24)
    path = np.column_stack([0.119 * np.cos(arc), -0.07 * np.sin(arc), 0.19 + 0.055 * np.sin(arc)])
    place(tube(path, 0.0035, zinc, sides=8), at, (0, 0, 20))


def anvil(iron: bpy.types.Material) -> bpy.types.Object:
    """Return an anvil, its face at z = 0 and its horn towards -X."""
    parts = [box((0.3, 0.11, 0.07), iron, (0.05, 0, -0.035), bevel=0.005)]
    waist = [
        (-0.13, -0.26),
        (0.2, -0.26),
        (0.19, -0.22),
        (0.1, -0.18),
        (0.09, -0.12),
        (0.17, -0.07),
        (-0.08, -0.07),
        (-0.03, -0.12),
        (-0.04, -0.18),
        (-0.12, -0.22),
    ]
    parts.append(prism(waist, 0.12, iron, bevel=0.008))
    along = np.linspace(0, 1, 26)
    path = np.column_stack([-0.09 - 0.2 * along, np.zeros(26), -0.037 + 0.022 * along**1.5])
    size = np.sqrt(np.clip(1 - along**1.6, 0.004, 1))
    parts.append(sweep(path, circle(0.052, 28, 0.72), iron, up=(0, 0, 1), size=size))
    parts.append(box((0.075, 0.1, 0.045), iron, (-0.115, 0, -0.037), bevel=0.006))
    return gather(parts, "anvil")


def hammer(iron: bpy.types.Material, wood: bpy.types.Material) -> bpy.types.Object:
    """Return a smith's hammer that lies on its side, its handle along +X."""
    half = [(0.022, -0.06), (0.024, 0.03), (0.005, 0.07)]
    outline = half + [(-x, z) for x, z in half[::-1]]
    head = prism(outline, 0.044, iron, turn=(90, 0, 0), bevel=0.005)
    size = np.linspace(0.8, 1.25, 24)
    stick = tube([(-0.028, 0, 0), (0.15, 0, 0.003), (0.34, 0, -0.004)], 0.0125, wood, 24, 16, size)
    return gather([head, stick], "hammer")


def awl(steel: bpy.types.Material, wood: bpy.types.Material) -> bpy.types.Object:
    """Return a saddler's awl that lies along X, its point towards +X."""
    point = tube([(-0.01, 0, 0), (0.03, 0, 0), (0.068, 0, 0)], 0.0026, steel, 14, 8,
                 np.linspace(1, 0.08, 14))  # fmt: skip
    ferrule = tube([(-0.008, 0, 0), (0.012, 0, 0)], 0.0062, m.metal("B58A4A", 0.3), 4, 20)
    grip = turned_grip(0.085, 0.0165, wood)
    return gather([point, ferrule, grip], "awl")


def feather(length: float, shade: bpy.types.Material, horn: bpy.types.Material):
    """Return a goose quill along X, its cut point at the origin."""
    share = np.linspace(0, 1, 90)
    shaft = np.column_stack(
        [share * length, 0.03 * length * np.sin(share * 2.4), 0.16 * length * share**2]
    )
    quill = sweep(shaft, circle(0.0031, 8), horn, size=np.clip(1.15 - share, 0.12, 1))
    parts = [quill]
    for side, width in ((-1, 0.016), (1, 0.027)):
        grow = np.clip((share - 0.28) / 0.1, 0, 1) * np.clip((1.0 - share) / 0.1, 0, 1) ** 0.6
        reach = side * width * grow * (1 + 0.08 * np.sin(share * 70) * (np.sin(share * 13) > 0.6))
        columns = np.linspace(0, 1, 7)
        points = shaft[:, None] + np.zeros((90, 7, 3))
        points[..., 0] += 0.03 * columns**1.3 * grow[:, None]
        points[..., 1] += reach[:, None] * columns
        points[..., 2] += (
            0.004 * np.sin(columns * 2.6) * grow[:, None]
            + 0.0006 * np.sin(share * 260)[:, None] * columns
        )
        from geometry import grid_faces

        parts.append(add_mesh("vane", points.reshape(-1, 3), grid_faces(90, 7), shade))
    return gather(parts, "feather")


def ink_pot(at) -> None:
    """Stand a heavy glass ink pot with dark ink in it."""
    outside = [
        (0, 0),
        (0.038, 0),
        (0.042, 0.004),
        (0.042, 0.034),
        (0.034, 0.046),
        (0.019, 0.05),
        (0.018, 0.06),
        (0.022, 0.064),
    ]
    inside = [
        (0.018, 0.064),
        (0.0145, 0.058),
        (0.0145, 0.05),
        (0.028, 0.042),
        (0.034, 0.032),
        (0.034, 0.012),
        (0, 0.01),
    ]
    lathe(outside + inside, m.glass("EAF2EE"), at, 64)
    lathe(
        [(0, 0.0105), (0.0335, 0.0125), (0.0335, 0.03), (0, 0.03)], m.plain("0B1026", 0.05), at, 48
    )
    collar = [(0.0185, 0.052), (0.021, 0.053), (0.021, 0.058), (0.0185, 0.059)]
    lathe(collar, m.metal("B58A4A", 0.25), at, 48)


def stitches(points: np.ndarray, thread: bpy.types.Material, length: float = 0.006) -> None:
    """Sew saddle stitches along a path: short slanting threads, evenly spaced."""
    path = smooth_curve(points, 400)
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    for at in np.arange(0, steps[-1] - length, length * 1.25):
        ends = [
            np.array([np.interp(s, steps, path[:, k]) for k in range(3)]) for s in (at, at + length)
        ]
        way = (ends[1] - ends[0]) / length
        slant = np.array([-way[1], way[0], 0]) * 0.0007
        middle = (ends[0] + ends[1]) / 2 + (0, 0, 0.0008)
        tube([ends[0] - slant, middle, ends[1] + slant], 0.0008, thread, 6, 6)


def chips(material: bpy.types.Material, count: int, area, at, size: float = 0.008) -> None:
    """Scatter angular chips."""
    from scenery import scatter

    pieces = []
    for _ in range(4):
        shape = [size * random.uniform(0.4, 1.2) for _ in range(3)]
        pieces.append(box(shape, material, (0, 0, -60), bevel=size * 0.15))
    scatter(pieces, count, area, at)
