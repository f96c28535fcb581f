"""Stills of the fields and of what they give: dovecote, chasselas, lavender."""

from __future__ import annotations

import math
import random

import bpy
import numpy as np

import materials as m
from dovecote import dovecote
from geometry import add_mesh, box, copy_of, gather, lathe, place, surface, tube
from scenery import planks, wall
from strawwork import join
from studio import (
    add_area_light,
    add_camera,
    add_sun,
    light_from_window,
    set_sky,
)


def grass_tuft(material: bpy.types.Material, blades: int, height: float) -> bpy.types.Object:
    """Return a tuft of grass or of stubble as one mesh."""
    vertices, faces = [], []
    for _ in range(blades):
        x, y = random.gauss(0, 0.14), random.gauss(0, 0.14)
        tall, angle = height * random.uniform(0.5, 1.2), random.uniform(0, 6.28)
        lean, wide = random.uniform(0.05, 0.45) * tall, 0.006
        c, s = math.cos(angle), math.sin(angle)
        base = len(vertices)
        vertices += [(x - s * wide, y + c * wide, 0), (x + s * wide, y - c * wide, 0)]
        vertices += [
            (x + c * lean * 0.35 + s * wide * 0.7, y + s * lean * 0.35 - c * wide * 0.7, tall * 0.6)
        ]
        vertices += [
            (x + c * lean * 0.35 - s * wide * 0.7, y + s * lean * 0.35 + c * wide * 0.7, tall * 0.6)
        ]
        vertices += [(x + c * lean, y + s * lean, tall)]
        faces += [(base, base + 1, base + 2, base + 3), (base + 3, base + 2, base + 4)]
    return add_mesh("tuft", np.array(vertices), faces, material)


def tree(material: bpy.types.Material, bark: bpy.types.Material, seed: int) -> bpy.types.Object:
    """Return a distant tree: a trunk and a crown of many small leaf cards."""
    chance = random.Random(seed)
    vertices, faces = [], []
    clumps = [
        (
            chance.gauss(0, 1.0),
            chance.gauss(0, 1.0),
            3.6 + chance.gauss(0, 0.9),
            chance.uniform(0.7, 1.25),
        )
        for _ in range(16)
    ]
    for _ in range(3200):
        cx, cy, cz, size = chance.choice(clumps)
        way = np.array([chance.gauss(0, 1) for _ in range(3)])
        at = np.array([cx, cy, cz]) + way / np.linalg.norm(way) * size * chance.uniform(0.75, 1.02)
        a, b = (np.array([chance.gauss(0, 0.11) for _ in range(3)]) for _ in range(2))
        base = len(vertices)
        vertices += [at - a, at + b, at + a, at - b]
        faces.append((base, base + 1, base + 2, base + 3))
    crown = add_mesh("crown", np.array(vertices), faces, material, smooth=False)
    trunk = tube(
        [(0, 0, -0.2), (0.08, 0, 1.4), (0, 0.05, 3.2)], 0.2, bark, 12, 10, np.linspace(1.1, 0.5, 12)
    )
    return join([crown, trunk], "tree")


def dovecote_evening() -> None:
    """A dovecote in a field in evening sun."""
    place(dovecote(), (0.6, 0, 0), (0, 0, 28))
    soil = m.earth("6F6236", "A8924E", 0.95, 1.0)
    surface(
        lambda u, v: np.stack(
            [
                (u - 0.5) * 160,
                v * 150 - 18,
                0.25 * np.sin(u * 19) * np.sin(v * 23) + 1.6 * v**2 - 0.15,
            ],
            -1,
        ),
        80,
        80,
        soil,
    )
    straw_, green = m.wood("9A7A3A", "D8B564", 0.8, 2), m.wood("5E6A2C", "8F9448", 0.8, 2)
    tufts = [grass_tuft(straw_, 70, 0.5), grass_tuft(green, 60, 0.38), grass_tuft(straw_, 60, 0.62)]
    for _ in range(3600):
        far = random.random() ** 1.8
        y = -11.5 + far * 40
        x = random.uniform(-0.75, 0.75) * (y + 16) * 1.0
        copy_of(
            random.choice(tufts),
            (x, y, -0.05),
            (0, 0, random.uniform(0, 360)),
            random.uniform(0.6, 1.25) * (0.55 if y < -8 else 1),
        )
    leaves = m.wood("2F3B1C", "6B7434", 0.8, 2)
    bark = m.wood("3B2C20", "5E4937", 0.9, 2)
    trees = [tree(leaves, bark, seed) for seed in range(3)]
    for index in range(34):
        at = (-62 + index * 3.9 + random.uniform(-1.5, 1.5), 52 + random.uniform(-6, 8), 0.4)
        copy_of(trees[index % 3], at, (0, 0, random.uniform(0, 360)), random.uniform(0.85, 1.5))
    copy_of(trees[0], (-9.5, 10, 0), (0, 0, 40), 1.5)
    for pattern in (*trees, *tufts):
        pattern.location.z = -60
    add_sun((0.85, 0.42, -0.26), 4.6, "FFB875", 1.0)
    set_sky("F8D6A6", "6C94C6", 1.0)
    add_camera((-3.2, -16.5, 1.5), (0.2, 0, 3.75), 38, None)


def grape() -> bpy.types.Material:
    """Return golden chasselas skin, with bloom, and light inside."""
    graph = m.Graph("grape", 0.28)
    where = graph.coordinates()
    tint = graph.ramp(
        graph.nodes.new("ShaderNodeObjectInfo").outputs["Random"],
        (0, "A8A63C"),
        (0.5, "CDB848"),
        (1, "DDAA3E"),
    )
    bloom = graph.ramp(graph.noise(where, 60, 3), (0.45, "000000"), (0.75, "777777"))
    graph.set(
        Base_Color=graph.mix(bloom, tint, "D9DCB8"),
        Subsurface_Weight=0.6,
        Subsurface_Scale=0.006,
        Roughness=graph.math("ADD", graph.math("MULTIPLY", bloom, 0.4), 0.22),
    )
    graph.shader.inputs["Subsurface Radius"].default_value = (1.0, 0.75, 0.25)
    return graph.material


def grape_bunch(berry: bpy.types.Object, stem: bpy.types.Material, at, turn: float, tilt: float):
    """Lay a bunch of grapes: berries packed round a stem, wide at the shoulder."""
    parts = [tube([(-0.03, 0, 0.03), (0, 0, 0.012), (0.12, 0, 0.0)], 0.0022, stem, 16, 6)]
    for index in range(74):
        share = (index + 0.5) / 74
        width = 0.042 * (1 - share**1.6) + 0.008
        angle = index * 2.39996
        reach = width * (0.75 + 0.3 * random.random())
        spot = (share * 0.15, reach * math.cos(angle), reach * 0.8 * math.sin(angle))
        parts.append(
            copy_of(berry, spot, (random.uniform(0, 360), 0, 0), random.uniform(0.95, 1.28))
        )
    return place(gather(parts, "bunch"), at, (random.uniform(-20, 20), tilt, turn))


def vine_leaf(material: bpy.types.Material, at, turn, size: float) -> None:
    """Lay a lobed vine leaf."""

    def shape(u, v):
        angle = (v - 0.5) * 5.6
        reach = size * (0.72 + 0.28 * np.cos(5 * angle * 1.02)) * (1 + 0.06 * np.cos(33 * angle))
        r = u * reach
        return np.stack(
            [r * np.cos(angle), r * np.sin(angle), 0.12 * r * np.cos(5 * angle) - 1.4 * r**2], -1
        )

    place(surface(shape, 12, 120, material, "leaf"), at, turn)


def chasselas_crate() -> None:
    """Chasselas in a poplar crate."""
    poplar = m.wood("A98458", "DDC193", 0.7)
    length, depth, high = 0.42, 0.3, 0.11
    for z in (0.025, 0.078):
        for side in (-1, 1):
            box((length, 0.006, 0.04), poplar, (0, side * depth / 2, z), bevel=0.001)
            box((depth, 0.006, 0.04), poplar, (side * length / 2, 0, z), (0, 0, 90), bevel=0.001)
    for x in (-1, 1):
        for y in (-1, 1):
            box(
                (0.02, 0.02, high + 0.02),
                poplar,
                (x * (length / 2 - 0.012), y * (depth / 2 - 0.012), high / 2),
                bevel=0.002,
            )
    for index in range(5):
        box((length, 0.05, 0.005), poplar, (0, -0.12 + index * 0.06, 0.004), bevel=0.001)
    berry = lathe(
        [(0, -0.0102), (0.0058, -0.0083), (0.0091, 0), (0.0058, 0.0083), (0, 0.0098)],
        grape(),
        (0, 0, -30),
        20,
        count=14,
    )
    stem = m.wood("5E5A2A", "8A8244", 0.7)
    spots = [(x, y, 0.055) for x in (-0.15, -0.01, 0.11) for y in (-0.085, 0.0, 0.085)]
    spots += [
        (-0.12, -0.05, 0.1),
        (0.03, -0.06, 0.105),
        (-0.05, 0.06, 0.105),
        (0.09, 0.05, 0.1),
        (-0.02, 0.0, 0.125),
    ]
    for index, (x, y, z) in enumerate(spots):
        grape_bunch(
            berry,
            stem,
            (x - 0.05, y, z),
            random.uniform(-50, 50) + 180 * (index % 2),
            random.uniform(-10, 10),
        )
    grape_bunch(berry, stem, (0.29, -0.16, 0.035), 120, 0)
    green = m.wood("3F5A22", "7E9440", 0.6)
    vine_leaf(green, (-0.16, -0.1, 0.118), (24, -8, 200), 0.07)
    vine_leaf(green, (0.13, 0.04, 0.128), (22, 16, 40), 0.07)
    vine_leaf(green, (-0.3, -0.17, 0.012), (4, 3, 130), 0.07)
    planks((2.4, 1.2, 0.06), 4, (0, 0.2, 0), m.wood("5A4028", "8E6C46", 0.6))
    wall(1.2, m.plaster("BFAE8C", "8F8060"))
    light_from_window((0, 0, 0.08), 0.75, 55)
    add_area_light((-0.3, 0.95, 0.5), (0, 0, 0.1), (0.6, 0.4), 16, "FFE8B8")
    add_camera((0.12, -0.68, 0.46), (0.02, -0.01, 0.062), 50, 5.6, (0.02, -0.12, 0.1))


SCENES = {
    "pigeonnier-soir": dovecote_evening,
    "chasselas-cagette": chasselas_crate,
}
