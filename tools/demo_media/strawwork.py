"""Straw: the sewn braid of a boater, its ribbon, its block, coils of braid, brooms."""

from __future__ import annotations

import math
import random

import bpy
import numpy as np

import materials as m
from geometry import add_mesh, copy_of, grid_faces, lathe, place, smooth_curve, tube

PITCH = 0.0085  # visible width of the braid, metres
STEPS = 60  # points of the braid per turn
SECTION = 6
# The hat's half profile from the middle of the crown to the edge of the brim (radius, height).
CROWN = [
    (0.0, 0.094), (0.05, 0.0945), (0.077, 0.093), (0.085, 0.086), (0.087, 0.06), (0.089, 0.03),
    (0.091, 0.009), (0.098, 0.003), (0.12, 0.0025), (0.152, 0.004),
]  # fmt: skip


def hat_profile() -> np.ndarray:
    """Return the profile as closely spaced points (radius, height, distance along it)."""
    curve = smooth_curve(np.array(CROWN), 400)
    steps = np.hypot(*np.diff(curve, axis=0).T)
    return np.column_stack([curve, np.concatenate([[0], np.cumsum(steps)])])


def braid_path() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the braid's points, its outward-lying side vectors and the length at each point."""
    profile = hat_profile()
    turns = profile[-1, 2] / PITCH
    count = int(turns * STEPS)
    distance = np.linspace(0.002, profile[-1, 2], count)
    radius = np.interp(distance, profile[:, 2], profile[:, 0])
    height = np.interp(distance, profile[:, 2], profile[:, 1])
    slope = np.column_stack([np.gradient(radius), np.gradient(height)])
    slope /= np.linalg.norm(slope, axis=1, keepdims=True)
    angle = distance / PITCH * 2 * math.pi
    cosine, sine = np.cos(angle), np.sin(angle)
    points = np.column_stack([radius * cosine, radius * sine, height])
    side = np.column_stack([slope[:, 0] * cosine, slope[:, 0] * sine, slope[:, 1]])
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    return points, side, length


def braid_mesh(detail: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the braid's vertices (points, section, 3), its UV and the length at each point.

    `detail` above 1 keeps only one point in so many.
    """
    points, side, length = (part[::detail] for part in braid_path())
    tangent = np.gradient(points, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    normal = np.cross(side, tangent)
    angle = np.linspace(0, 2 * math.pi, SECTION, endpoint=False)
    across, up = 0.62 * PITCH * np.cos(angle), 0.0013 * np.sin(angle) + 0.0007 * np.cos(angle)
    plait = 1 + 0.05 * np.sin(length / 0.0042 * 2 * math.pi)[:, None]
    vertices = points[:, None] + side[:, None] * (across * plait)[..., None]
    vertices = vertices - normal[:, None] * up[None, :, None]
    uv = np.stack(np.broadcast_arrays(length[:, None] / 0.004, (across / PITCH)[None]), -1)
    return vertices, uv, length


def add_braid(material: bpy.types.Material, detail: int = 1) -> bpy.types.Object:
    """Return the whole hat as one sewn braid, with UV along and across the braid."""
    vertices, uv, _ = braid_mesh(detail)
    rows = len(vertices)
    thing = add_mesh("braid", vertices.reshape(-1, 3), grid_faces(rows, SECTION, True), material)
    layer = thing.data.uv_layers.new(name="braid")
    corners = np.zeros(len(thing.data.loops), dtype=np.int32)
    thing.data.loops.foreach_get("vertex_index", corners)
    layer.data.foreach_set("uv", uv.reshape(-1, 2)[corners].ravel())
    return thing


def add_ribbon(material: bpy.types.Material, at=(0, 0, 0), parent=None) -> bpy.types.Object:
    """Return the grosgrain ribbon round the crown, with its flat bow on one side."""
    band = [(0.0935, 0.008), (0.0945, 0.009), (0.0925, 0.036), (0.0915, 0.036)]
    ring = lathe(band, material, segments=96, name="ribbon")
    loops = [(0.0, 0.014, 0.002), (0.02, 0.019, 0.007), (0.045, 0.017, 0.003)]
    for sign in (-1, 1):
        bow = tube([(sign * x, 0, z) for x, _, z in loops], 0.013, material, 20, 10, name="bow")
        place(bow, (-0.093, 0, 0.022), (90, 0, 90), (1, 1, 0.22))
        bow.scale = (1, 0.9, 0.25)
        bow.parent = ring
    ring.location = at
    if parent:
        ring.parent = parent
    return ring


def add_boater(at, turn=(0, 0, 0), ribbon: str | None = "1E2A44", shade: str = "E8CB85"):
    """Return a finished boater."""
    hat = add_braid(m.straw(shade))
    if ribbon:
        add_ribbon(m.plain(ribbon, 0.7, Sheen_Weight=0.4), parent=hat)
    return place(hat, at, turn)


def hat_block(wood: bpy.types.Material, at=(0, 0, 0), foot: float = 0.12) -> bpy.types.Object:
    """Return the wooden block on its foot; its base, where the brim lies, is at `at`."""
    shape = [
        (0, 0.0905),
        (0.05, 0.091),
        (0.074, 0.0895),
        (0.0815, 0.083),
        (0.0835, 0.06),
        (0.0855, 0.0),
    ]
    outline = np.vstack([smooth_curve(np.array(shape), 60), [(0.085, -0.012), (0.03, -0.014)]])
    stem = [
        (0.026, -0.02),
        (0.022, -foot * 0.6),
        (0.03, -foot + 0.025),
        (0.085, -foot + 0.018),
        (0.09, -foot),
        (0, -foot),
    ]
    return lathe(np.vstack([outline, stem]), wood, at, 80, name="block")


def braid_coil(material: bpy.types.Material, at, radius: float = 0.07, turns: int = 9):
    """Return a coil of braid that lies flat, its turns a little untidy."""
    angle = np.linspace(0, turns * 2 * math.pi, turns * 40)
    spread = radius * (0.45 + 0.55 * angle / angle[-1])
    rise = 0.005 + 0.012 * np.abs(np.sin(angle * 0.31)) + 0.002 * np.sin(angle * 3.7)
    path = np.column_stack([spread * np.cos(angle), spread * np.sin(angle), rise])
    thing = tube(path, 0.0045, material, sides=6)
    return place(thing, at)


def broom(sorghum: bpy.types.Material, wood: bpy.types.Material, thread: bpy.types.Material):
    """Return a sorghum broom that hangs head down, the top of its handle at the origin."""
    handle = tube([(0, 0, 0), (0.004, 0, -0.4), (0, 0, -0.86)], 0.0125, wood, 24, 14)
    parts = [handle]
    for _ in range(230):
        angle = random.uniform(0, 2 * math.pi)
        share = math.sqrt(random.random())
        spread = 0.125 * share * math.cos(angle)
        thick = 0.032 * share * math.sin(angle)
        low = -1.19 - random.uniform(0, 0.05)
        points = [
            (0.014 * math.cos(angle), 0.014 * math.sin(angle), -0.74),
            (0.022 * math.cos(angle) + spread * 0.12, 0.02 * math.sin(angle), -0.84),
            (spread * 0.55, thick * 0.8, -0.98),
            (spread + random.uniform(-0.012, 0.012), thick + random.uniform(-0.006, 0.006), low),
        ]
        taper = np.linspace(1.0, 0.55, 9)
        parts.append(tube(points, random.uniform(0.0016, 0.0026), sorghum, 9, 4, taper))
    for height, width, deep in (
        (-0.775, 0.022, 0.022),
        (-0.8, 0.025, 0.024),
        (-0.93, 0.054, 0.029),
        (-0.985, 0.074, 0.031),
    ):
        angle = np.linspace(0, 2 * math.pi, 40)
        for wrap in range(3):
            ring = np.column_stack(
                [width * np.cos(angle), deep * np.sin(angle), np.full(40, height - wrap * 0.0035)]
            )
            parts.append(tube(ring, 0.0019, thread, sides=6))
    return join(parts, "broom")


def join(parts: list[bpy.types.Object], name: str) -> bpy.types.Object:
    """Return the parts as one object; each keeps its material."""
    bpy.ops.object.select_all(action="DESELECT")
    for part in parts:
        part.select_set(True)
    bpy.context.view_layer.objects.active = parts[0]
    bpy.ops.object.join()
    parts[0].name = name
    return parts[0]


def stack_hats(hat: bpy.types.Object, at, count: int) -> None:
    """Pile up hats, each a little askew."""
    for index in range(count):
        where = (at[0] + random.uniform(-0.006, 0.006), at[1], at[2] + 0.019 * index)
        copy_of(hat, where, (random.uniform(-1, 1), random.uniform(-1, 1), index * 77))
