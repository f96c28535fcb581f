"""Places: tables, walls, shelves, brickwork and the window whose sun falls on them."""

from __future__ import annotations

import random

import bpy

import materials as m
from geometry import Point, box, copy_of


def planks(
    size: Point,
    count: int,
    at: Point = (0, 0, 0),
    material: bpy.types.Material | None = None,
    gap: float = 0.002,
) -> list[bpy.types.Object]:
    """Return a top of `count` planks side by side along Y, its upper face at `at`'s height."""
    material = material or m.wood()
    length, depth, thickness = size
    width = depth / count
    boards = []
    for index in range(count):
        y = at[1] - depth / 2 + width * (index + 0.5)
        drop = random.uniform(0, 0.0012)
        where = (at[0] + random.uniform(-0.004, 0.004), y, at[2] - thickness / 2 - drop)
        boards.append(box((length, width - gap, thickness), material, where, bevel=0.003))
    return boards


def wall(y: float, material: bpy.types.Material, width: float = 8.0, height: float = 5.0):
    """Return a plain wall facing the camera (towards -Y)."""
    return box((width, 0.1, height), material, (0, y + 0.05, height / 2 - 2.2), bevel=0)


def brick_wall(
    y: float,
    width: float,
    height: float,
    bottom: float = 0.0,
    brick: Point = (0.4, 0.12, 0.05),
    joint: float = 0.014,
    centre: float = 0.0,
    skip=None,
) -> None:
    """Lay a wall of large flat bricks in lime mortar; `skip(x, z)` leaves bricks out."""
    red = m.brick()
    mortar = m.earth("A89878", "CDBE9E", 0.95, 0.8, "mortar")
    box((width, 0.1, height), mortar, (centre, y + 0.05 + 0.006, bottom + height / 2), bevel=0)
    patterns = [box(brick, red, (0, 0, -50), bevel=0.006) for _ in range(3)]
    row = 0
    z = bottom + brick[2] / 2
    while z < bottom + height:
        shift = (row % 2) * brick[0] / 2 + random.uniform(-0.02, 0.02)
        x = centre - width / 2 + shift
        while x < centre + width / 2 + brick[0] / 2:
            if not (skip and skip(x, z)):
                depth = y + brick[1] / 2 + random.uniform(-0.004, 0.003)
                turn = (0, random.uniform(-0.5, 0.5), random.uniform(-0.3, 0.3))
                copy_of(random.choice(patterns), (x, depth, z), turn)
            x += brick[0] + joint
        z += brick[2] + joint
        row += 1


def shelf(
    at: Point, length: float, depth: float = 0.26, material: bpy.types.Material | None = None
) -> None:
    """Put up an oak shelf on two brackets; `at` is the middle of its upper face."""
    material = material or m.wood()
    planks((length, depth, 0.035), 1, at, material)
    for side in (-0.38, 0.38):
        bracket = (at[0] + side * length, at[1] + 0.03, at[2] - 0.09)
        box((0.035, depth * 0.8, 0.11), material, bracket, bevel=0.004)


def window_bars(
    at: Point, turn: Point, width: float = 1.0, height: float = 1.3, panes: tuple[int, int] = (2, 3)
) -> None:
    """Stand a window frame in the sun's way, with an opaque surround, to shape its light."""
    dark = m.plain("2A211B", 0.9)
    frame = []
    margin = 2.6
    for side in (-1, 1):
        x = side * (width / 2 + margin / 2)
        frame.append(box((margin, 0.05, height + 2 * margin), dark, (x, 0, 0), bevel=0))
        z = side * (height / 2 + margin / 2)
        frame.append(box((width, 0.05, margin), dark, (0, 0, z), bevel=0))
    for index in range(1, panes[0]):
        x = -width / 2 + width * index / panes[0]
        frame.append(box((0.035, 0.05, height), dark, (x, 0, 0), bevel=0))
    for index in range(1, panes[1]):
        z = -height / 2 + height * index / panes[1]
        frame.append(box((width, 0.05, 0.03), dark, (0, 0, z), bevel=0))
    from geometry import gather, place

    place(gather(frame, "window frame"), at, turn)


def scatter(
    things: list[bpy.types.Object], count: int, area: tuple[float, float], at: Point
) -> None:
    """Strew copies of small things over an area, each turned and sized by chance."""
    for _ in range(count):
        where = (
            at[0] + random.uniform(-0.5, 0.5) * area[0],
            at[1] + random.uniform(-0.5, 0.5) * area[1],
            at[2],
        )
        turn = [random.uniform(0, 360) for _ in range(3)]
        copy_of(random.choice(things), where, turn, random.uniform(0.5, 1.4))
