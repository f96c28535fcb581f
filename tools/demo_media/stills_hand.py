"""Stills of the finer trades: writing, saddlery, bookbinding, stained glass."""

from __future__ import annotations

import math
import random

import bpy
import numpy as np

import materials as m
from geometry import box, gather, lathe, place, prism, surface, sweep, tube
from scenery import planks, wall
from studio import add_camera, light_from_window, sun_through_window
from tools import awl, feather, ink_pot, stitches


def paper_sheet(at, turn, size=(0.3, 0.21), curl: float = 0.012) -> None:
    """Lay a sheet of rag paper, its corners a little raised."""

    def shape(u, v):
        x, y = (u - 0.5) * size[0], (v - 0.5) * size[1]
        edge = 0.0012 * np.sin(u * 47 + 1.3) + 0.001 * np.sin(v * 61)
        lift = curl * ((2 * u - 1) ** 4 * (2 * v - 1) ** 2) + 0.0012 * np.sin(u * 6) * np.sin(v * 5)
        return np.stack([x + edge * (v - 0.5), y + edge * (u - 0.5), 0.001 + np.abs(lift)], -1)

    graph = m.Graph("paper", 0.9)
    where = graph.coordinates()
    fibre = graph.noise(where, 60, 5)
    graph.set(Base_Color=graph.ramp(fibre, (0.3, "E4D5B2"), (0.7, "F2E8CE"))).bump(
        fibre, 0.15, 0.001
    )
    place(surface(shape, 50, 40, graph.material, "paper"), at, turn)


def quills() -> None:
    """Goose quills, an ink pot and rag paper on a desk."""
    horn = m.plain("E3CFA0", 0.35)
    shades = [vane("F1ECE0", "CFC7B6"), vane("B9AE9C", "8A7F6E"), vane("E8DFCC", "B8A98C")]
    planks((2.0, 0.9, 0.05), 3, (0, 0.15, 0), m.wood("3A2415", "6B4728", 0.35, 0, 0.35))
    for index in range(3):
        paper_sheet(
            (0.05 + 0.006 * index, -0.04 + 0.004 * index, 0.0014 * index), (0, 0, -9 + 3 * index)
        )
    ink_pot((-0.17, 0.07, 0))
    standing = feather(0.27, shades[0], horn)
    place(standing, (-0.176, 0.066, 0.028), (0, -66, 26))
    place(feather(0.27, shades[1], horn), (-0.04, -0.075, 0.0075), (25, -2, 15))
    place(feather(0.25, shades[2], horn), (0.26, 0.14, 0.005), (-20, -2, 200))
    place(feather(0.26, shades[0], horn), (0.3, 0.06, 0.005), (15, -2, 172))
    blade = prism(
        [(0, -0.004), (0.06, -0.001), (0.055, 0.004), (0, 0.005)],
        0.0015,
        m.metal("B5B8BA", 0.2),
        bevel=0.0003,
    )
    grip = tube(
        [(-0.085, 0, 0), (-0.04, 0, 0.001), (0, 0, 0)],
        0.0065,
        m.wood("5A1F16", "8A3A26", 0.3),
        20,
        14,
    )
    place(gather([blade, grip], "penknife"), (-0.22, -0.12, 0.007), (90, 0, 28))
    wax = m.plain("8E1F1A", 0.3, Coat_Weight=0.4)
    box((0.09, 0.01, 0.01), wax, (-0.3, -0.02, 0.005), (0, 0, -20), bevel=0.002)
    wall(0.9, m.plaster("A58E6C", "7C684A"))
    sun_through_window((0.05, 0.0, 0.0), (0.72, 0.3, -0.6), 2.6)
    light_from_window((0, 0, 0.05), 0.6, 40)
    add_camera((0.08, -0.74, 0.4), (0.0, 0.015, 0.095), 50, 5.6, (-0.1, -0.02, 0.04))


def vane(light: str, dark: str) -> bpy.types.Material:
    """Return a feather's vane: fine slanting barbs."""
    graph = m.Graph("vane", 0.7)
    where = graph.coordinates(shuffle=False)
    barbs = graph.waves(where, 160, "DIAGONAL", 1.5)
    cloud = graph.noise(where, 25, 3)
    mixed = graph.math(
        "ADD", graph.math("MULTIPLY", barbs, 0.35), graph.math("MULTIPLY", cloud, 0.8)
    )
    graph.set(Base_Color=graph.ramp(mixed, (0.3, dark), (0.75, light)))
    return graph.bump(barbs, 0.3, 0.0008).material


def saddlers_bench() -> None:
    """A stitched strap, a pouch, an awl and waxed thread."""
    random.seed(5)
    hide, pale = m.leather("6B3818", "96562A"), m.leather("A8703A", "C99656")
    dark = m.leather("3A1F12", "5C3520")
    linen = m.plain("E9DDBF", 0.6)
    planks((2.0, 0.9, 0.06), 3, (0, 0.12, 0), m.wood("5E4229", "94703F", 0.6))
    flap(hide, (0.26, 0.2), (-0.03, 0.0, 0.006), 12, linen)
    flap(pale, (0.13, 0.1), (0.0, -0.015, 0.0125), 12, linen)
    place(
        awl(m.metal("B5B8BA", 0.2), m.wood("6A3E20", "B07A44", 0.35, 2, 0.3)),
        (0.15, -0.1, 0.0165),
        (0, 9, 205),
    )
    spool = [
        (0, 0),
        (0.024, 0),
        (0.024, 0.006),
        (0.014, 0.009),
        (0.014, 0.05),
        (0.024, 0.053),
        (0.024, 0.059),
        (0, 0.059),
    ]
    lathe(spool, m.wood("8A5A30", "C7955C", axis=2), (0.23, 0.08, 0), 48)
    turns = np.linspace(0, 34 * 6.28, 1300)
    winding = np.column_stack(
        [
            0.0195 * np.cos(turns),
            0.0195 * np.sin(turns),
            0.012 + 0.034 * np.abs(((turns / 71) % 2) - 1),
        ]
    )
    place(tube(winding, 0.0011, linen, sides=5), (0.23, 0.08, 0))
    loose = [
        (0.235, 0.06, 0.02),
        (0.2, 0.02, 0.004),
        (0.24, -0.05, 0.001),
        (0.2, -0.1, 0.001),
        (0.11, -0.12, 0.001),
        (0.05, -0.15, 0.001),
    ]
    tube(loose, 0.0009, linen, 60, 6)
    strap_roll(dark, (-0.27, 0.12, 0.0), 0.034)
    strap_roll(pale, (-0.19, 0.2, 0.0), 0.026)
    brass = m.metal("C79A4E", 0.22)
    for index in range(2):
        angle = np.linspace(0, 6.28, 30)
        ring = np.column_stack([0.02 * np.cos(angle), 0.02 * np.sin(angle), np.full(30, 0.003)])
        place(tube(ring, 0.0028, brass, sides=10), (-0.24 + 0.055 * index, -0.1 - 0.02 * index, 0))
    wall(0.9, m.plaster("A98F6B", "82694A"))
    light_from_window((0, 0, 0.03), 0.6, 60)
    add_camera((0.05, -0.58, 0.42), (0.0, 0.015, 0.015), 50, 5.6, (0.0, -0.05, 0.015))


def flap(leather, size, at, turn: float, thread) -> None:
    """Lay a rounded piece of leather, stitched along its edge."""
    half_x, half_y, corner = size[0] / 2, size[1] / 2, 0.025
    outline = rounded(half_x, half_y, corner)
    piece = prism(outline, 0.0045, leather, turn=(90, 0, 0), bevel=0.0016)
    groove = np.array(rounded(half_x - 0.007, half_y - 0.007, corner * 0.8))
    path = np.column_stack([groove[:, 0], -groove[:, 1], np.full(len(groove), 0.0022)])
    before = set(bpy.context.scene.objects)
    stitches(np.vstack([path, path[:1]]), thread, 0.0052)
    sewn = [thing for thing in bpy.context.scene.objects if thing not in before]
    place(gather([piece, *sewn], "flap"), at, (0, 0, turn))


def rounded(half_x: float, half_y: float, corner: float) -> list[tuple[float, float]]:
    """Return a rounded rectangle, counter-clockwise."""
    points = []
    for cx, cy, start in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        for step in range(8):
            a = math.radians(start + 90 * step / 7)
            points.append(
                (
                    cx * (half_x - corner) + corner * math.cos(a),
                    cy * (half_y - corner) + corner * math.sin(a),
                )
            )
    return points


def strap_roll(leather, at, high: float) -> None:
    """Stand a roll of strap on its edge."""
    angle = np.linspace(0, 5.2 * 6.28, 240)
    radius = 0.012 + 0.0052 * angle / 6.28
    path = np.column_stack([radius * np.cos(angle), radius * np.sin(angle), np.full(240, high / 2)])
    section = np.array([(-0.002, -0.5), (0.002, -0.5), (0.002, 0.5), (-0.002, 0.5)]) * (1, high)
    place(sweep(path, section, leather), at, (0, 0, random.uniform(0, 360)))


def book(size, leather, paper, gold) -> bpy.types.Object:
    """Return a book lying flat, its spine towards -Y, with raised bands."""
    wide, deep, thick = size
    parts = [box((wide - 0.012, deep - 0.008, thick - 0.008), paper, (0, 0.001, 0), bevel=0.001)]
    for side in (-1, 1):
        parts.append(
            box((wide, deep, 0.004), leather, (0, 0, side * (thick / 2 - 0.002)), bevel=0.0015)
        )
    angle = np.linspace(-math.pi / 2, math.pi / 2, 12)
    arc = [(0.008 * math.cos(a), thick / 2 * math.sin(a)) for a in angle]
    outline = [(-x, z) for x, z in arc] + [(0.004, thick / 2), (0.004, -thick / 2)]
    parts.append(prism(outline[::-1], wide, leather, (0, -deep / 2, 0), (0, 0, 90), bevel=0.0008))
    for index in range(5):
        x = (index - 2) * wide * 0.19
        ridge = np.array(
            [(x, -deep / 2 - 0.0085 * math.cos(a) * 1.03, thick / 2 * math.sin(a)) for a in angle]
        )
        parts.append(tube(ridge, 0.0024, leather, sides=8))
        for side in (-1, 1):
            line = ridge + (side * 0.006, 0.0006, 0)
            parts.append(tube(line, 0.0008, gold, sides=5))
    return gather(parts, "book")


def bookbinders_press() -> None:
    """A wooden press with two screws, books between its boards."""
    beech = m.wood("6E4526", "AC7C4A", 0.4, 0, 0.2)
    turned = m.wood("6E4526", "B08250", 0.4, 2, 0.2)
    box((0.56, 0.3, 0.05), beech, (0, 0, 0.025), bevel=0.005)
    box((0.56, 0.2, 0.055), beech, (0, 0, 0.285), bevel=0.006)
    box((0.56, 0.15, 0.05), beech, (0, 0, 0.46), bevel=0.006)
    for side in (-1, 1):
        box(
            (0.04, 0.14, 0.5),
            m.wood("6E4526", "AC7C4A", 0.4, 2),
            (side * 0.3, 0, 0.25),
            bevel=0.005,
        )
        thread = np.linspace(0.31, 0.56, 200)
        profile = np.column_stack([0.019 + 0.0032 * np.abs(((thread / 0.006) % 2) - 1), thread])
        lathe(profile, turned, (side * 0.14, 0, 0), 32)
        tube(
            [
                (side * 0.14 - 0.1, -0.02, 0.575),
                (side * 0.14, 0, 0.577),
                (side * 0.14 + 0.1, 0.02, 0.575),
            ],
            0.011,
            turned,
            20,
            14,
        )
        lathe(
            [(0, 0.55), (0.03, 0.55), (0.034, 0.565), (0.034, 0.585), (0.026, 0.6), (0, 0.603)],
            turned,
            (side * 0.14, 0, 0),
            40,
        )
    paper, gold = m.wood("CBB98F", "EADFC0", 0.9), m.metal("D9AE52", 0.25)
    colours = [
        ("5A1F18", "8A3626"),
        ("26382A", "466048"),
        ("6B3D1C", "9A6434"),
        ("22304A", "3E5474"),
    ]
    z = 0.05
    for index, (dark, light) in enumerate(colours):
        thick = (0.052, 0.044, 0.06, 0.048)[index]
        volume = book((0.27 - 0.012 * index, 0.19, thick), m.leather(dark, light), paper, gold)
        place(
            volume,
            (0.01 * ((index % 2) * 2 - 1), -0.02, z + thick / 2 + 0.0005),
            (0, 0, random.uniform(-2, 2)),
        )
        z += thick + 0.001
    lean = book((0.23, 0.16, 0.04), m.leather("6B2A1A", "A2482C"), paper, gold)
    place(lean, (0.47, -0.02, 0.022), (0, 0, 24))
    top = book((0.2, 0.14, 0.034), m.leather("3A3A24", "66623A"), paper, gold)
    place(top, (0.465, -0.03, 0.06), (0, 0, 10))
    planks((2.4, 1.0, 0.06), 4, (0, 0.15, 0), m.wood("4A3220", "7C5936", 0.5))
    wall(0.9, m.plaster("CDBA96", "A68F68"))
    sun_through_window((0.1, 0.4, 0.35), (0.72, 0.5, -0.42), 4.0)
    light_from_window((0, 0, 0.25), 0.95, 46)
    add_camera((-0.28, -1.45, 0.52), (0.07, 0, 0.29), 48, 5.6, (0, -0.12, 0.2))


SCENES = {
    "plumes-encrier": quills,
    "etabli-sellier": saddlers_bench,
    "presse-relieur": bookbinders_press,
}
