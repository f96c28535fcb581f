"""A strict look at a GLB before any tool or browser touches it (glTF 2.0, section 4).

Decoding nothing, it checks that every range stays inside the file, that nothing is fetched from
elsewhere, and that counts, depth and textures stay under the caps.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

from . import gltf_checks
from .boxes import size_of
from .limits import ModelLimits
from .refusal import Refused

HEADER = struct.Struct("<4sII")
CHUNK = struct.Struct("<II")
JSON_CHUNK, BINARY_CHUNK = 0x4E4F534A, 0x004E4942
WRONG_SHAPE = (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError)
MALFORMED = "malformed_model"


@dataclass(frozen=True)
class ModelFacts:
    """What a model holds: triangles as drawn, nodes, textures and their pixels."""

    triangles: int
    nodes: int
    textures: int
    texture_pixels: int


@dataclass(frozen=True)
class Glb:
    """The JSON of a GLB, and where its binary chunk stands in the file."""

    document: dict[str, Any]
    start: int
    length: int
    file: BinaryIO

    def read(self, offset: int, count: int) -> bytes:
        self.file.seek(self.start + offset)
        return self.file.read(count)


def read_model(file: BinaryIO, limits: ModelLimits | None = None) -> ModelFacts:
    """Return what the model in `file` holds; raise Refused when it is hostile or broken."""
    limits = limits or ModelLimits()
    glb = open_glb(file, limits)
    try:
        return _examine(glb, limits)
    except WRONG_SHAPE as error:
        raise Refused(MALFORMED, what=type(error).__name__) from error


def _examine(glb: Glb, limits: ModelLimits) -> ModelFacts:
    gltf_checks.check_nothing_outside(glb.document)
    gltf_checks.check_buffers(glb.document, glb.length)
    gltf_checks.check_views(glb.document)
    gltf_checks.check_accessors(glb.document, limits)
    nodes = gltf_checks.check_nodes(glb.document, limits)
    triangles = gltf_checks.count_triangles(glb.document, limits)
    textures, pixels = gltf_checks.check_textures(glb.document, glb.read, limits)
    return ModelFacts(triangles, nodes, textures, pixels)


def open_glb(file: BinaryIO, limits: ModelLimits) -> Glb:
    """Return the two chunks of a GLB whose declared lengths are true."""
    total = size_of(file)
    file.seek(0)
    magic, version, declared = _unpack(HEADER, file)
    if magic != b"glTF" or version != 2:
        raise Refused(MALFORMED, what="header")
    if declared != total:
        raise Refused("truncated" if declared > total else MALFORMED, expected=declared)
    length, kind = _unpack(CHUNK, file)
    if kind != JSON_CHUNK or length > total - file.tell():
        raise Refused(MALFORMED, what="JSON chunk")
    if length > limits.json_bytes:
        raise Refused("model_too_complex", what="JSON", limit=limits.json_bytes, found=length)
    document = _document(file.read(length))
    start, length = _binary_chunk(file, total)
    return Glb(document, start, length, file)


def _binary_chunk(file: BinaryIO, total: int) -> tuple[int, int]:
    if file.tell() >= total:
        return total, 0
    length, kind = _unpack(CHUNK, file)
    if kind != BINARY_CHUNK or length > total - file.tell():
        raise Refused(MALFORMED, what="BIN chunk")
    return file.tell(), length


def _document(data: bytes) -> dict[str, Any]:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refused(MALFORMED, what="JSON") from error
    if not isinstance(document, dict):
        raise Refused(MALFORMED, what="JSON")
    return document


def _unpack(structure: struct.Struct, file: BinaryIO) -> tuple[Any, ...]:
    data = file.read(structure.size)
    if len(data) < structure.size:
        raise Refused("truncated")
    return structure.unpack(data)
