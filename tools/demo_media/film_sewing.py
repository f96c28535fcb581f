"""Film: a straw braid is sewn turn after turn and becomes a boater."""

from __future__ import annotations

import math

import bpy
import numpy as np

import materials as m
from geometry import add_mesh, circle, copy_of, frames_along, grid_faces, lathe, place, tube
from scenery import planks, shelf, wall
from strawwork import add_boater, add_braid, braid_coil, braid_mesh, braid_path, hat_block
from studio import add_area_light, add_camera, set_air, start_scene

NAME = "coudre-paille"
SECONDS = 8.0
SETTLED = 7.4  # seconds; nothing moves from then on
POSTER = 5.9
BETWEEN = "blend"
BORDER = (0.12, 0.07, 0.9, 0.92)
TAIL = 40
BASE = 0.12
# Seconds against the share of the braid's profile that is sewn: crown, side, brim.
CLOCK = ([0.0, 0.3, 2.6, 5.0, 7.2, 8.1], [0.03, 0.045, 0.36, 0.68, 1.0, 1.0])


def build(samples: int) -> None:
    """Build the block, the growing hat, the loose end and the hatter's room."""
    start_scene((1280, 720), samples, seed=5)
    golden = m.straw()
    walnut = m.wood("3C2415", "6E4A2E", 0.35, 2, 0.4)
    hat_block(walnut, (0, 0, BASE))
    hat = add_braid(golden)
    hat.name = "hat"
    hat.location.z = BASE
    add_mesh("tail", np.zeros((TAIL * 8, 3)), grid_faces(TAIL, 8, True), golden)
    needle = tube([(0, 0, 0), (0, 0, 0.02), (0, 0, 0.062)], 0.0012, m.metal("C8CACC", 0.2), 12, 8,
                  np.linspace(0.3, 1, 12))  # fmt: skip
    needle.name = "needle"
    planks((2.4, 1.0, 0.06), 4, (0, 0.15, 0), m.wood("5E3F25", "9A7247"))
    build_room(golden, walnut)
    add_area_light((-1.2, -0.1, 0.95), (0, 0, 0.15), (0.9, 1.2), 44)
    add_area_light((1.1, 0.7, 0.8), (0, 0, 0.2), (0.5, 0.8), 12, "FFD9B0")
    add_area_light((-1.0, 0.8, 1.5), (0.2, 1.4, 0.3), (0.8, 0.8), 22)
    set_air("BFB6A8", 0.28)
    add_camera((0.06, -0.88, 0.52), (0.0, 0.0, 0.135), 55, 4.0, (0, -0.08, 0.17))


def build_room(golden: bpy.types.Material, walnut: bpy.types.Material) -> None:
    """Set out coils of braid, a reel of thread and finished hats."""
    wall(1.35, m.plaster("C9BDA4", "A89A80"))
    braid_coil(golden, (-0.33, 0.08, 0.0), 0.085)
    braid_coil(golden, (-0.27, 0.23, 0.0), 0.075)
    hat = add_boater((0.5, 0.5, 0.001), (0, 0, 40))
    copy_of(hat, (0.48, 0.52, 0.021), (0, 1, 100))
    shelf((0, 1.18, 0.2), 2.4, 0.34, m.wood("5E3F25", "9A7247"))
    for index, x in enumerate((-0.62, -0.2, 0.24, 0.66)):
        twin = copy_of(hat, (x, 1.16, 0.32), (0, 0, index * 70))
        for child in hat.children:
            band = copy_of(child, (0, 0, 0))
            band.parent = twin
        hat_block(walnut, (x, 1.16, 0.32))
    spool = [
        (0, 0),
        (0.022, 0),
        (0.022, 0.005),
        (0.014, 0.008),
        (0.014, 0.042),
        (0.022, 0.045),
        (0.022, 0.05),
        (0, 0.05),
    ]
    lathe(spool, m.wood("7A4F2C", "B98A57", axis=2), (0.3, -0.02, 0), 40)
    lathe(
        [(0.015, 0.009), (0.019, 0.012), (0.019, 0.038), (0.015, 0.041)],
        m.plain("D9C08A", 0.7),
        (0.3, -0.02, 0),
        40,
    )


def sewn_index(time: float, count: int) -> int:
    """Return how many points of the braid are sewn at a time."""
    share = float(np.interp(time, *CLOCK))
    return max(int(share * (count - 1)), 8)


def tail_path(points: np.ndarray, index: int, time: float) -> np.ndarray:
    """Return the loose end: it leaves the hat along its tangent, rises, then hangs."""
    tangent = points[index] - points[index - 1]
    tangent /= np.linalg.norm(tangent)
    outward = np.array([points[index, 0], points[index, 1], 0.0])
    outward /= np.linalg.norm(outward) + 1e-9
    run = np.linspace(0, 0.13, TAIL)[:, None]
    bow = 0.9 * run - 7.5 * run**2
    drift = 0.35 * run + 2.2 * run**2 * (1 + 0.2 * math.sin(time * 9))
    return points[index] + tangent * run * 0.75 + np.array([0, 0, 1]) * bow * 0.55 + outward * drift


def pose(time: float) -> None:
    """Show the hat as far as it is sewn, with the loose end and the needle."""
    things = bpy.data.objects
    vertices, _, _ = braid_mesh()
    points, side, _ = braid_path()
    index = sewn_index(time, len(points))
    vertices[index:] = vertices[index].mean(axis=0)
    mesh = things["hat"].data
    mesh.vertices.foreach_set("co", vertices.reshape(-1, 3).ravel())
    mesh.update()
    done = time > CLOCK[0][4]
    tail = things["tail"]
    tail.hide_render = things["needle"].hide_render = done
    if done:
        return
    path = tail_path(points, index - 1, time)
    across, above = frames_along(
        path, np.cross(side[index - 1], points[index] - points[index - 1]) + (0, 0, 1e-6)
    )
    ring = circle(0.0052, 8, 0.26)
    skin = path[:, None] + across[:, None] * ring[None, :, :1] + above[:, None] * ring[None, :, 1:]
    tail.data.vertices.foreach_set("co", skin.reshape(-1, 3).ravel())
    tail.data.update()
    tail.location.z = BASE
    stitch = 0.012 * abs(math.sin(time * 31))
    at = points[index - 1] + (0, 0, BASE + stitch)
    lean = math.degrees(math.atan2(at[1], at[0]))
    place(things["needle"], at, (0, 24, lean))
