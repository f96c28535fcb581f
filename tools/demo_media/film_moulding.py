"""Film: a brique foraine (5 x 28 x 40 cm) is moulded, struck level and turned out."""

from __future__ import annotations

import bpy
import numpy as np

import materials as m
from geometry import add_mesh, box, copy_of, gather, grid_faces, lathe, place, surface, tube
from scenery import brick_wall, planks, scatter
from studio import add_area_light, add_camera, set_air, start_scene

NAME = "mouler-brique"
SECONDS = 8.0
SETTLED = 7.0  # seconds; nothing moves from then on
POSTER = 3.8
BORDER = (0.17, 0.1, 0.85, 1.0)
LENGTH, WIDTH, HEIGHT = 0.4, 0.28, 0.05
COLUMNS, ROWS = 90, 64
CLODS = [
    (-0.12, -0.06, 0.05),
    (0.1, 0.05, 0.45),
    (-0.05, 0.07, 0.8),
    (0.13, -0.07, 1.15),
    (0.0, -0.01, 1.5),
]
STRIKE_FROM, STRIKE_TO = 2.4, 4.7
LIFT_FROM, LIFT_TO = 5.1, 7.0


def ease(time: float, start: float, end: float) -> float:
    """Return how far a movement between two times has come, 0 to 1, smoothly."""
    share = float(np.clip((time - start) / (end - start), 0, 1))
    return share * share * (3 - 2 * share)


def rough_noise(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return a lumpy relief between about -1 and 1."""
    total = np.zeros_like(x)
    for k, (fx, fy, phase) in enumerate(
        [(31, 17, 0.3), (-23, 41, 1.7), (67, 53, 0.9), (-97, 71, 2.2), (151, -133, 4)]
    ):
        total += np.sin(x * fx + y * fy + phase) / (1 + 0.5 * k)
    return total / 2.3


def strike_position(time: float) -> float:
    """Return where the strike's edge is along the mould."""
    return -0.26 + 0.56 * ease(time, STRIKE_FROM, STRIKE_TO)


def clay_heights(time: float, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the height of the clay in the mould: clods land and spread, then are struck off."""
    heights = np.zeros_like(x) + 0.003
    for cx, cy, start in CLODS:
        landed = ease(time, start + 0.22, start + 0.5)
        spread = 0.075 + 0.03 * ease(time, start + 0.3, start + 0.9)
        distance = np.hypot((x - cx) * 0.8, y - cy) / spread
        heights += 0.05 * landed * np.exp(-(distance**2.6))
    packed = ease(time, 1.75, 2.35)
    full = HEIGHT + 0.014 + 0.012 * np.exp(-((x / 0.15) ** 2 + (y / 0.1) ** 2))
    heights = heights * (1 - packed) + full * packed
    heights += 0.0045 * rough_noise(x, y) * np.clip(heights / 0.02, 0, 1)
    edge = np.clip((LENGTH / 2 - np.abs(x)) / 0.015, 0, 1) * np.clip(
        (WIDTH / 2 - np.abs(y)) / 0.015, 0, 1
    )
    heights = HEIGHT - 0.002 + (heights - HEIGHT + 0.002) * np.where(heights > HEIGHT, edge, 1)
    at = strike_position(time)
    wave = 0.016 * np.exp(-(((x - at - 0.028) / 0.024) ** 2)) * edge if time > STRIKE_FROM else 0
    struck = (
        HEIGHT + 0.0004 * np.sin(y * 310 + np.sin(x * 23)) + 0.0006 * rough_noise(x * 0.2, y * 3)
    )
    return np.where(x < at, struck, heights + wave)


def clay_vertices(time: float) -> np.ndarray:
    """Return the clay's upper face with its sides folded down to the bench."""
    x, y = np.meshgrid(
        np.linspace(-LENGTH / 2, LENGTH / 2, COLUMNS), np.linspace(-WIDTH / 2, WIDTH / 2, ROWS)
    )
    heights = clay_heights(time, x, y)
    rough = 0.0012 * rough_noise(x * 1.7 + y, y * 1.3)
    points = np.stack([x * (1 - 0.008) + rough * (np.abs(x) > 0.19), y * (1 - 0.008), heights], -1)
    for index, drop in ((0, 0.0), (1, 0.5), (2, 0.93)):
        keep = max(drop, 0.001)
        for line in (points[index], points[-1 - index], points[:, index], points[:, -1 - index]):
            line[..., 2] = np.minimum(line[..., 2], np.minimum(heights.max(), HEIGHT) * keep)
    for sign, axis in ((1, 0), (1, 1)):
        limit = (LENGTH if axis == 0 else WIDTH) / 2 * 0.992 * sign
        low = points[..., 2] < HEIGHT * 0.95
        spread = np.abs(points[..., axis]) > limit * 0.94
        points[..., axis] = np.where(
            low & spread,
            np.sign(points[..., axis]) * (limit + 0.0006 * rough_noise(y * 3, points[..., 2] * 9)),
            points[..., axis],
        )
    return points.reshape(-1, 3)


def mould(wood: bpy.types.Material, iron: bpy.types.Material) -> bpy.types.Object:
    """Return the wooden frame with its two grips and iron corners."""
    side, parts = 0.022, []
    for sign in (-1, 1):
        y, x = sign * (WIDTH / 2 + side / 2), sign * (LENGTH / 2 + side / 2)
        parts.append(box((LENGTH + 0.16, side, HEIGHT), wood, (0, y, HEIGHT / 2), bevel=0.003))
        cross = box((WIDTH, side, HEIGHT), wood, (x, 0, HEIGHT / 2), (0, 0, 90), bevel=0.003)
        parts.append(cross)
        grip = [(sign * 0.255, -0.15, 0.035), (sign * 0.257, 0, 0.036), (sign * 0.255, 0.15, 0.035)]
        parts.append(tube(grip, 0.012, wood, 24, 14))
        for edge in (-1, 1):
            plate = (sign * 0.2 + sign * 0.011, edge * (WIDTH / 2 + side + 0.001), HEIGHT / 2)
            parts.append(box((0.05, 0.002, 0.03), iron, plate, bevel=0.0005))
    return gather(parts, "mould")


def sand_bed(sand: bpy.types.Material) -> None:
    """Strew sand over the bench, thicker here and there."""

    def shape(u, v):
        x, y = (u - 0.5) * 1.5, (v - 0.5) * 0.85
        thick = 0.0012 * rough_noise(x * 0.35, y * 0.35) + 0.0006 * rough_noise(x, y)
        edge = np.clip((0.42 - np.abs(y) + 0.05 * rough_noise(x * 0.4, y * 0.2)) / 0.05, 0, 1)
        return np.stack([x, y, -0.003 + (0.003 + thick) * edge], -1)

    surface(shape, 160, 110, sand, "sand")


def build(samples: int) -> None:
    """Build the bench, the mould, the clay, the strike and the yard behind."""
    start_scene((1280, 720), samples, seed=3)
    clay = m.earth("70503A", "9C7454", 0.4, 0.3, "clay")
    sand = m.earth("BFA272", "DCC596", 0.95, 1.0, "sand")
    wood = m.wood("5F452E", "B0916A", 0.6)
    add_mesh("clay", clay_vertices(0), grid_faces(ROWS, COLUMNS), clay)
    mould(wood, m.metal("55504A", 0.5, rust=0.3))
    box((0.05, 0.44, 0.018), m.wood("8C6238", "C49A66", axis=1), name="strike", bevel=0.003)
    for index in range(len(CLODS)):
        ball = [(0, -0.035), (0.03, -0.03), (0.048, 0), (0.03, 0.03), (0, 0.036)]
        lathe(ball, clay, segments=40, count=30, wobble=0.006, name=f"clod{index}")
    roll = tube([(0, -0.14, 0), (0.006, 0, 0.004), (0, 0.14, 0)], 0.013, clay, 40, 14, name="roll")
    roll.hide_render = True
    planks((2.6, 0.95, 0.06), 4, (0, 0.02, -0.003), m.wood("5E4329", "8F6B43"))
    sand_bed(sand)
    crumb = lathe([(0, -0.004), (0.005, -0.002), (0.005, 0.002), (0, 0.004)], clay, (0, 0, -9), 10)
    scatter([crumb], 60, (1.0, 0.66), (0, 0, 0.002))
    build_yard(sand)
    add_area_light((-1.2, 0.15, 0.85), (0, 0, 0.03), (0.9, 1.1), 46)
    add_area_light((1.1, -0.7, 0.8), (0, 0, 0.03), (0.8, 0.8), 8, "FFD9B0")
    add_area_light((-0.9, 0.7, 1.6), (0.2, 1.5, 0.3), (0.9, 0.7), 22)
    set_air("BFB3A2", 0.28)
    add_camera((0.16, -0.86, 0.5), (0.0, 0.03, 0.06), 50, 4.0, (0, -0.1, 0.05))


def build_yard(sand: bpy.types.Material) -> None:
    """Stack finished bricks at the back, with a heap of sand, before a brick wall."""
    brick_wall(1.5, 3.4, 1.7, -0.6, joint=0.016)
    raw = m.earth("A07A5C", "BE987A", 0.9, 0.6, "raw brick")
    first = box((LENGTH, WIDTH, HEIGHT), raw, (0, 0, -50), bevel=0.006)
    for row in range(5):
        for column in range(2):
            at = (-0.62 + 0.43 * column, 0.62 + 0.01 * row % 0.02, 0.025 + row * 0.053)
            copy_of(first, at, (0, 0, (row * 37) % 5 - 2))
    heap = [(0.22, 0), (0.16, 0.03), (0.08, 0.09), (0.02, 0.125), (0, 0.127)]
    lathe(heap, sand, (0.55, 0.5, -0.002), 64, count=40, wobble=0.008)


def pose(time: float) -> None:
    """Put everything where it is at a time in seconds."""
    things = bpy.data.objects
    mesh = things["clay"].data
    mesh.vertices.foreach_set("co", clay_vertices(time).ravel())
    mesh.update()
    for index, (x, y, start) in enumerate(CLODS):
        fall = np.clip((time - start + 0.28) / 0.5, 0, 1)
        ball = things[f"clod{index}"]
        place(ball, (x, y, 0.5 - 0.45 * fall**2), (40 * index, 25 * index + 60 * fall, 0))
        ball.hide_render = not 0 < fall < 1
    at = strike_position(time)
    come = 1 - ease(time, STRIKE_FROM - 0.4, STRIKE_FROM)
    leave = ease(time, STRIKE_TO - 0.1, STRIKE_TO + 0.45)
    strike_at = (at - 0.12 * come + 0.3 * leave, 0, HEIGHT + 0.009 + 0.18 * come + 0.2 * leave)
    place(things["strike"], strike_at, (0, 18, 4))
    things["strike"].hide_render = time < STRIKE_FROM - 0.4 or leave >= 1
    roll = things["roll"]
    roll.hide_render = time < STRIKE_FROM + 0.3 or leave >= 1
    swell = 0.5 + 0.6 * ease(time, STRIKE_FROM, STRIKE_TO)
    place(
        roll, (strike_at[0] + 0.033, 0, strike_at[2] + 0.001), (0, time * 190, 0), (swell, 1, swell)
    )
    lifted = ease(time, LIFT_FROM, LIFT_TO)
    things["mould"].location = (0, 0.25 * max(0, lifted - 0.5), 0.001 + 0.62 * lifted**1.4)
    things["mould"].rotation_euler.x = 0.1 * lifted
