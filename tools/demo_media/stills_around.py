"""Stills that compare or surround: a brick before and after the fire, the workshop all around."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import bpy
from mathutils import Matrix

import materials as m
from geometry import box, copy_of, place
from pottery import jug, pot
from scenery import brick_wall, planks, scatter, shelf
from strawwork import add_boater, braid_coil, broom, hat_block
from studio import add_area_light, add_camera, add_sun, light_from_window, set_air
from woodwork import chisel, loose_shaving, mallet, plane, shaving_wood

ROOM = (6.0, 5.0, 3.0)
EYE = 1.45
WINDOW = (-0.9, 0.9, 0.95, 2.35)
"""Of the left wall: from, to (along it), sill and top, in metres."""


def brick_before() -> None:
    """A raw brick on the sand of its area."""
    one_brick(m.earth("7A6A52", "94826A", 0.55, 0.5, "raw clay"), "9A8660")


def brick_after() -> None:
    """The same brick after the fire, in the same light."""
    one_brick(m.brick(), "9A8660")


def one_brick(surface: bpy.types.Material, sand: str) -> None:
    """Show a brick alone: only its surface may differ from one picture to the other."""
    random.seed(4)
    ground = m.earth(sand, "BCA77C", 0.9, 1.2, "sand")
    box((3.0, 3.0, 0.1), ground, (0, 0, -0.05), bevel=0)
    box((0.42, 0.28, 0.05), surface, (0, 0, 0.026), (0, 0, 24), bevel=0.007)
    grain = [box((0.006, 0.005, 0.004), ground, (0, 0, -5), bevel=0.001) for _ in range(3)]
    scatter(grain, 120, (0.9, 0.6), (0, 0, 0.002))
    light_from_window((0, 0, 0.02), 0.7, 58)
    add_camera((-0.2, -1.15, 0.72), (0, 0.02, 0.01), 55, 8.0, (0, 0, 0.05))


def workshop_around() -> None:
    """A whole workshop seen from its middle, in every direction (equirectangular)."""
    random.seed(7)
    room()
    facing(0, bench_side)
    facing(-90, kiln_side)
    facing(180, store_side)
    light_the_room()
    camera = add_camera((0, 0, EYE), (0, 1, EYE), f_stop=None)
    camera.data.type = "PANO"
    cycles = getattr(camera.data, "cycles", None)
    target = camera.data if hasattr(camera.data, "panorama_type") else cycles
    target.panorama_type = "EQUIRECTANGULAR"
    bpy.context.scene.cycles.samples = 12


def facing(degrees: float, build: Callable[[], None]) -> None:
    """Build a side of the room as if it were straight ahead, then turn it about the middle."""
    known = set(bpy.context.scene.objects)
    build()
    bpy.context.view_layer.update()
    turn = Matrix.Rotation(math.radians(degrees), 4, "Z")
    for thing in set(bpy.context.scene.objects) - known:
        thing.matrix_world = turn @ thing.matrix_world


def room() -> None:
    """A floor of tiles, a ceiling on beams, four walls, a window on the left."""
    wide, deep, high = ROOM
    lime = m.plaster("DCCBAA", "BFA780")
    tile = m.earth("8C4F33", "B3714E", 0.7, 0.4, "tile")
    first = box((0.29, 0.29, 0.03), tile, (0, 0, -40), bevel=0.004)
    for row in range(int(deep / 0.3) + 1):
        for column in range(int(wide / 0.3) + 1):
            at = (column * 0.3 - wide / 2, row * 0.3 - deep / 2, -0.015)
            copy_of(first, at, (0, 0, random.choice((0, 90, 180, 270))))
    box((wide + 1, deep + 1, 0.1), m.plain("6B5A48", 0.95), (0, 0, -0.08), bevel=0)
    oak = m.wood("4A321E", "7A5836", 0.7)
    box((wide, deep, 0.06), m.wood("6E5236", "9A7A54", 0.8), (0, 0, high + 0.03), bevel=0)
    for index in range(6):
        x = -wide / 2 + 0.6 + index * (wide - 1.2) / 5
        box((0.16, deep, 0.2), oak, (x, 0, high - 0.1), bevel=0.012)
    box((0.2, deep, high), lime, (wide / 2 + 0.1, 0, high / 2), bevel=0)
    for side in (-1, 1):
        box((wide + 0.4, 0.2, high), lime, (0, side * (deep / 2 + 0.1), high / 2), bevel=0)
    pierced_wall(lime)


def pierced_wall(lime: bpy.types.Material) -> None:
    """The left wall, around its window."""
    left, right, sill, top = WINDOW
    x, (_wide, deep, high) = -ROOM[0] / 2 - 0.1, ROOM
    half = deep / 2
    for low, far, bottom, up in (
        (-half, left, 0, high), (right, half, 0, high), (left, right, 0, sill),
        (left, right, top, high),
    ):  # fmt: skip
        size = (0.2, far - low, up - bottom)
        box(size, lime, (x, (low + far) / 2, (bottom + up) / 2), bevel=0)
    frame = m.wood("5E4A36", "8C7354", 0.6)
    for y in (left, 0, right):
        box((0.06, 0.05, top - sill), frame, (x, y, (sill + top) / 2), bevel=0.004)
    for z in (sill, (sill + top) / 2, top):
        box((0.06, right - left, 0.045), frame, (x, 0, z), bevel=0.004)
    box((0.34, right - left + 0.2, 0.05), frame, (x + 0.1, 0, sill - 0.02), bevel=0.006)


def bench_side() -> None:
    """Ahead: the bench, its plane and shavings, chisels on a rail, brooms on the wall."""
    oak = m.wood("5A3E25", "9C7347", 0.5)
    y, height = ROOM[1] / 2 - 0.55, 0.84
    planks((3.2, 0.8, 0.09), 4, (0, y, height), oak)
    for x in (-1.4, 1.4):
        for back in (-0.3, 0.3):
            box((0.11, 0.11, height - 0.09), oak, (x, y + back, (height - 0.09) / 2), bevel=0.006)
    box((2.8, 0.6, 0.04), oak, (0, y, 0.2), bevel=0.004)
    place(plane(), (-0.35, y - 0.1, height + 0.041), (0, 0, 8), 1.3)
    board = m.wood("6E4A2A", "C0925C", 0.45)
    box((1.3, 0.18, 0.04), board, (-0.35, y + 0.02, height + 0.02), (0, 0, 8), bevel=0.003)
    pale = shaving_wood()
    for index in range(16):
        on_floor = index % 2
        at = (-1.1 + 0.13 * index, y - (0.75 if on_floor else 0.22), 0 if on_floor else height)
        place(loose_shaving(pale, 0.24, 0.016), at, (5, 0, 47 * index))
    rail(y)
    place(mallet(board, oak), (0.75, y, height), (0, 0, -25))
    hat_block(m.wood("3C2415", "6E4A2E", 0.35, 2, 0.4), (1.2, y, height + 0.2), 0.2)
    add_boater((1.2, y, height + 0.2), (0, 0, 205), "7A2A22")
    braid_coil(m.straw(), (1.0, y - 0.25, height), 0.09)


def rail(y: float) -> None:
    """Chisels in a rail, brooms beside."""
    steel, grip = m.metal("A5A8AC", 0.3), m.wood("7A4524", "B07040", 0.4, 2, 0.3)
    box((1.5, 0.06, 0.05), grip, (-0.3, y + 0.5, 1.5), bevel=0.004)
    for index in range(7):
        thing = chisel(steel, grip, 0.012 + 0.005 * index)
        place(thing, (-0.9 + 0.2 * index, y + 0.46, 1.5), (0, 90, 0), 1.25)
    straw, thread = m.wood("8C5A2E", "C98F4E", 0.7, 2), m.plain("8E2F22", 0.7)
    sweeping = broom(straw, m.wood("8A6238", "C8A06A", 0.5, 2), thread)
    for index in range(3):
        copy_of(sweeping, (0.75 + index * 0.32, y + 0.42, 1.62), (0, index - 1, index * 12))
    sweeping.location.z = -20


def kiln_side() -> None:
    """On the right: the mouth of a brick kiln, still red, and bricks that wait."""
    y = ROOM[0] / 2 - 0.25

    def mouth(x: float, z: float) -> bool:
        inside = abs(x) < 0.42 and z < 0.95
        return inside or (x**2 + (z - 0.95) ** 2 < 0.42**2)

    brick_wall(y, 2.6, 2.4, 0.0, joint=0.016, skip=mouth)
    box((0.84, 0.5, 1.5), m.plain("14100D", 0.9), (0, y + 0.253, 0.75), bevel=0)
    box((0.7, 0.03, 0.28), m.glowing("FF5A1C", 5.0), (0, y - 0.01, 0.16), bevel=0)
    red = m.brick()
    for row in range(5):
        for index in range(3):
            at = (-1.9 + 0.02 * row, y - 0.25 + 0.15 * (index - 1), 0.03 + 0.055 * row)
            box((0.4, 0.12, 0.05), red, at, (0, 0, 90 * (row % 2)), bevel=0.006)


def store_side() -> None:
    """Behind: two shelves of pots, a table with jugs."""
    y = ROOM[1] / 2 - 0.16
    wood = m.wood("4E3620", "86643F")
    red, cream = m.earth("8C4F33", "B3714E"), m.glazed("DCCFB0", "C4A876")
    green = m.glazed("4F6B45", "7F8A50")
    kinds = ["jar", "vase", "bottle", "bowl"]
    for level, high in enumerate((1.05, 1.55, 2.05)):
        shelf((0, y, high), 3.4, 0.3, wood)
        for index in range(9):
            tall = 0.16 + 0.18 * random.random()
            surface = (red, cream, green)[(index + level) % 3]
            kind = kinds[(index * 3 + level) % 4]
            high_pot = tall * 0.5 if kind == "bowl" else tall
            pot(kind, high_pot, surface, (-1.45 + index * 0.36, y, high))
    planks((2.0, 0.7, 0.06), 4, (0, y - 0.3, 0.76), wood)
    for x in (-0.9, 0.9):
        box((0.09, 0.5, 0.7), wood, (x, y - 0.3, 0.35), bevel=0.006)
    jug(0.3, green, (-0.5, y - 0.3, 0.76), 160)
    jug(0.24, cream, (0.1, y - 0.35, 0.76), 30)
    pot("bowl", 0.12, red, (0.55, y - 0.3, 0.76), 0.006, 0.9)


def light_the_room() -> None:
    """Sun through the window, the sky's light at the window, an even air."""
    add_sun((0.82, 0.22, -0.52), 6.0, "FFE2B8", 0.8)
    x = -ROOM[0] / 2 - 0.25
    add_area_light((x, 0, 1.7), (0, 0, 1.2), (1.8, 1.4), 190, "E4ECF5")
    add_area_light((0, 0, 2.7), (0, 0, 0), (3.0, 2.5), 34, "FFE9D0")
    set_air("D9DEE6", 0.5)


SCENES = {
    "brique-crue": brick_before,
    "brique-cuite": brick_after,
    "atelier-360": workshop_around,
}
