"""A Quercy dovecote: a timber-framed chamber on four pillars under a tiled roof."""

from __future__ import annotations

import math

import bpy
import numpy as np

import materials as m
from geometry import add_mesh, box, gather, lathe, mend_normals

HALF = 1.6  # half the chamber's width, metres
FLOOR, EAVES, RIDGE = 2.9, 5.6, 7.4


def dovecote_parts(tiles: bool = True) -> list[bpy.types.Object]:
    """Return the dovecote's parts, its feet at z = 0; `tiles` lays the roof tile by tile."""
    stone = m.earth("B39E78", "D9C7A0", 0.92, 0.7, "stone")
    timber = m.wood("4A3220", "7A5A3C", 0.8, 2)
    beam = m.wood("4A3220", "7A5A3C", 0.8, 0)
    lime = m.earth("CDB88F", "E2D2AE", 0.95, 0.5, "lime")
    roof = m.brick()
    parts = pillars(stone)
    parts.append(
        box((2 * HALF, 2 * HALF, EAVES - FLOOR), lime, (0, 0, (FLOOR + EAVES) / 2), bevel=0)
    )
    parts += frame(timber, beam)
    parts += roofs(roof, lime, tiles)
    parts += openings(timber)
    return parts


def pillars(stone: bpy.types.Material) -> list[bpy.types.Object]:
    """Return four round pillars, each under a broad flat capital that stops climbing beasts."""
    profile = [(0, 0), (0.3, 0), (0.31, 0.16), (0.24, 0.2), (0.215, 2.2), (0.23, 2.3), (0.44, 2.34),
               (0.45, 2.46), (0.25, 2.52), (0.24, 2.66), (0, 2.66)]  # fmt: skip
    spots = [(x, y, 0) for x in (-1.32, 1.32) for y in (-1.32, 1.32)]
    return [lathe(profile, stone, at, 28, name="pillar") for at in spots]


def frame(timber: bpy.types.Material, beam: bpy.types.Material) -> list[bpy.types.Object]:
    """Return the timber frame that shows on the four faces, and the sill beams below."""
    parts = []
    rise = EAVES - FLOOR
    for turn in range(4):
        angle = turn * 90
        c, s = round(math.cos(math.radians(angle))), round(math.sin(math.radians(angle)))

        def at(x: float, z: float, out: float = HALF, c=c, s=s) -> tuple[float, float, float]:
            return (c * x + s * out, s * x - c * out, z)

        for x in (-1.5, -0.75, 0.75, 1.5):
            parts.append(
                box((0.17, 0.08, rise), timber, at(x, FLOOR + rise / 2), (0, 0, angle), 0.01)
            )
        for z in (FLOOR + 0.08, FLOOR + rise * 0.52, EAVES - 0.08):
            parts.append(box((2 * HALF, 0.085, 0.16), beam, at(0, z), (0, 0, angle), 0.01))
        for side in (-1, 1):
            lean = box(
                (0.13, 0.07, 1.5),
                timber,
                at(side * 1.12, FLOOR + 0.72),
                (0, side * 24, angle),
                0.01,
            )
            parts.append(lean)
        parts.append(box((3.5, 0.26, 0.24), beam, at(0, FLOOR - 0.12, 1.32), (0, 0, angle), 0.015))
    return parts


def roofs(tile: bpy.types.Material, lime: bpy.types.Material, tiles: bool):
    """Return the main roof, the lantern through which the pigeons fly, and its own small roof."""
    parts = [pyramid(2.05, EAVES, RIDGE, tile, 0.26)]
    parts.append(box((0.84, 0.84, 0.85), lime, (0, 0, RIDGE - 0.02), bevel=0.01))
    parts.append(pyramid(0.7, RIDGE + 0.38, RIDGE + 1.15, tile, 0.0))
    ball = [
        (0, 0),
        (0.05, 0.0),
        (0.05, 0.08),
        (0.1, 0.14),
        (0.12, 0.22),
        (0.08, 0.31),
        (0.03, 0.36),
        (0.015, 0.6),
        (0, 0.62),
    ]
    parts.append(lathe(ball, lime, (0, 0, RIDGE + 1.1), 20, count=30))
    if tiles:
        parts += roof_ribs(2.05, EAVES, RIDGE, 0.26, tile, 0.19)
        parts += roof_ribs(0.7, RIDGE + 0.38, RIDGE + 1.15, 0.0, tile, 0.17)
    return parts


def pyramid(half: float, low: float, high: float, material: bpy.types.Material, top: float):
    """Return a four-sided roof cut off at half width `top`."""
    ring = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    levels = [(half, low - 0.1), (half, low), (max(top, 0.02), high)]
    points = [(x * width, y * width, z) for width, z in levels for x, y in ring]
    faces = [(3, 2, 1, 0), (8, 9, 10, 11)]
    for level in (0, 4):
        faces += [
            (level + k, level + (k + 1) % 4, level + 4 + (k + 1) % 4, level + 4 + k)
            for k in range(4)
        ]
    thing = add_mesh("roof", np.array(points), faces, material, smooth=False)
    mend_normals(thing)
    return thing


def roof_ribs(half, low, high, top, material, pitch) -> list[bpy.types.Object]:
    """Return rows of half-round tiles that run down the four slopes, as one mesh per slope."""
    parts = []
    slope = np.array([half - top, high - low])
    for turn in range(4):
        vertices, faces = [], []
        count = int(2 * half / pitch)
        for index in range(count):
            x = (index + 0.5 - count / 2) * pitch
            reach = min(1.0, (half - abs(x)) / (half - top)) if abs(x) > top else 1.0
            add_rib(vertices, faces, x, half, low, slope, reach)
        thing = add_mesh("tiles", np.array(vertices), faces, material)
        thing.rotation_euler.z = math.radians(90 * turn)
        parts.append(thing)
    return parts


def add_rib(vertices: list, faces: list, x: float, half: float, low: float, slope, reach: float):
    """Add one line of overlapping tiles from the eaves up to `reach` of the slope."""
    rows = max(int(reach * float(np.hypot(*slope)) / 0.3), 1)
    lift = np.array([slope[1], slope[0]]) / np.hypot(*slope)
    for row in range(rows):
        base = len(vertices)
        for end, radius in ((row, 0.085), (row + 1.12, 0.066)):
            share = min(end / rows * reach, reach)
            foot = np.array([half + 0.05 - slope[0] * share, low + slope[1] * share])
            for step in range(7):
                angle = math.pi * step / 6
                up = foot + lift * radius * math.sin(angle)
                vertices.append((x + radius * math.cos(angle), -up[0], up[1]))
        faces += [(base + k, base + 7 + k, base + 8 + k, base + k + 1) for k in range(6)]


def openings(timber: bpy.types.Material) -> list[bpy.types.Object]:
    """Return the door, the flight holes with their ledge and those of the lantern."""
    dark = m.plain("1A1512", 0.9)
    parts = [box((0.62, 0.06, 1.1), timber, (0, -HALF - 0.02, FLOOR + 0.7), bevel=0.012)]
    for row, z in enumerate((FLOOR + 1.72, FLOOR + 2.02)):
        for index in range(4 - row):
            x = (index - (3 - row) / 2) * 0.27
            parts.append(box((0.13, 0.03, 0.17), dark, (x, -HALF - 0.012, z), bevel=0.02))
    parts.append(box((1.25, 0.16, 0.05), timber, (0, -HALF - 0.08, FLOOR + 1.58), bevel=0.008))
    for turn in range(4):
        angle = math.radians(90 * turn)
        at = (0.42 * math.sin(angle), -0.42 * math.cos(angle), RIDGE + 0.1)
        parts.append(box((0.34, 0.03, 0.36), dark, at, (0, 0, 90 * turn), bevel=0.03))
    return parts


def dovecote() -> bpy.types.Object:
    """Return the dovecote as one thing."""
    return gather(dovecote_parts(), "dovecote")
