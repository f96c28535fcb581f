"""Turn an OBJ, STL or PLY into a GLB, in metres and y up. Run by `model`, in a process of its own.

The surface stays as it is: the corners that a STL repeats for each triangle are said once.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import trimesh
from PIL import Image

from . import model_files
from .answers import answer
from .images import read_texture_header
from .limits import ModelLimits
from .model_parts import Part, Parts, model_in, parts_of_folder, parts_of_zip
from .refusal import Refused

METRES = {"mm": 0.001, "cm": 0.01, "m": 1.0, "in": 0.0254}
Z_UP = trimesh.transformations.rotation_matrix(-np.pi / 2, (1, 0, 0))
DENSE = 10_000
"""Triangles: from there on, a surface without normals is a scan, smooth; under it, it has edges."""
READ_ERRORS = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, UnicodeDecodeError,
    AssertionError, NameError, MemoryError, OSError, EOFError,
)  # fmt: skip
"""What trimesh raises on a damaged file: it has no error of its own for it."""


def convert(job: dict[str, Any]) -> dict[str, Any]:
    """Write `job["target"]`, a GLB, from `job["source"]`; return what was found there."""
    parts, name, format = _opened(Path(job["source"]))
    data = parts.get(name)
    faces = model_files.declared(io.BytesIO(data), format, ModelLimits()).faces
    scene = _read(data, format, parts)
    found = sum(len(mesh.faces) for mesh in scene.geometry.values())
    if found < faces:  # trimesh leaves out what it cannot read, without a word
        raise Refused("truncated", expected=faces, found=found)
    _refuse_missing(parts, job["without_missing"])
    for mesh in scene.geometry.values():
        _prepare(mesh, format)
    scene.apply_scale(METRES[job["unit"]])
    if job["up"] == "z":
        scene.apply_transform(Z_UP)
    Path(job["target"]).write_bytes(scene.export(file_type="glb", unitize_normals=True))
    return {"format": format, "missing": sorted(set(parts.missing))}


def _opened(source: Path) -> tuple[Parts, str, str]:
    """Return the files sent, the name of the model among them, and its format."""
    if source.is_dir():
        parts = parts_of_folder(source)
        return parts, *model_in(parts)
    with source.open("rb") as file:
        format = model_files.format_of(file)
    if format == model_files.ZIP:
        parts = parts_of_zip(source)
        return parts, *model_in(parts)
    whole = Part(source.stat().st_size, source.read_bytes)
    return Parts({source.name: whole}), source.name, format


def _read(data: bytes, format: str, parts: Parts) -> trimesh.Scene:
    resolver = _Resolver(parts)
    try:
        scene = trimesh.load_scene(
            io.BytesIO(data), file_type=format, resolver=resolver, process=False
        )
    except READ_ERRORS as error:
        raise Refused("malformed_model", what=type(error).__name__) from error
    if resolver.refused:
        raise resolver.refused
    meshes = [each for each in scene.geometry.values() if isinstance(each, trimesh.Trimesh)]
    if not any(len(mesh.faces) for mesh in meshes):
        raise Refused("no_triangles")
    return scene


class _Resolver(trimesh.resolvers.Resolver):
    """Gives trimesh the files that were sent, and no other.

    trimesh goes on when a material or a texture fails: `refused` remembers the first refusal.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.refused: Refused | None = None

    def get(self, name: str) -> bytes:
        data = self._parts.get(name)
        if not name.strip().lower().endswith(".mtl"):
            try:
                read_texture_header(data, ModelLimits().texture_pixels)
            except Refused as refused:
                large = refused.code == "too_many_pixels"
                self.refused = Refused("texture_too_large" if large else "texture_format")
                raise self.refused from refused
        return data

    def keys(self) -> list[str]:
        return self._parts.keys()

    def write(self, name: str, data: Any) -> None:
        raise NotImplementedError("nothing is written beside a model")

    def namespaced(self, namespace: str) -> _Resolver:
        return self


def _refuse_missing(parts: Parts, allowed: bool) -> None:
    if parts.missing and not allowed:
        raise Refused("missing_part", name=parts.missing[0])


def _prepare(mesh: trimesh.Trimesh, format: str) -> None:
    """Check the figures of a mesh, and give it normals when it is a scan that has none."""
    if not np.isfinite(mesh.vertices).all():
        raise Refused("malformed_model", what="coordinates that are no numbers")
    if len(mesh.faces) and mesh.faces.max() >= len(mesh.vertices):
        raise Refused("malformed_model", what="face out of its vertices")
    if format == model_files.STL:
        mesh.merge_vertices()
    if len(mesh.faces) >= DENSE and "vertex_normals" not in mesh._cache:
        mesh.vertex_normals  # noqa: B018 - what was computed is exported
    _plain_picture(mesh)


def _plain_picture(mesh: trimesh.Trimesh) -> None:
    """Let the texture be exported as PNG: trimesh would compress a JPEG a second time."""
    material = getattr(mesh.visual, "material", None)
    for name in ("image", "baseColorTexture"):
        if isinstance(picture := getattr(material, name, None), Image.Image):
            setattr(
                material, name, picture.convert("RGBA" if picture.mode == "P" else picture.mode)
            )


if __name__ == "__main__":
    answer(lambda: convert(json.loads(sys.argv[1])))
