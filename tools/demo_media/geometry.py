"""Meshes made from numbers: turned shapes, boards, tubes, prisms and grids (metres, Z up)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import bmesh
import bpy
import numpy as np

Point = Sequence[float]


def add_mesh(
    name: str,
    vertices: np.ndarray,
    faces: Sequence[Sequence[int]],
    material: bpy.types.Material | None = None,
    smooth: bool = True,
) -> bpy.types.Object:
    """Return a new object in the scene made of these vertices and faces."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(np.asarray(vertices, float).tolist(), [], faces)
    mesh.update()
    if smooth:
        mesh.shade_smooth()
    if material:
        mesh.materials.append(material)
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(thing)
    return thing


def place(
    thing: bpy.types.Object,
    at: Point = (0, 0, 0),
    turn: Point = (0, 0, 0),
    scale: float | Point = 1.0,
) -> bpy.types.Object:
    """Move an object, turn it by Euler angles in degrees and scale it; return it."""
    thing.location = at
    thing.rotation_euler = [math.radians(angle) for angle in turn]
    thing.scale = (scale,) * 3 if isinstance(scale, int | float) else scale
    return thing


def copy_of(thing: bpy.types.Object, at: Point, turn: Point = (0, 0, 0), scale: float = 1.0):
    """Return a copy that shares the mesh, placed anew."""
    twin = thing.copy()
    bpy.context.scene.collection.objects.link(twin)
    return place(twin, at, turn, scale)


def bevelled(thing: bpy.types.Object, width: float, segments: int = 2) -> bpy.types.Object:
    """Soften an object's edges: no real edge is sharp."""
    modifier = thing.modifiers.new("bevel", "BEVEL")
    modifier.width = width
    modifier.segments = segments
    modifier.limit_method = "ANGLE"
    modifier.harden_normals = False
    return thing


def box(
    size: Point,
    material: bpy.types.Material | None = None,
    at: Point = (0, 0, 0),
    turn: Point = (0, 0, 0),
    bevel: float = 0.002,
    name: str = "box",
) -> bpy.types.Object:
    """Return a box of this size, its centre at `at`, with softened edges."""
    half = np.array(size) / 2
    corners = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]) * half
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    thing = place(add_mesh(name, corners, faces, material, smooth=False), at, turn)
    return bevelled(thing, bevel) if bevel else thing


def grid_faces(rows: int, columns: int, close_columns: bool = False, close_rows: bool = False):
    """Return the quads of a grid of vertices stored row after row."""
    last_row = rows if close_rows else rows - 1
    last_column = columns if close_columns else columns - 1
    return [
        (
            row * columns + column,
            row * columns + (column + 1) % columns,
            (row + 1) % rows * columns + (column + 1) % columns,
            (row + 1) % rows * columns + column,
        )
        for row in range(last_row)
        for column in range(last_column)
    ]


def smooth_curve(points: Sequence[Point], count: int) -> np.ndarray:
    """Return `count` points of a Catmull-Rom curve through the given points."""
    given = np.asarray(points, float)
    padded = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    place_on = np.linspace(0, len(given) - 1 - 1e-9, count)
    index = place_on.astype(int)
    t = (place_on - index)[:, None]
    a, b, c, d = (padded[index + k] for k in range(4))
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def lathe_vertices(profile: np.ndarray, segments: int) -> np.ndarray:
    """Return the vertices of a (radius, height) profile turned about Z."""
    angles = np.linspace(0, 2 * math.pi, segments, endpoint=False)
    radius, height = profile[:, :1], profile[:, 1:2]
    x, y = radius * np.cos(angles), radius * np.sin(angles)
    return np.stack([x, y, np.broadcast_to(height, x.shape)], axis=-1).reshape(-1, 3)


def lathe(
    profile: Sequence[Point],
    material: bpy.types.Material | None = None,
    at: Point = (0, 0, 0),
    segments: int = 64,
    count: int | None = None,
    wobble: float = 0.0,
    name: str = "turned",
) -> bpy.types.Object:
    """Return a turned shape; with `count`, the profile is first smoothed to so many points.

    `wobble` is the amplitude, in metres, of a slight hand-made irregularity.
    """
    outline = smooth_curve(profile, count) if count else np.asarray(profile, float)
    outline[:, 0] = np.maximum(outline[:, 0], 1e-5)
    vertices = lathe_vertices(outline, segments)
    if wobble:
        angle = np.arctan2(vertices[:, 1], vertices[:, 0])
        swing = np.sin(2 * angle + vertices[:, 2] * 20) + 0.6 * np.sin(
            3 * angle - vertices[:, 2] * 37
        )
        radius = np.hypot(vertices[:, 0], vertices[:, 1])
        vertices[:, :2] *= (1 + wobble * swing / np.maximum(radius, wobble * 4))[:, None]
    faces = grid_faces(len(outline), segments, close_columns=True)
    return place(add_mesh(name, vertices, faces, material), at)


def prism(
    outline: Sequence[Point],
    depth: float,
    material: bpy.types.Material | None = None,
    at: Point = (0, 0, 0),
    turn: Point = (0, 0, 0),
    bevel: float = 0.002,
    name: str = "prism",
) -> bpy.types.Object:
    """Return a flat outline in X and Z, given counter-clockwise, made `depth` thick along Y."""
    count = len(outline)
    front = [(x, -depth / 2, z) for x, z in outline]
    back = [(x, depth / 2, z) for x, z in outline]
    sides = [(i, (i + 1) % count, count + (i + 1) % count, count + i) for i in range(count)]
    faces = [tuple(range(count)), tuple(range(2 * count - 1, count - 1, -1)), *sides]
    thing = add_mesh(name, np.array(front + back), faces, material, smooth=False)
    mend_normals(thing)
    place(thing, at, turn)
    return bevelled(thing, bevel) if bevel else thing


def mend_normals(thing: bpy.types.Object) -> None:
    """Make all the normals of a closed mesh point outwards."""
    shape = bmesh.new()
    shape.from_mesh(thing.data)
    bmesh.ops.recalc_face_normals(shape, faces=shape.faces)
    shape.to_mesh(thing.data)
    shape.free()


def frames_along(path: np.ndarray, up: Point = (0, 0, 1)) -> tuple[np.ndarray, np.ndarray]:
    """Return the side and upward unit vectors of a section that follows a path."""
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-12
    side = np.cross(tangent, np.asarray(up, float))
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-12
    return side, np.cross(side, tangent)


def sweep(
    path: np.ndarray,
    section: np.ndarray,
    material: bpy.types.Material | None = None,
    up: Point = (0, 0, 1),
    size: np.ndarray | None = None,
    name: str = "swept",
) -> bpy.types.Object:
    """Return a closed section (side, up) carried along a path; `size` scales it at each point."""
    side, above = frames_along(path, up)
    scale = np.ones(len(path)) if size is None else np.asarray(size, float)
    scale = scale[:, None, None]
    vertices = (
        path[:, None]
        + side[:, None] * section[None, :, :1] * scale
        + above[:, None] * section[None, :, 1:] * scale
    )
    columns = len(section)
    faces = grid_faces(len(path), columns, close_columns=True)
    end = len(path) * columns
    faces += [tuple(range(columns))[::-1], tuple(range(end - columns, end))]
    return add_mesh(name, vertices.reshape(-1, 3), faces, material)


def circle(radius: float, sides: int = 10, flatten: float = 1.0) -> np.ndarray:
    """Return the points of a round (or flattened) section."""
    angle = np.linspace(0, 2 * math.pi, sides, endpoint=False)
    return np.column_stack([np.cos(angle) * radius, np.sin(angle) * radius * flatten])


def tube(
    points: Sequence[Point],
    radius: float,
    material: bpy.types.Material | None = None,
    count: int | None = None,
    sides: int = 10,
    size: np.ndarray | None = None,
    up: Point = (0.13, 0.29, 1),
    name: str = "tube",
) -> bpy.types.Object:
    """Return a round tube through the points, smoothed when `count` is given."""
    path = smooth_curve(points, count) if count else np.asarray(points, float)
    return sweep(path, circle(radius, sides), material, up, size, name)


def surface(
    shape: Callable[[np.ndarray, np.ndarray], np.ndarray],
    rows: int,
    columns: int,
    material: bpy.types.Material | None = None,
    name: str = "surface",
) -> bpy.types.Object:
    """Return the sheet shape(u, v) for u and v from 0 to 1; `shape` gives (..., 3) points."""
    u, v = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, columns), indexing="ij")
    return add_mesh(name, shape(u, v).reshape(-1, 3), grid_faces(rows, columns), material)


def thicken(thing: bpy.types.Object, thickness: float) -> bpy.types.Object:
    """Give a sheet a thickness in metres."""
    modifier = thing.modifiers.new("thickness", "SOLIDIFY")
    modifier.thickness = thickness
    modifier.offset = 0
    return thing


def gather(things: Sequence[bpy.types.Object], name: str) -> bpy.types.Object:
    """Return an empty at the origin that carries the things, so they move as one."""
    empty = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(empty)
    for thing in things:
        if thing.parent is None:
            thing.parent = empty
    return empty
