"""Joiner's things: a wooden plane, its shaving, chisels, a mallet."""

from __future__ import annotations

import math

import bpy
import numpy as np

import materials as m
from geometry import (
    add_mesh,
    box,
    circle,
    gather,
    grid_faces,
    lathe,
    place,
    prism,
    smooth_curve,
    sweep,
    tube,
)

IRON_ANGLE = 47.0  # degrees between the iron and the sole
PLANE_LENGTH = 0.25


def plane() -> bpy.types.Object:
    """Return a wooden plane: its mouth at the origin of the sole, its toe towards +X."""
    beech = m.wood("8A5A2E", "C08A52", 0.38, 0, 0.25)
    dark = m.wood("4A2C18", "7A4A28", 0.35, 2, 0.3)
    steel = m.metal("A9ACB0", 0.28, rust=0.05)
    back, front, high = -0.155, 0.095, 0.062
    outline = [(back, 0), (front, 0), (front, high - 0.006), (front - 0.02, high), (back, high)]
    parts = [prism(outline, 0.011, beech, (0, side * 0.0275, 0), bevel=0.0025) for side in (-1, 1)]
    reach = high / math.tan(math.radians(IRON_ANGLE))
    parts.append(
        prism([(0.004, 0), (front, 0), (front, high - 0.006), (front - 0.02, high), (0.034, high)],
              0.044, beech, bevel=0.001)
    )  # fmt: skip
    parts.append(
        prism(
            [(back, 0), (-0.005, 0), (-0.005 - reach, high), (back, high)],
            0.044,
            beech,
            bevel=0.001,
        )
    )
    parts += iron_and_wedge(steel, dark)
    parts += handle(dark, high)
    parts.append(lathe([(0.012, 0), (0.012, 0.005), (0.008, 0.008), (0, 0.008)], dark,
                       (0.066, 0, high), 32))  # fmt: skip
    return gather(parts, "plane")


def iron_and_wedge(steel: bpy.types.Material, dark: bpy.types.Material) -> list[bpy.types.Object]:
    """Return the cutting iron and the wedge that holds it, leaning back from the mouth."""
    iron = box((0.15, 0.042, 0.004), steel, bevel=0.001)
    angle = math.radians(IRON_ANGLE)
    along = np.array([-math.cos(angle), math.sin(angle)])
    away = np.array([math.sin(angle), math.cos(angle)])
    centre = along * 0.075 + away * 0.001
    place(iron, (centre[0], 0, centre[1]), (0, IRON_ANGLE, 0))
    side = [(-0.055, -0.001), (0.05, -0.001), (0.05, 0.012), (0.03, 0.0125), (-0.055, 0.003)]
    wedge = prism(side, 0.042, dark, bevel=0.0015)
    centre = along * 0.09 + away * 0.005
    place(wedge, (centre[0], 0, centre[1]), (0, 180 + IRON_ANGLE, 180))
    wedge.rotation_euler = (0, math.radians(IRON_ANGLE + 180), 0)
    wedge.scale = (1, 1, -1)
    return [iron, wedge]


def handle(dark: bpy.types.Material, high: float) -> list[bpy.types.Object]:
    """Return the closed handle behind the iron: a ring of wood on the body."""
    points = [
        (-0.142, 0, high - 0.01), (-0.148, 0, high + 0.03), (-0.14, 0, high + 0.066),
        (-0.118, 0, high + 0.078), (-0.1, 0, high + 0.064), (-0.105, 0, high + 0.03),
        (-0.1, 0, high - 0.01),
    ]  # fmt: skip
    path = smooth_curve(np.array(points), 48)
    return [sweep(path, circle(0.0105, 14, 1.1), dark, up=(0, 1, 0), name="handle")]


def shaving_points(length: float, width: float, rows: int, radius: float = 0.022) -> np.ndarray:
    """Return a ribbon (rows, 2, 3) that climbs the iron from the mouth, then curls forward."""
    step = length / (rows - 1)
    angle = math.radians(180 - IRON_ANGLE)
    at = np.array([0.001, 0.0])
    drift = 0.0
    points = []
    for row in range(rows):
        done = row * step
        side = width / 2
        shift = -0.01 * math.sin(done * 9) + drift
        points.append([(at[0], shift - side, at[1]), (at[0], shift + side, at[1])])
        free = max(0.0, done - 0.055)
        bend = 0.0 if done < 0.05 else 1 / (radius * (1 + 0.75 * math.exp(-free / 0.14)))
        bend *= 1 + 0.12 * math.sin(done * 43)
        angle -= bend * step
        at = at + step * np.array([math.cos(angle), math.sin(angle)])
        drift += step * (0.13 if done > 0.06 else 0.0)
    return np.array(points)


def shaving(material: bpy.types.Material, rows: int = 160) -> bpy.types.Object:
    """Return a shaving; reshape it with `set_shaving`."""
    points = shaving_points(0.3, 0.036, rows)
    thing = add_mesh("shaving", points.reshape(-1, 3), grid_faces(rows, 2), material)
    return thing


def set_shaving(thing: bpy.types.Object, length: float, width: float = 0.036) -> None:
    """Give the shaving its length."""
    rows = len(thing.data.vertices) // 2
    points = shaving_points(max(length, 0.002), width, rows)
    thing.data.vertices.foreach_set("co", points.ravel())
    thing.data.update()


def loose_shaving(material: bpy.types.Material, length: float, radius: float) -> bpy.types.Object:
    """Return a cut shaving that lies curled on the bench."""
    rows = 90
    turn = np.linspace(0, length / radius, rows)
    swell = radius * (0.7 + 0.5 * turn / turn[-1])
    spiral = np.column_stack([swell * np.cos(turn), 0.006 * turn, radius + swell * np.sin(turn)])
    points = np.stack([spiral - (0, 0.011, 0), spiral + (0, 0.011, 0)], axis=1)
    return add_mesh("loose shaving", points.reshape(-1, 3), grid_faces(rows, 2), material)


def shaving_wood() -> bpy.types.Material:
    """Return the pale, satin wood of a fresh shaving; light shines through it a little."""
    graph = m.Graph("shaving", 0.45)
    where = graph.coordinates((6, 60, 6), shuffle=False)
    fibre = graph.noise(where, 8, 2)
    graph.set(Base_Color=graph.ramp(fibre, (0.3, "CFA369"), (0.7, "EDD2A0")))
    graph.set(Emission_Color=m.linear("E0B878"), Emission_Strength=0.06)
    return graph.material


def chisel(steel: bpy.types.Material, wood: bpy.types.Material, blade: float = 0.024):
    """Return a chisel that lies along X, its edge towards +X."""
    parts = [
        prism(
            [(0, -0.002), (0.13, -0.002), (0.118, 0.002), (0, 0.002)], blade, steel, bevel=0.0006
        ),
        tube([(-0.045, 0, 0), (0.002, 0, 0)], 0.006, steel, 6, size=np.linspace(0.9, 1.3, 6)),
    ]
    shape = [
        (0, -0.16),
        (0.011, -0.158),
        (0.0155, -0.13),
        (0.013, -0.09),
        (0.0145, -0.06),
        (0.01, -0.035),
        (0, -0.034),
    ]
    grip = lathe(shape, wood, segments=32, count=40, name="grip")
    grip.rotation_euler.y = math.radians(90)
    return gather([*parts, grip], "chisel")


def mallet(head: bpy.types.Material, wood: bpy.types.Material) -> bpy.types.Object:
    """Return a joiner's mallet standing on its head."""
    block = prism([(-0.07, 0), (0.07, 0), (0.062, 0.095), (-0.062, 0.095)], 0.07, head, bevel=0.006)
    stick = tube([(0, 0, 0.02), (0, 0, 0.2), (0, 0, 0.33)], 0.014, wood, 20, 16)
    return gather([block, stick], "mallet")
