"""Stills of what stands in or on the house: pots, brooms, plates, bricks, tiles, lime."""

from __future__ import annotations

import math
import random

import bpy
import numpy as np

import materials as m
from decor import plate_picture
from geometry import box, copy_of, gather, lathe, place, surface, tube
from pottery import jug, plate, pot
from scenery import brick_wall, planks, shelf, wall
from strawwork import broom
from studio import (
    add_area_light,
    add_camera,
    add_sun,
    light_from_window,
    set_air,
    set_sky,
    sun_through_window,
)


def potters_shelf() -> None:
    """Two shelves of pots, drying and glazed."""
    wall(0.2, m.plaster("DFD0B0", "C2AB83"))
    oak = m.wood("5E3F25", "9A7247")
    red, raw = m.earth("8C4F33", "B3714E"), m.earth("A98B6C", "C6AC8C")
    cream, green = m.glazed("E0D3B4", "C9B083"), m.glazed("46633F", "7B8A4C")
    ochre, blue = m.glazed("B9853C", "8E5A26"), m.glazed("5F7F8C", "8FA8A6")
    rows = {
        0.0: [
            ("jar", 0.27, green),
            ("vase", 0.38, red),
            ("bowl", 0.13, cream),
            ("bottle", 0.35, ochre),
            ("jug", 0.28, cream),
            ("jar", 0.22, red),
        ],
        0.52: [
            ("bottle", 0.3, raw),
            ("cup", 0.1, blue),
            ("cup", 0.1, cream),
            ("vase", 0.33, raw),
            ("jug", 0.3, green),
            ("bowl", 0.12, ochre),
            ("jar", 0.25, raw),
        ],
    }
    for height, row in rows.items():
        shelf((0, 0.06, height), 2.4, 0.28, oak)
        for index, (kind, tall, surface_) in enumerate(row):
            at = (
                (index - (len(row) - 1) / 2) * 1.86 / len(row),
                random.uniform(0.02, 0.06),
                height,
            )
            if kind == "jug":
                jug(tall, surface_, at, random.uniform(-50, 20))
            else:
                pot(kind, tall, surface_, at)
    sun_through_window((0, 0.15, 0.42), (0.72, 0.55, -0.4), 4.5)
    light_from_window((0, 0, 0.4), 1.1, 36)
    add_camera((0.15, -2.3, 0.52), (0, 0, 0.42), 48, 5.6, (0, -0.06, 0.3))


def hanging_brooms() -> None:
    """Sorghum brooms on a bar."""
    wall(0.24, m.plaster("DACBAC", "B8A27C"))
    handle, thread = m.wood("8A6238", "C8A06A", 0.5, 2), m.plain("8E2F22", 0.7)
    patterns = [
        broom(m.wood(dark, light, 0.7, 2), handle, thread)
        for dark, light in (("7A4A26", "BE8446"), ("8C6A34", "D2A964"))
    ]
    bar = tube([(-1.4, 0, 0), (0, 0, 0.004), (1.4, 0, 0)], 0.016, m.wood("4A2F1B", "7A5534"), 20)
    place(bar, (0, 0.13, 0.02))
    cord = m.plain("C9B48C", 0.8)
    for index in range(6):
        x, drop = -0.78 + index * 0.31, 0.06 + 0.03 * ((index * 7) % 3)
        copy_of(
            patterns[index % 2],
            (x, 0.1, -drop),
            (0, random.uniform(-1.5, 1.5), random.uniform(-12, 12)),
        )
        loop = [
            (x, 0.1, -drop - 0.02),
            (x - 0.016, 0.11, -drop + 0.03),
            (x, 0.13, 0.042),
            (x + 0.016, 0.11, -drop + 0.03),
            (x, 0.1, -drop - 0.02),
        ]
        tube(loop, 0.0022, cord, 30, 6)
    for pattern in patterns:
        pattern.location.z = -30
    sun_through_window((0, 0.2, -0.75), (0.7, 0.6, -0.45), 4.5)
    light_from_window((0, 0, -0.6), 1.1, 36)
    add_camera((0.2, -2.1, -0.75), (0, 0, -0.76), 46, 5.6, (0, 0.1, -0.9))


def painted_plate(radius: float, seed: int) -> bpy.types.Object:
    """Return a faience plate with blue decoration, standing upright to face -Y."""
    picture = plate_picture(seed)
    graph = m.Graph("faience", 0.16)
    image = bpy.data.images.new("decor", picture.shape[1], picture.shape[0])
    image.pixels.foreach_set(picture[::-1].astype(np.float32).ravel())
    image.pack()
    node = graph.nodes.new("ShaderNodeTexImage")
    node.image = image
    where = graph.coordinates((0.5 / radius, 0.5 / radius, 1), shuffle=False)
    graph.feed(node.inputs["Vector"], graph.vector("ADD", where, (0.5, 0.5, 0)))
    cloud = graph.noise(graph.coordinates(), 30, 2)
    graph.set(Base_Color=node.outputs[0], Coat_Weight=0.5, Coat_Roughness=0.08).bump(
        cloud, 0.05, 0.002
    )
    return plate(radius, graph.material)


def faience_wall() -> None:
    """Five blue and white plates on an ochre wall."""
    wall(0.03, m.plaster("CBA873", "A98552", 0.4))
    spots = [
        (0, 0, 0.17),
        (-0.4, 0.17, 0.125),
        (0.4, 0.17, 0.125),
        (-0.4, -0.2, 0.125),
        (0.4, -0.2, 0.125),
    ]
    for index, (x, z, radius) in enumerate(spots):
        place(painted_plate(radius, index), (x, 0.012, z), (96, random.uniform(-15, 15), 0))
    shelf((0, -0.06, -0.46), 2.2, 0.22, m.wood("4E3620", "86643F"))
    sun_through_window((0.05, 0.0, 0.02), (0.7, 0.62, -0.36), 3.6)
    light_from_window((0, 0, 0), 0.9, 26)
    add_camera((0.22, -1.7, 0.02), (0, 0, -0.02), 52, 8)


def brick_stack() -> None:
    """A stack of large flat bricks, laid crosswise in the sun."""
    red = m.brick()
    patterns = [rough_brick(red, seed) for seed in range(3)]
    for row in range(10):
        for column in range(4):
            x, y = (column % 2 - 0.5) * 0.41, (column // 2 - 0.5) * 0.295
            at = (x + random.uniform(-0.009, 0.009), y + random.uniform(-0.009, 0.009))
            if row < 9 or column in {2, 1}:
                turn = random.choice((0, 180)) + random.uniform(-1.8, 1.8)
                copy_of(random.choice(patterns), (*at, 0.026 + row * 0.0525), (0, 0, turn))
    copy_of(patterns[0], (0.72, -0.3, 0.026), (0, 0, 24))
    copy_of(patterns[1], (0.71, -0.28, 0.078), (0, 0, 38))
    copy_of(patterns[2], (-0.5, -0.06, 0.186), (0, 72, 0))
    for pattern in patterns:
        pattern.location.z = -30
    ground = m.earth("9E8A66", "C6B188", 0.95, 1.0)
    surface(
        lambda u, v: np.stack(
            [(u - 0.5) * 9, (v - 0.4) * 7, 0.006 * np.sin(u * 60) * np.sin(v * 47)], -1
        ),
        60,
        60,
        ground,
    )
    brick_wall(1.25, 6.4, 2.6, 0.0, joint=0.018)
    add_sun((0.75, 0.55, -0.62), 4.2, "FFDDB0", 1.0)
    set_sky("D9CDB8", "7FA0C4", 0.75)
    add_camera((0.75, -2.0, 0.85), (0.1, 0, 0.28), 50, 5.6, (0.1, -0.4, 0.3))


def rough_brick(material: bpy.types.Material, seed: int) -> bpy.types.Object:
    """Return a hand-moulded brick with slightly uneven faces."""
    thing = box((0.4, 0.28, 0.05), material, (0, 0, -30), bevel=0)
    split = thing.modifiers.new("split", "SUBSURF")
    split.subdivision_type = "SIMPLE"
    split.levels = split.render_levels = 5
    texture = bpy.data.textures.new("uneven", "CLOUDS")
    texture.noise_scale = 0.06 + 0.02 * seed
    push = thing.modifiers.new("uneven", "DISPLACE")
    push.texture = texture
    push.strength = 0.008
    push.mid_level = 0.5
    thing.data.shade_smooth()
    edge = thing.modifiers.new("edge", "BEVEL")
    edge.width, edge.segments = 0.004, 1
    thing.modifiers.move(2, 0)
    return thing


def canal_tile(material: bpy.types.Material, length: float = 0.45) -> bpy.types.Object:
    """Return a canal tile along Y, its wide end at y = 0, its back upwards."""

    def shape(u, v):
        radius = 0.085 - 0.022 * u
        angle = math.pi * (0.06 + 0.88 * v)
        return np.stack([radius * np.cos(angle), u * length, radius * np.sin(angle) * 0.85], -1)

    return thicken_tile(surface(shape, 14, 16, material, "tile"))


def thicken_tile(tile: bpy.types.Object) -> bpy.types.Object:
    """Give the tile the thickness of fired clay."""
    modifier = tile.modifiers.new("thickness", "SOLIDIFY")
    modifier.thickness = 0.014
    return tile


def tiled_roof() -> None:
    """A roof of canal tiles under a low sun."""
    red = tile_clay()
    cover, channel = canal_tile(red), canal_tile(red)
    roof = []
    for column in range(26):
        for row in range(13):
            x = (column - 12.5) * 0.185 + random.uniform(-0.006, 0.006)
            y = row * 0.33 + random.uniform(-0.012, 0.012)
            turn = random.uniform(-1.5, 1.5)
            roof.append(copy_of(cover, (x, y, 0.055), (-2.5, random.uniform(-2, 2), turn)))
            roof.append(copy_of(channel, (x + 0.0925, y + 0.42, 0.02), (182.5, 0, turn)))
    roof.append(box((6, 4.6, 0.03), m.plain("4A3626", 0.9), (0, 2.2, -0.07), bevel=0))
    place(gather(roof, "roof"), (0, 0, 0), (19, 0, 0))
    for index in range(13):
        at = (-2.6 + index * 0.4, 4.12, 1.5 + random.uniform(-0.006, 0.006))
        copy_of(cover, at, (0, 0, 90 + random.uniform(-2, 2)), 1.25)
    cover.location.z = channel.location.z = -40
    add_sun((0.9, 0.28, -0.3), 5.0, "FFC27E", 0.8)
    set_sky("F0C896", "5E86B8", 0.75)
    add_camera((0.55, -0.75, 1.35), (-0.05, 2.2, 0.72), 38, 8, (0.0, 1.2, 0.5))


def tile_clay() -> bpy.types.Material:
    """Return the varied reds and ochres of old tiles, with grey lichen."""
    graph = m.Graph("tile", 0.9)
    where = graph.coordinates()
    info = graph.nodes.new("ShaderNodeObjectInfo").outputs["Random"]
    base = graph.ramp(info, (0, "7E4029"), (0.35, "A9603F"), (0.65, "C28258"), (1, "C99B6B"))
    cloud = graph.noise(where, 12, 4)
    base = graph.mix(graph.ramp(cloud, (0.45, "000000"), (0.75, "999999")), base, "5C3B2B")
    lichen = graph.ramp(graph.noise(where, 40, 4), (0.6, "000000"), (0.68, "FFFFFF"))
    graph.set(Base_Color=graph.mix(lichen, base, "B3AD93"))
    graph.bump(graph.noise(where, 120, 3), 0.6, 0.003)
    return graph.material


def lime_wall() -> None:
    """A brick wall half covered with lime, with a float, a trowel and a bucket."""
    from tools import bucket, float_board, trowel

    brick_wall(0.2, 3.4, 2.0, -0.1, joint=0.016)

    def shape(u, v):
        edge = 0.1 + 0.16 * np.sin(v * 5.2 + 0.7) + 0.05 * np.sin(v * 17) + 0.02 * np.sin(v * 41)
        x = -2.0 + (2.0 + edge) * u
        close = np.clip((edge - x) / 0.05, 0, 1)
        swirl = 0.003 * np.sin(x * 9 + np.sin(v * 14) * 2) + 0.0015 * np.sin(x * 23 - v * 31)
        return np.stack([x, 0.235 - (0.045 + swirl) * close**0.5, v * 2.1 - 0.15], -1)

    surface(shape, 220, 160, m.plaster("E4D8BE", "CDBB97", 0.7), "lime coat")
    planks((3.0, 0.6, 0.05), 2, (0, -0.05, 0), m.wood("5E452C", "8F7048", 0.7))
    lime = m.plaster("EDE4CF", "DCCFB3", 0.8)
    place(float_board(), (0.18, -0.1, 0.012), (0, 0, -24))
    place(trowel(), (-0.2, -0.16, 0.014), (0, 0, 200))
    bucket((0.47, 0.03, 0), lime)
    heap = [(0.0, 0.062), (0.03, 0.056), (0.07, 0.03), (0.11, 0.006), (0.125, 0)]
    lathe(heap, lime, (-0.42, 0.0, 0), 48, count=30, wobble=0.008)
    add_area_light((-1.6, -0.35, 1.3), (0.1, 0.1, 0.3), (0.8, 1.2), 62)
    add_area_light((1.6, -0.9, 0.8), (0, 0.1, 0.3), (0.8, 0.8), 9, "FFC995")
    set_air("BFB6A8", 0.3)
    add_camera((0.12, -1.45, 0.5), (0.04, 0, 0.27), 46, 5.6, (0.1, -0.1, 0.1))


SCENES = {
    "etagere-potier": potters_shelf,
    "balais-sorgho": hanging_brooms,
    "faience-auvillar": faience_wall,
    "pile-briques-foraines": brick_stack,
    "toit-tuiles-canal": tiled_roof,
    "enduit-chaux": lime_wall,
}
