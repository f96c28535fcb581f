"""Film: a wooden plane is pushed along an oak board and a shaving curls out."""

from __future__ import annotations

import math

import bpy
import numpy as np

import materials as m
from geometry import box, place
from scenery import planks, wall
from studio import add_area_light, add_camera, set_air, start_scene
from woodwork import chisel, loose_shaving, mallet, plane, set_shaving, shaving, shaving_wood

NAME = "raboter-chene"
SECONDS = 8.0
SETTLED = 7.4  # seconds; nothing moves from then on
POSTER = 4.6
BORDER = (0.0, 0.22, 1.0, 0.94)
START, END = -0.15, 0.15
TOP = 0.045


def board_oak() -> tuple[bpy.types.Material, bpy.types.NodeSocket]:
    """Return the board's oak, grey before the iron and fresh behind it, and where the iron is."""
    graph = m.Graph("board", 0.6)
    where = graph.coordinates((0.7, 9, 9), shuffle=False)
    rings = graph.noise(where, 2.4, 3, 1.4)
    bands = graph.math("PINGPONG", graph.math("FRACT", graph.math("MULTIPLY", rings, 7)), 0.5)
    fibre = graph.noise(where, 45, 2)
    grain = graph.math("ADD", bands, graph.math("MULTIPLY", fibre, 0.9))
    old = graph.ramp(grain, (0.25, "59432F"), (0.62, "8A6F51"), (1, "94795B"))
    fresh = graph.ramp(grain, (0.25, "A87A45"), (0.62, "D2A76C"), (1, "DDB67E"))
    split = graph.nodes.new("ShaderNodeSeparateXYZ")
    graph.links.new(graph.coordinates(shuffle=False), split.inputs[0])
    front = graph.nodes.new("ShaderNodeValue")
    front.outputs[0].default_value = START
    behind = graph.math("LESS_THAN", split.outputs["X"], front.outputs[0])
    within = graph.math("LESS_THAN", graph.math("ABSOLUTE", split.outputs["Y"]), 0.021)
    planed = graph.math("MULTIPLY", behind, within)
    graph.set(
        Base_Color=graph.mix(planed, old, fresh),
        Roughness=graph.math("SUBTRACT", 0.75, graph.math("MULTIPLY", planed, 0.42)),
    )
    graph.bump(fibre, 0.25, 0.0015)
    return graph.material, front.outputs[0]


def build(samples: int) -> None:
    """Build the bench, the board, the plane and the workshop behind."""
    start_scene((1280, 720), samples, seed=7)
    oak, _ = board_oak()
    board = box((1.3, 0.13, TOP), oak, (0.2, 0, TOP / 2), bevel=0.003, name="board")
    board.location.x = 0
    plane()
    pale = shaving_wood()
    shaving(pale)
    bench = m.wood("46321F", "7F6244", 0.55)
    planks((3.0, 0.9, 0.08), 4, (0, 0.2, 0), bench)
    box((0.05, 0.05, 0.06), m.wood("8A5A2E", "C79A62"), (0.42, 0.08, 0.02), bevel=0.004)
    dress_bench(pale)
    wall(1.7, m.plaster("CDBB9B", "A8916C"))
    board_rack()
    add_area_light((-1.1, 0.75, 0.95), (0, 0, 0.05), (0.9, 1.2), 46)
    add_area_light((1.2, -0.9, 0.9), (0, 0, 0.05), (0.9, 0.9), 9, "FFD9B0")
    add_area_light((-1.2, 1.0, 1.4), (0.3, 1.7, 0.4), (0.8, 0.8), 26)
    set_air("BFB3A2", 0.25)
    add_camera((0.2, -0.68, 0.3), (0.005, 0.02, 0.085), 46, 3.5, (0.0, -0.03, 0.08))


def dress_bench(pale: bpy.types.Material) -> None:
    """Lay shavings, a mallet and chisels on the bench."""
    spots = [
        (-0.22, -0.17, 20),
        (-0.1, -0.24, 130),
        (0.2, -0.16, 75),
        (-0.42, 0.2, 10),
        (0.5, 0.25, 50),
    ]
    for index, (x, y, turn) in enumerate(spots):
        curl = loose_shaving(pale, 0.22 + 0.04 * index, 0.014 + 0.002 * (index % 3))
        place(curl, (x, y, 0.001), (8, 0, turn))
    steel, grip = m.metal("9EA1A5", 0.3), m.wood("7A4524", "B07040", 0.4, 2, 0.3)
    place(mallet(m.wood("8C6238", "C49A66"), grip), (-0.3, 0.4, 0), (0, 0, 25))
    for index in range(3):
        place(
            chisel(steel, grip, 0.014 + 0.006 * index),
            (0.16 + 0.02 * index, 0.3 + 0.06 * index, 0.016),
            (0, 0, 186),
        )


def board_rack() -> None:
    """Lean boards against the far wall."""
    for index in range(9):
        height = 1.1 + 0.17 * ((index * 5) % 4)
        at = (-1.3 + index * 0.27, 1.5, height / 2 - 0.6)
        timber = m.wood("6B4526", "B08755", axis=2)
        box((0.17, 0.03, height), timber, at, (9, 0.8 * ((index % 3) - 1), 0), bevel=0.003)


def front_at(time: float) -> float:
    """Return where the iron is along the board: a still start, one push, a stop."""
    share = float(np.clip((time - 1.0) / 5.0, 0, 1))
    eased = share * share * (3 - 2 * share) * 0.6 + share * 0.4
    return START + (END - START) * eased


def pose(time: float) -> None:
    """Put the plane and its shaving where they are at a time in seconds."""
    things = bpy.data.objects
    at = front_at(time)
    after = max(0.0, time - 6.2)
    before = max(0.0, 0.7 - time)
    lift = 0.06 * before**2 + 0.05 * min(after, 1.2) ** 2
    tremor = 0.0003 * math.sin(time * 41) if 1 < time < 6 else 0.0
    slide = 0.07 * min(after, 1.2)
    place(
        things["plane"],
        (at + slide, 0, TOP + lift + tremor),
        (0, -4 * min(after, 1.2) + 9 * before, 0),
    )
    curl = things["shaving"]
    set_shaving(curl, 1.7 * (at - START) + 0.001)
    place(curl, (at + slide, 0, TOP + lift + 0.001), (0, -4 * min(after, 1.2), 0))
    curl.hide_render = at - START < 0.012
    for node in bpy.data.materials["board"].node_tree.nodes:
        if node.bl_idname == "ShaderNodeValue":
            node.outputs[0].default_value = at + 0.002
