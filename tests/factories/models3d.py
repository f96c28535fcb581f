"""Real, tiny 3D models for tests, as scanners and design programs write them."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import numpy as np
from PIL import Image

from tests.factories.media import glb_bytes


def picture(size: tuple[int, int] = (8, 8), format: str = "PNG") -> bytes:
    """Return a texture: red above, blue below."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (0, size[1] // 2, *size))
    buffer = io.BytesIO()
    image.save(buffer, format)
    return buffer.getvalue()


def grid(side: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the points (metres, a bumpy square metre) and triangles of `side` x `side` squares."""
    x, z = (a.ravel() for a in np.meshgrid(*2 * [np.linspace(0, 1, side + 1)]))
    points = np.stack([x, 0.05 * np.sin(9 * x) * np.cos(7 * z), z], 1).astype("<f4")
    corner = (np.arange(side)[:, None] * (side + 1) + np.arange(side)).ravel()
    near, far = corner + side + 1, corner + side + 2
    triangles = np.stack([corner, near, corner + 1, corner + 1, near, far], 1)
    return points, triangles.reshape(-1, 3).astype("<u4")


def scan(side: int = 20, normals: bool = True, **changes: Any) -> bytes:
    """Return a textured GLB of `2 * side * side` triangles; `changes` go in its document."""
    points, triangles = grid(side)
    up = np.tile(np.array([0, 1, 0], "<f4"), (len(points), 1))
    where = points[:, [0, 2]].astype("<f4")
    parts = [points, up, where, triangles, np.frombuffer(picture(), np.uint8)]
    views, start = [], 0
    blobs = [part.tobytes() + b"\0" * (-part.nbytes % 4) for part in parts]
    for part, blob in zip(parts, blobs, strict=True):
        views.append({"buffer": 0, "byteOffset": start, "byteLength": part.nbytes})
        start += len(blob)
    attributes = {"POSITION": 0, "TEXCOORD_0": 2} | ({"NORMAL": 1} if normals else {})
    document = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": attributes, "indices": 3, "material": 0}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": len(points), "type": "VEC3",
             "min": points.min(0).tolist(), "max": points.max(0).tolist()},
            {"bufferView": 1, "componentType": 5126, "count": len(points), "type": "VEC3"},
            {"bufferView": 2, "componentType": 5126, "count": len(points), "type": "VEC2"},
            {"bufferView": 3, "componentType": 5125, "count": triangles.size, "type": "SCALAR"},
        ],
        "bufferViews": views,
        "buffers": [{"byteLength": start}],
        "images": [{"bufferView": 4, "mimeType": "image/png"}],
        "textures": [{"source": 0}],
        "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
        **changes,
    }  # fmt: skip
    return glb_bytes(document, b"".join(blobs))


def stl(side: int = 2, scale: float = 1000.0) -> bytes:
    """Return a binary STL, in millimetres unless `scale` says otherwise."""
    points, triangles = grid(side)
    record = np.zeros(len(triangles), np.dtype([("n", "<3f4"), ("v", "<9f4"), ("a", "<u2")]))
    record["v"] = (points * scale)[triangles].reshape(-1, 9)
    return b"\0" * 80 + struct.pack("<I", len(triangles)) + record.tobytes()


def text_stl() -> bytes:
    corners = "".join(f"vertex {x} {y} 0\n" for x, y in ((0, 0), (10, 0), (0, 10)))
    facet = f"facet normal 0 0 1\nouter loop\n{corners}endloop\nendfacet\n"
    return f"solid piece\n{facet}endsolid piece\n".encode()


def ply(side: int = 2, colours: bool = False) -> bytes:
    """Return a text PLY; with `colours`, each point has the grey 128 of screens."""
    points, triangles = grid(side)
    grey = " 128 128 128" if colours else ""
    names = "".join(f"property uchar {n}\n" for n in ("red", "green", "blue")) if colours else ""
    lines = [f"{x} {y} {z}{grey}" for x, y, z in points.tolist()]
    lines += [f"3 {a} {b} {c}" for a, b, c in triangles.tolist()]
    return (
        f"ply\nformat ascii 1.0\nelement vertex {len(points)}\nproperty float x\nproperty float y\n"
        f"property float z\n{names}element face {len(triangles)}\n"
        "property list uchar int vertex_indices\nend_header\n" + "\n".join(lines) + "\n"
    ).encode()


OBJ = b"""mtllib piece.mtl
v 0 0 0
v 2 0 0
v 0 3 0
v 2 3 1
vt 0 0
vt 1 0
vt 0 1
vt 1 1
usemtl bois
f 1/1 2/2 3/3
f 2/2 4/4 3/3
"""
MTL = b"newmtl bois\nKd 1 1 1\nmap_Kd C:\\Users\\Une Personne\\Bois.PNG\n"


def obj_files(**changes: bytes | None) -> dict[str, bytes]:
    """Return the files of an OBJ; `changes` replace obj, mtl or texture, None takes one away."""
    files = {"obj": OBJ, "mtl": MTL, "texture": picture(), **changes}
    names = {"obj": "piece.obj", "mtl": "piece.mtl", "texture": "textures/bois.png"}
    return {names.get(kind, kind): data for kind, data in files.items() if data is not None}


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()
