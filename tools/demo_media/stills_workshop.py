"""Stills of wood, straw and the whole workshop."""

from __future__ import annotations

import random

import bpy

import materials as m
from geometry import box, copy_of, place, prism
from pottery import jug, pot
from scenery import brick_wall, planks, shelf, wall
from strawwork import add_boater, braid_coil, broom, hat_block
from studio import add_area_light, add_camera, light_from_window, set_air, sun_through_window
from woodwork import chisel, loose_shaving, mallet, plane, shaving_wood

TAIL_COUNT = 4


def dovetail_joint() -> None:
    """A drawer corner, its dovetails half driven home."""
    side_oak = m.wood("6E4A2A", "B98C58", 0.45, 1, 0.15)
    front_oak = m.wood("7A5430", "CBA06A", 0.45, 0, 0.15)
    end_oak = m.wood("5A3B22", "9A7044", 0.6, 0)
    thick, high, gap, flare = 0.022, 0.13, 0.011, 0.0042
    tail = high / TAIL_COUNT
    box((thick, 0.34, high), side_oak, (thick / 2, thick + 0.17, high / 2), bevel=0.0008)
    box((0.34, thick, high), front_oak, (gap + thick + 0.17, thick / 2, high / 2), bevel=0.0008)
    narrow = tail * 0.3
    for index in range(TAIL_COUNT):
        low, top = index * tail + tail * 0.14, (index + 1) * tail - tail * 0.14
        outline = [(0, low - flare), (thick, low + flare), (thick, top - flare), (0, top + flare)]
        upright_prism(outline, thick, side_oak, thick / 2)
    for index in range(TAIL_COUNT + 1):
        middle = index * tail
        low = max(middle - narrow / 2 + flare, 0) if index else 0
        half = tail * 0.14
        wide, slim = half + flare - 0.0003, half - flare - 0.0003
        zs = [
            max(0, middle - slim),
            max(0, middle - wide),
            min(high, middle + wide),
            min(high, middle + slim),
        ]
        outline = [(0, zs[0]), (thick, zs[1]), (thick, zs[2]), (0, zs[3])]
        upright_prism(outline, thick, end_oak, thick / 2 + gap)
        del low
    planks((2.2, 1.2, 0.06), 4, (0, 0.2, 0), m.wood("46321F", "7F6244", 0.5))
    steel, grip = m.metal("A5A8AC", 0.28), m.wood("7A4524", "B07040", 0.4, 2, 0.3)
    place(chisel(steel, grip), (-0.12, -0.02, 0.016), (0, 0, 62))
    place(mallet(m.wood("8C6238", "C49A66"), grip), (0.13, 0.36, 0), (0, 0, 20))
    pale = shaving_wood()
    for index, (x, y) in enumerate([(0.1, -0.09), (0.2, -0.06), (-0.07, 0.17), (0.14, 0.14)]):
        place(
            loose_shaving(pale, 0.2, 0.01 + 0.002 * index),
            (x, y, 0.001),
            (6, 0, 50 * index),
            (1, 0.7, 1),
        )
    wall(1.5, m.plaster("B9A586", "94805F"))
    light_from_window((0, 0, 0.05), 0.7, 55)
    add_camera((-0.3, -0.4, 0.29), (0.055, 0.045, 0.055), 60, 5.6, (0.0, 0.0, 0.07))


def upright_prism(outline, thick: float, material: bpy.types.Material, x: float) -> None:
    """Stand a prism whose outline is given in Y and Z and whose thickness lies along X."""
    thing = prism([(-y, z) for y, z in outline][::-1], thick, material, bevel=0.0006)
    place(thing, (x, 0, 0), (0, 0, -90))


def boaters_on_blocks() -> None:
    """Three boaters on their blocks by a window."""
    walnut = m.wood("3C2415", "6E4A2E", 0.35, 2, 0.4)
    planks((2.6, 0.9, 0.06), 4, (0, 0.15, 0), m.wood("5E3F25", "9A7247"))
    golden = m.straw()
    for x, y, foot, ribbon, turn in (
        (-0.36, 0.08, 0.2, None, 20),
        (0.02, -0.1, 0.12, "24304C", 205),
        (0.4, 0.1, 0.26, "7A2A22", 215),
    ):
        hat_block(walnut, (x, y, foot), foot)
        add_boater((x, y, foot), (0, 0, turn), ribbon)
    braid_coil(golden, (0.26, -0.24, 0), 0.075)
    braid_coil(golden, (-0.22, -0.24, 0), 0.065)
    wall(0.75, m.plaster("DCCBAA", "BFA780"))
    sun_through_window((0.05, 0.3, 0.3), (0.75, 0.5, -0.42), 4.5)
    light_from_window((0, 0, 0.2), 1.0, 34)
    add_camera((0.1, -1.5, 0.62), (0.02, 0, 0.19), 50, 5.6, (0.02, -0.2, 0.2))


def workshop_hero() -> None:
    """The whole workshop: bench, plane, shelf of pots, hat, brooms, in a window's sun."""
    random.seed(12)
    bench = m.wood("5A3E25", "9C7347", 0.5)
    planks((3.4, 0.85, 0.09), 4, (0.1, 0, 0), bench)
    wall(0.78, m.plaster("DCCBAA", "BFA780"))
    brick_wall(0.64, 1.3, 2.7, -0.6, joint=0.018, centre=-1.75)
    shelf((0.55, 0.64, 0.5), 1.7, 0.26, m.wood("4E3620", "86643F"))
    fill_shelf()
    plane_thing = plane()
    place(plane_thing, (-0.26, -0.3, 0.041), (0, 0, 8), 1.15)
    box(
        (1.0, 0.15, 0.04),
        m.wood("6E4A2A", "C0925C", 0.45),
        (-0.3, -0.12, 0.02),
        (0, 0, 8),
        bevel=0.003,
    )
    pale = shaving_wood()
    for index in range(8):
        at = (-0.7 + 0.14 * index, -0.46 + 0.05 * ((index * 3) % 4) - 0.04, 0.001)
        place(
            loose_shaving(pale, 0.2 + 0.03 * (index % 3), 0.013 + 0.002 * (index % 4)),
            at,
            (5, 0, 47 * index),
        )
    steel, grip = m.metal("A5A8AC", 0.3), m.wood("7A4524", "B07040", 0.4, 2, 0.3)
    for index in range(3):
        place(
            chisel(steel, grip, 0.015 + 0.007 * index),
            (0.24 + 0.055 * index, -0.2, 0.016),
            (0, 0, 100),
        )
    place(mallet(m.wood("8C6238", "C49A66"), grip), (0.36, 0.12, 0), (0, 0, -25))
    hat_block(m.wood("3C2415", "6E4A2E", 0.35, 2, 0.4), (0.78, -0.05, 0.15), 0.15)
    add_boater((0.78, -0.05, 0.15), (0, 0, 205))
    jug(0.26, m.glazed("55704A", "84905A"), (-0.98, 0.05, 0), 160)
    pot("bowl", 0.09, m.glazed("DCCFB0", "C9B48A"), (-0.74, 0.12, 0), 0.006, 0.9)
    sweeping = broom(
        m.wood("8C5A2E", "C98F4E", 0.7, 2),
        m.wood("8A6238", "C8A06A", 0.5, 2),
        m.plain("8E2F22", 0.7),
    )
    for index in range(3):
        copy_of(
            sweeping, (-0.86 + index * 0.27, 0.67, 1.42 - 0.03 * index), (0, index - 1, index * 12)
        )
    sweeping.location.z = -20
    sun_through_window((0.2, 0.7, 0.5), (0.72, 0.6, -0.42), 6.5, 2.4)
    add_area_light((-1.9, -0.7, 1.5), (0, 0, 0.2), (1.0, 1.5), 75)
    add_area_light((2.2, -0.6, 1.0), (0.3, 0.2, 0.3), (1.0, 1.0), 14, "FFC995")
    set_air("BFB09C", 0.22)
    add_camera((0.05, -2.0, 0.56), (0.0, 0.1, 0.34), 38, 5.6, (0.0, -0.2, 0.1))


def fill_shelf() -> None:
    """Put pots on the hero's shelf."""
    red, cream = m.earth("8C4F33", "B3714E"), m.glazed("DCCFB0", "C4A876")
    green = m.glazed("4F6B45", "7F8A50")
    row = [
        ("jar", 0.26, red),
        ("bottle", 0.34, cream),
        ("bowl", 0.12, green),
        ("vase", 0.36, cream),
    ]
    row += [("jar", 0.2, green), ("vase", 0.28, red)]
    for index, (kind, height, surface) in enumerate(row):
        pot(kind, height, surface, (-0.14 + index * 0.28, 0.63, 0.5))


SCENES = {
    "atelier-hero": workshop_hero,
    "queue-aronde-chene": dovetail_joint,
    "chapeaux-sur-formes": boaters_on_blocks,
}
