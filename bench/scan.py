"""A synthetic 3D scan: a turned vase of noise, of the size that photogrammetry gives."""

from __future__ import annotations

import io
import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

HEIGHT = 0.32
"""Metres."""


def write_scan(path: Path, triangles: int = 500_000, texture: int = 4096) -> int:
    """Write a GLB of about `triangles` with three textures, and return how many it has."""
    rng = np.random.default_rng(7)
    side = int((triangles / 2) ** 0.5) + 1
    indices, arrays = _surface(side, rng)
    parts = [*(array.tobytes() for array in arrays), indices.tobytes()]
    parts += [_picture(texture, rng, flat) for flat in (0.75, 0.9, 0.9)]
    path.write_bytes(_glb(_document(parts, arrays, indices), b"".join(map(_padded, parts))))
    return int(indices.size // 3)


def _surface(side: int, rng: np.random.Generator) -> tuple[Any, list[Any]]:
    """Return the indices of the triangles, then positions, normals and texture coordinates."""
    u, v = (a.ravel() for a in np.meshgrid(*2 * [np.linspace(0, 1, side)]))
    radius = 0.08 + 0.04 * np.sin(3 * v) + 0.0006 * rng.standard_normal(side * side)
    for waves in (9, 31, 77):
        radius += 0.012 / waves * np.sin(waves * 6.283 * u + 3 * np.sin(waves * v))
    angle = u * 2 * np.pi
    points = np.stack([radius * np.cos(angle), HEIGHT * v, radius * np.sin(angle)], 1)
    normals = np.stack([np.cos(angle), 0 * v, np.sin(angle)], 1)
    corner = (np.arange(side - 1)[:, None] * side + np.arange(side - 1)).ravel()
    quads = [corner, corner + side, corner + 1, corner + 1, corner + side, corner + side + 1]
    indices = np.stack(quads, 1).astype("<u4").ravel()
    return indices, [a.astype("<f4") for a in (points, normals, np.stack([u, v], 1))]


def _picture(side: int, rng: np.random.Generator, flat: float) -> bytes:
    """Return a square PNG, as smooth as `flat` (0-1) says."""
    total = np.zeros((side, side, 3), np.float32)
    for cells, share in ((8, 0.7), (64, 0.2), (512, 0.1)):
        noise = rng.integers(0, 255, (cells, cells, 3), np.uint8)
        total += share * np.asarray(Image.fromarray(noise).resize((side, side)), np.float32)
    total += (1 - flat) * 3 * rng.standard_normal((side, side, 1), np.float32)
    buffer = io.BytesIO()
    Image.fromarray(total.clip(0, 255).astype(np.uint8)).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _document(parts: list[bytes], arrays: list[Any], indices: Any) -> dict[str, Any]:
    starts = np.cumsum([0, *(len(_padded(part)) for part in parts)]).tolist()
    views = [
        {"buffer": 0, "byteOffset": start, "byteLength": len(part)}
        for start, part in zip(starts, parts, strict=False)
    ]
    accessors = [
        {"bufferView": i, "componentType": 5126, "count": len(a), "type": f"VEC{a.shape[1]}"}
        for i, a in enumerate(arrays)
    ]
    accessors[0] |= {"min": arrays[0].min(0).tolist(), "max": arrays[0].max(0).tolist()}
    accessors += [{"bufferView": 3, "componentType": 5125, "count": indices.size, "type": "SCALAR"}]
    attributes = {"POSITION": 0, "NORMAL": 1, "TEXCOORD_0": 2}
    return {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": "vase"}],
        "meshes": [{"primitives": [{"attributes": attributes, "indices": 3, "material": 0}]}],
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": starts[-1]}],
        "images": [{"bufferView": n, "mimeType": "image/png"} for n in (4, 5, 6)],
        "textures": [{"source": n} for n in range(3)],
        "materials": [
            {
                "pbrMetallicRoughness": {
                    "baseColorTexture": {"index": 0},
                    "metallicRoughnessTexture": {"index": 2},
                },
                "normalTexture": {"index": 1},
            }
        ],
    }


def _glb(document: dict[str, Any], binary: bytes) -> bytes:
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks
