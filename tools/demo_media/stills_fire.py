"""Stills of the forge, the bakery, the mason's banker."""

from __future__ import annotations

import math
import random

import bpy
import numpy as np

import materials as m
from geometry import add_mesh, box, grid_faces, lathe, place, prism, tube
from scenery import brick_wall, planks, wall
from studio import add_area_light, add_camera, light_from_window, set_air, sun_through_window
from tools import anvil, chips, hammer
from woodwork import chisel


def hot_iron() -> bpy.types.Material:
    """Return iron that glows from white-hot at its -X end to black."""
    graph = m.Graph("hot iron", 0.7)
    where = graph.coordinates(shuffle=False)
    split = graph.nodes.new("ShaderNodeSeparateXYZ")
    graph.links.new(where, split.inputs[0])
    heat = graph.math("ADD", graph.math("MULTIPLY", split.outputs["X"], 3.6), 0.5)
    scale = graph.noise(where, 60, 4)
    heat = graph.math("ADD", heat, graph.math("MULTIPLY", graph.math("SUBTRACT", scale, 0.5), 0.35))
    glow = graph.ramp(heat, (0.02, "FFB347"), (0.22, "FF6A1A"), (0.42, "A81E05"), (0.6, "000000"))
    graph.set(Base_Color=m.linear("2A2522"), Emission_Color=glow, Emission_Strength=4.5)
    return graph.bump(scale, 0.5, 0.002).material


def forge() -> None:
    """A hot bar on the anvil in front of the hearth."""
    iron = m.metal("8E8B86", 0.36, rust=0.08)
    anvil(iron)
    stump = [(0.0, -0.26), (0.2, -0.26), (0.215, -0.28), (0.22, -0.7), (0, -0.7)]
    lathe(stump, m.wood("54402C", "8A6A48", 0.8, 2), (0.03, 0, 0), 64, wobble=0.006)
    bar = box((0.5, 0.026, 0.02), hot_iron(), (0.17, -0.01, 0.0115), (0, 0, -13), bevel=0.003)
    bar.name = "bar"
    place(
        hammer(m.metal("66645F", 0.32), m.wood("7A5230", "BE8E58", 0.5)),
        (0.02, 0.045, 0.024),
        (0, 0, 38),
    )
    box((5, 4, 0.1), m.earth("3B322A", "5A4D40", 0.95), (0, 0.6, -0.75), bevel=0)
    brick_wall(1.35, 5.2, 2.6, -0.7, joint=0.018)
    for _ in range(46):
        box(
            [random.uniform(0.03, 0.06)] * 3,
            m.glowing("FF4A0C", 2.6),
            (
                0.75 + random.uniform(-0.25, 0.25),
                1.0 + random.uniform(-0.16, 0.16),
                0.0 + random.uniform(0, 0.05),
            ),
            [random.uniform(0, 90) for _ in range(3)],
            0.008,
        )
    for _ in range(40):
        at = (
            0.75 + random.uniform(-0.36, 0.36),
            0.95 + random.uniform(-0.22, 0.2),
            random.uniform(-0.01, 0.05),
        )
        box(
            [random.uniform(0.03, 0.06)] * 3,
            m.plain("1A1614", 0.9),
            at,
            [random.uniform(0, 90) for _ in range(3)],
            0.008,
        )
    box((1.1, 0.7, 0.7), m.earth("4A3026", "7A4C38", 0.95), (0.75, 1.0, -0.37), bevel=0.02)
    for _ in range(26):
        angle, reach = random.uniform(0, 6.28), random.uniform(0.04, 0.3)
        at = (
            -0.03 + reach * math.cos(angle),
            -0.02 + 0.5 * reach * math.sin(angle),
            0.02 + reach * random.uniform(0.1, 0.8),
        )
        box(
            (random.uniform(0.003, 0.014), 0.0012, 0.0012),
            m.glowing("FFB050", 14),
            at,
            (0, random.uniform(-80, 80), math.degrees(angle)),
            0,
        )
    add_area_light((0.75, 0.95, 0.35), (0.1, 0, 0), (0.5, 0.4), 14, "FF8A3C")
    add_area_light((-1.5, 0.1, 1.1), (0, 0, 0), (0.7, 1.0), 62, "F2ECE2")
    add_area_light((-0.2, -1.6, 1.4), (0, 0, -0.1), (1.0, 0.6), 24, "FFE6CC")
    set_air("8A7F78", 0.1)
    add_camera((-0.1, -1.2, 0.34), (0.06, 0, -0.03), 50, 4.0, (0.0, -0.04, 0.0))


def crust() -> bpy.types.Material:
    """Return a baked crust: brown, pale in the cut (attribute `cut`), floured on top."""
    graph = m.Graph("crust", 0.75)
    where = graph.coordinates()
    attribute = graph.nodes.new("ShaderNodeAttribute")
    attribute.attribute_name = "cut"
    cloud = graph.noise(where, 11, 4)
    bake = graph.ramp(cloud, (0.25, "7A3F16"), (0.5, "A9642A"), (0.75, "C98A45"))
    flour = graph.ramp(graph.noise(where, 26, 5), (0.47, "000000"), (0.62, "D0D0D0"))
    geometry = graph.nodes.new("ShaderNodeSeparateXYZ")
    graph.links.new(graph.nodes.new("ShaderNodeNewGeometry").outputs["Normal"], geometry.inputs[0])
    upward = graph.ramp(geometry.outputs["Z"], (0.3, "000000"), (0.85, "FFFFFF"))
    dusted = graph.mix(graph.mix(1.0, flour, upward, "MULTIPLY"), bake, "EADFC8")
    crumb = graph.mix(
        graph.ramp(graph.noise(where, 70, 3), (0.3, "000000"), (0.7, "FFFFFF")), "D9A864", "EDCF98"
    )
    graph.set(Base_Color=graph.mix(attribute.outputs["Fac"], dusted, crumb))
    return graph.bump(graph.noise(where, 70, 4), 0.6, 0.004).bump(cloud, 0.4, 0.008).material


def loaf(material: bpy.types.Material, size, cuts: list[tuple[float, float, float, float]]):
    """Return a scored loaf; each cut is (x, y, angle in degrees, half length) as shares of it."""
    rows, columns = 110, 150
    u, v = np.meshgrid(
        np.linspace(0, 1, rows), np.linspace(0, 2 * math.pi, columns, endpoint=False), indexing="ij"
    )
    reach = np.sin(u * math.pi / 2) ** 0.9
    x, y = reach * np.cos(v), reach * np.sin(v)
    z = np.sqrt(np.clip(1 - (x**2 + y**2) ** 1.35, 0, 1))
    cut = np.zeros_like(x)
    for cx, cy, angle, half in cuts:
        a = math.radians(angle)
        along = (x - cx) * math.cos(a) + (y - cy) * math.sin(a)
        across = -(x - cx) * math.sin(a) + (y - cy) * math.cos(a) + 0.12 * along**2
        width = 0.11 * np.sqrt(np.clip(1 - (along / half) ** 2, 0, 1)) + 1e-6
        inside = np.clip(1.25 - np.abs(across) / width, 0, 1) * (np.abs(along) < half)
        cut = np.maximum(cut, np.clip(inside * 2.2, 0, 1))
        z += (
            0.075 * np.exp(-(((across - width) / 0.035) ** 2)) * (np.abs(along) < half * 0.95)
            - 0.06 * inside
        )
    lump = 0.018 * (np.sin(5 * x + 2) * np.sin(6 * y + 1) + 0.6 * np.sin(11 * x - 7 * y))
    points = np.stack(
        [x * (1 + lump) * size[0], y * (1 + lump) * size[1], (z + lump * 0.8) * size[2]], -1
    )
    thing = add_mesh(
        "loaf", points.reshape(-1, 3), [f[::-1] for f in grid_faces(rows, columns, True)], material
    )
    layer = thing.data.attributes.new("cut", "FLOAT", "POINT")
    layer.data.foreach_set("value", cut.ravel())
    return thing


def bread() -> None:
    """Loaves on a floured board."""
    surface_crust = crust()
    graph = m.Graph("floured board", 0.6)
    where = graph.coordinates((0.7, 9, 9))
    grain = graph.noise(where, 8, 4, 1.2)
    timber = graph.ramp(grain, (0.3, "6E4A2B"), (0.65, "B08755"))
    dust = graph.ramp(
        graph.noise(graph.coordinates(), 7, 6, 0.5), (0.48, "000000"), (0.62, "E6E6E6")
    )
    graph.set(Base_Color=graph.mix(dust, timber, "EEE6D6"))
    box((0.95, 0.52, 0.035), graph.bump(grain, 0.2, 0.002).material, (0, 0, -0.0175), bevel=0.012)
    place(
        loaf(surface_crust, (0.15, 0.145, 0.1), [(0, 0, 45, 0.75), (0, 0, -45, 0.75)]),
        (-0.21, 0.06, 0.0),
        (0, 0, 20),
    )
    cuts = [(-0.5, 0, 70, 0.6), (-0.17, 0, 70, 0.75), (0.17, 0, 70, 0.75), (0.5, 0, 70, 0.6)]
    place(loaf(surface_crust, (0.19, 0.092, 0.078), cuts), (0.06, -0.13, 0.0), (0, 0, 12))
    place(
        loaf(surface_crust, (0.125, 0.12, 0.088), [(0, -0.1, 0, 0.85), (0, 0.3, 0, 0.6)]),
        (0.24, 0.09, 0.0),
        (0, 0, -35),
    )
    planks((2.6, 1.2, 0.06), 4, (0, 0.25, -0.036), m.wood("4A3322", "7C5C3D", 0.6))
    ears()
    wall(0.95, m.plaster("CDBB9A", "A8946F"))
    sun_through_window((0, 0.05, 0.05), (0.75, 0.35, -0.52), 3.6)
    light_from_window((0, 0, 0.05), 0.8, 34)
    add_camera((0.04, -0.98, 0.48), (0.0, 0, 0.035), 52, 5.6, (0.0, -0.14, 0.06))


def ears() -> None:
    """Lay ears of wheat beside the board."""
    gold = m.wood("A9793A", "E0B96C", 0.6)
    for index in range(7):
        turn = -30 + 8 * index
        parts = [tube([(0, 0, 0), (0.15, 0.004, 0.006), (0.3, 0, 0.003)], 0.0014, gold, 12, 6)]
        for grain in range(22):
            x, side = -0.006 * (grain // 2), (-1) ** grain
            seed = lathe(
                [(0, 0), (0.0034, 0.004), (0.003, 0.01), (0, 0.014)], gold, segments=8, count=8
            )
            place(seed, (x, side * 0.0035, 0.003), (0, -70, side * 18))
            parts.append(seed)
        from geometry import gather

        place(
            gather(parts, "ear"),
            (-0.47 + 0.014 * index, -0.2 - 0.012 * index, -0.032),
            (0, 0, 150 + turn),
        )


def stone_banker() -> None:
    """A moulded block of limestone with chisels and a round mallet."""
    stone = m.earth("C9B48C", "E6D7B4", 0.92, 0.9, "limestone")
    arc = np.linspace(0, math.pi / 2, 10)
    cove = [(0.14 + 0.07 - 0.07 * math.cos(a), 0.12 + 0.07 * math.sin(a)) for a in arc]
    torus = [
        (0.2 + 0.035 * math.cos(a), 0.06 + 0.035 * math.sin(a))
        for a in np.linspace(-math.pi / 2, math.pi / 2, 12)
    ]
    outline = [
        (-0.22, 0),
        (0.235, 0),
        (0.235, 0.02),
        *torus,
        (0.19, 0.1),
        (0.19, 0.105),
        (0.14, 0.105),
        *cove,
        (0.235, 0.19),
        (0.235, 0.24),
        (-0.22, 0.24),
    ]
    block = prism(outline, 0.32, stone, (-0.02, 0.05, 0.0), (0, 0, -52), bevel=0.0025)
    block.name = "block"
    oak = m.wood("5E4A36", "9A8060", 0.8)
    planks((2.6, 1.2, 0.07), 4, (0, 0.04, 0), oak)
    steel, grip = m.metal("7E8083", 0.4, rust=0.15), m.wood("7A5230", "BE8E58", 0.5, 2)
    for index in range(3):
        place(
            chisel(steel, grip, 0.012 + 0.011 * index),
            (0.24 + 0.03 * index, -0.26 + 0.055 * index, 0.016),
            (0, 0, 200 - 7 * index),
        )
    head = [
        (0, 0),
        (0.05, 0.0),
        (0.062, 0.02),
        (0.068, 0.1),
        (0.06, 0.135),
        (0.02, 0.14),
        (0.015, 0.15),
        (0.016, 0.22),
        (0.02, 0.27),
        (0, 0.28),
    ]
    mallet = lathe(head, m.wood("6E4E30", "B28A5A", 0.6, 2), segments=48, count=70)
    place(mallet, (-0.34, -0.17, 0.06), (94, 0, 40))
    chips(stone, 150, (0.9, 0.42), (0.08, -0.14, 0.003), 0.011)
    brick_wall(1.5, 4.6, 2.6, -0.7, joint=0.02)
    light_from_window((0.05, 0, 0.12), 0.9, 58)
    add_area_light((-1.4, 0.7, 1.4), (0.4, 1.5, 0.3), (0.7, 0.7), 26)
    add_camera((0.2, -1.18, 0.48), (0.0, 0, 0.1), 48, 5.0, (0.05, -0.15, 0.12))


SCENES = {"enclume-fer-rouge": forge, "pains-farine": bread, "banc-tailleur-pierre": stone_banker}
