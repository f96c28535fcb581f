"""Film: a vase is thrown on the wheel."""

from __future__ import annotations

import math

import bpy
import numpy as np

import materials as m
from geometry import add_mesh, grid_faces, lathe_vertices, place, smooth_curve
from pottery import basin_of_water, bent_rib, pot, sponge, stick_sponge, wheel
from scenery import planks, shelf, wall
from studio import add_area_light, add_camera, set_air, start_scene

NAME = "tourner-argile"
SECONDS = 8.0
POSTER = 6.5
BORDER = (0.29, 0.08, 0.76, 1.0)
SEGMENTS = 96
ROWS = 70
TURNS_PER_SECOND = 0.9

# At each time: height, depth of the hollow (share), wall at foot and rim, radii from foot to rim.
STAGES = [
    (0.0, 0.085, 0.02, 0.05, 0.055, [0.088, 0.092, 0.09, 0.082, 0.064, 0.03]),
    (1.4, 0.09, 0.05, 0.05, 0.05, [0.088, 0.09, 0.088, 0.082, 0.07, 0.045]),
    (3.0, 0.1, 0.82, 0.03, 0.022, [0.088, 0.088, 0.09, 0.092, 0.092, 0.09]),
    (4.3, 0.185, 0.92, 0.017, 0.013, [0.087, 0.079, 0.074, 0.071, 0.068, 0.066]),
    (5.6, 0.27, 0.95, 0.011, 0.008, [0.084, 0.072, 0.066, 0.062, 0.058, 0.055]),
    (6.8, 0.272, 0.955, 0.009, 0.007, [0.08, 0.097, 0.108, 0.096, 0.062, 0.052]),
    (7.7, 0.275, 0.955, 0.009, 0.007, [0.078, 0.1, 0.116, 0.098, 0.05, 0.058]),
    (8.1, 0.275, 0.955, 0.009, 0.007, [0.078, 0.1, 0.116, 0.098, 0.05, 0.058]),
]


def stage_at(time: float) -> tuple[float, float, float, float, np.ndarray]:
    """Return the pot's measures at a time, eased between the stages."""
    times = [stage[0] for stage in STAGES]
    index = min(max(int(np.searchsorted(times, time, "right")) - 1, 0), len(STAGES) - 2)
    share = np.clip((time - times[index]) / (times[index + 1] - times[index]), 0, 1)
    share = share * share * (3 - 2 * share) * 0.5 + share * 0.5
    first, second = STAGES[index], STAGES[index + 1]
    mixed = [a + (b - a) * share for a, b in zip(first[1:5], second[1:5], strict=True)]
    radii = np.array(first[5]) * (1 - share) + np.array(second[5]) * share
    return (*mixed, radii)


def outside_radius(radii: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Return the outer radius at a share (0 to 1) of the height."""
    points = np.column_stack([np.linspace(0, 1, len(radii)), radii])
    curve = smooth_curve(points, 120)
    return np.interp(share, curve[:, 0], curve[:, 1])


def profile_at(time: float) -> np.ndarray:
    """Return the closed profile (radius, height) of the clay at a time."""
    height, hollow, foot, rim, radii = stage_at(time)
    rows_out = ROWS // 2
    up = np.linspace(0, 1, rows_out)
    outer = np.column_stack([outside_radius(radii, up), up * height])
    down = np.linspace(0, 1, ROWS - rows_out - 3)
    share = 1 - down * hollow
    wall_here = rim + (foot - rim) * (1 - share)
    inner_radius = np.maximum(outside_radius(radii, share) - wall_here, 0.0)
    inner_radius *= np.sqrt(np.clip(1 - down**10, 0, 1))
    inner = np.column_stack([inner_radius, share * height])
    top = outer[-1]
    lip_wall = max(top[0] - inner[0, 0], 0.001)
    lift = min(lip_wall * 0.35, 0.004)
    lip = [(top[0] - lip_wall * part, top[1] + lift) for part in (0.2, 0.5, 0.8)]
    return np.vstack([outer, lip, inner])


def clay_vertices(time: float) -> np.ndarray:
    """Return the clay's vertices, with the spiral of the fingers and a little eccentricity."""
    vertices = lathe_vertices(profile_at(time), SEGMENTS).reshape(ROWS, SEGMENTS, 3)
    angle = np.linspace(0, 2 * math.pi, SEGMENTS, endpoint=False)
    z = vertices[..., 2]
    strength = np.clip((time - 1.2) / 2.5, 0.15, 1)
    spiral = 0.0011 * strength * np.sin(z / 0.0125 * 2 * math.pi + angle)
    slow = 0.0007 * np.sin(2 * angle + z * 31)
    radius = np.hypot(vertices[..., 0], vertices[..., 1])
    grow = 1 + (spiral + slow) / np.maximum(radius, 0.02)
    vertices[..., :2] *= grow[..., None]
    return vertices.reshape(-1, 3)


def build(samples: int) -> None:
    """Build the wheel, the clay, the tools and the room."""
    start_scene((1280, 720), samples, seed=4)
    clay = m.wet_clay("rest")
    body = add_mesh("clay", clay_vertices(0), grid_faces(ROWS, SEGMENTS, True), clay)
    remember_rest(body)
    oak = m.wood("5E3C20", "A87B4A")
    pale = m.wood("A5783F", "D9B27A", 0.45, axis=2)
    turning = [body, *wheel(m.wet_clay())]
    for thing in turning:
        thing["turning"] = True
    bent_rib(pale).name = "rib"
    stick_sponge(pale, m.plain("D7B46A", 0.95)).name = "stick"
    planks((2.4, 0.9, 0.05), 3, (0, 0.1, -0.135), oak)
    basin_of_water((-0.46, 0.0, -0.135))
    sponge(m.earth("B98D45", "DDBB77", 0.95, 1.0), (0.46, -0.02, -0.135))
    build_room(oak)


def build_room(oak: bpy.types.Material) -> None:
    """Stand pots on a shelf before a lime wall, and light them by a window on the left."""
    wall(1.5, m.plaster("D9C7A6", "B99F77"))
    shelf((0.1, 1.32, 0.06), 2.6, 0.3, oak)
    red, cream = m.earth("8C4F33", "B3714E"), m.glazed("D8C9A4", "C4A876")
    green = m.glazed("4F6B45", "7F8A50")
    row = [("jar", 0.3, red), ("vase", 0.42, cream), ("bowl", 0.13, green), ("bottle", 0.36, red)]
    row += [("jug", 0.3, cream), ("jar", 0.24, green), ("vase", 0.36, red)]
    for index, (kind, height, surface) in enumerate(row):
        pot(kind, height, surface, (-0.95 + index * 0.32, 1.3, 0.06))
    add_area_light((-1.5, -0.25, 1.0), (0, 0, 0.1), (0.9, 1.3), 62)
    add_area_light((-1.2, 0.9, 1.5), (0.2, 1.5, 0.3), (0.7, 0.9), 26)
    add_area_light((1.3, 0.9, 0.7), (0, 0, 0.15), (0.5, 0.9), 10, "FFC28A")
    set_air("BFB09C", 0.22)
    add_camera((0.0, -1.25, 0.42), (0.0, 0, 0.1), 55, 4.5, (0, -0.09, 0.12))


def remember_rest(body: bpy.types.Object) -> None:
    """Store where each vertex stands on a cylinder, so that the streaks do not swim."""
    angle = np.tile(np.linspace(0, 2 * math.pi, SEGMENTS, endpoint=False), ROWS)
    row = np.repeat(np.arange(ROWS) / ROWS, SEGMENTS)
    rest = np.column_stack([np.cos(angle) * 0.35, np.sin(angle) * 0.35, row * 0.7])
    layer = body.data.attributes.new("rest", "FLOAT_VECTOR", "POINT")
    layer.data.foreach_set("vector", rest.ravel())


def pose(time: float) -> None:
    """Put the clay, the wheel and the tools where they are at a time in seconds."""
    things = bpy.data.objects
    mesh = things["clay"].data
    mesh.vertices.foreach_set("co", clay_vertices(time).ravel())
    mesh.update()
    for thing in things:
        if thing.get("turning"):
            turn_about_axis(thing, -time * TURNS_PER_SECOND * 2 * math.pi)
    height, hollow, _, rim, radii = stage_at(time)
    touch = touching_share(time)
    outer = float(outside_radius(radii, np.array([touch]))[0])
    slope = float(outside_radius(radii, np.array([touch + 0.05]))[0]) - outer
    tilt = -math.degrees(math.atan2(slope, 0.05 * height))
    sway = 0.002 * math.sin(time * 5.3)
    away = 0.03 * max(0.0, time - 7.6) * 4
    place(
        things["rib"],
        (outer + 0.001 + sway * 0.3 + away, -0.03, touch * height + sway),
        (0, -tilt, -14),
    )
    inside = max(float(outside_radius(radii, np.array([touch]))[0]) - rim - 0.022, 0.0)
    depth = height * max(touch, 1 - hollow + 0.12) if time > 1.5 else height + 0.012
    lift = 0.25 * max(0.0, time - 7.5)
    place(things["stick"], (inside * 0.8, 0.0, depth + lift), (10, -16 + 8 * (inside > 0.03), 0))


def turn_about_axis(thing: bpy.types.Object, angle: float) -> None:
    """Turn a thing about the wheel's axis from where it first stood."""
    if "home" not in thing:
        thing["home"] = math.atan2(thing.location.y, thing.location.x)
        thing["reach"] = math.hypot(thing.location.x, thing.location.y)
    total = thing["home"] + angle
    thing.location.x = thing["reach"] * math.cos(total)
    thing.location.y = thing["reach"] * math.sin(total)
    thing.rotation_euler.z = angle


def touching_share(time: float) -> float:
    """Return the height, as a share, where the rib touches: it climbs with each pull."""
    times = [0.0, 1.4, 3.0, 4.2, 4.4, 5.6, 5.9, 7.0, 7.7, 8.1]
    shares = [0.55, 0.6, 0.4, 0.86, 0.3, 0.88, 0.3, 0.62, 0.86, 0.88]
    return float(np.interp(time, times, shares))
