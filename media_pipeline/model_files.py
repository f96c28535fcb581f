"""3D files that are not GLB: which format, and how much they declare, read before any tool runs."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import BinaryIO

from .boxes import size_of
from .limits import ModelLimits
from .refusal import Refused

GLB, STL, PLY, OBJ, ZIP = "glb", "stl", "ply", "obj", "zip"
HEAD = 1 << 16
PIECE = 1 << 22
MOST_BYTES = 1 << 30
STL_HEADER, STL_TRIANGLE = 84, 50
STL_WORDS = re.compile(rb"\b(facet normal|endsolid)\b")
VERTEX_LINE = re.compile(rb"^v[ \t]+-?[\d.]+(?:[eE][-+]?\d+)?[ \t]+-?[\d.]", re.MULTILINE)
OBJ_WORDS = re.compile(rb"^(?:mtllib|usemtl|o|g|vn|vt|f)[ \t]+\S", re.MULTILINE)
PLY_ELEMENT = re.compile(rb"^element[ \t]+(\w+)[ \t]+(\d+)[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True)
class Declared:
    """What a file says it holds. Faces of more than three corners make more triangles later."""

    vertices: int
    faces: int


def format_of(file: BinaryIO) -> str:
    """Return the 3D format of `file` by its content, "" when it is none of ours.

    Raises Refused("gltf_parts") for a glTF in several files.
    """
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(b"glTF"):
        return GLB
    if head.startswith(b"PK\x03\x04"):
        return ZIP
    if re.match(rb"ply\r?\n", head):
        return PLY
    if head.lstrip()[:1] == b"{" and b'"asset"' in head:
        raise Refused("gltf_parts")
    if _is_stl(head, size_of(file)):
        return STL
    text = b"\0" not in head and (VERTEX_LINE.search(head) or len(OBJ_WORDS.findall(head)) > 1)
    return OBJ if text else ""


def _is_stl(head: bytes, size: int) -> bool:
    if _is_text_stl(head):
        return True
    if len(head) < STL_HEADER:
        return False
    (count,) = struct.unpack_from("<I", head, STL_HEADER - 4)
    return size == _stl_size(count) or (size < _stl_size(count) and _starts_as_stl(head))


def _is_text_stl(head: bytes) -> bool:
    return head.lstrip()[:5].lower() == b"solid" and bool(STL_WORDS.search(head))


def _stl_size(triangles: int) -> int:
    return STL_HEADER + STL_TRIANGLE * triangles


def _starts_as_stl(head: bytes) -> bool:
    """Whether a first triangle follows the header: a cut STL must be told from any other file."""
    if len(head) < STL_HEADER + STL_TRIANGLE:
        return False
    *numbers, attribute = struct.unpack_from("<12fH", head, STL_HEADER)
    sound = all(number == 0 or 1e-9 < abs(number) < 1e6 for number in numbers)
    return sound and attribute == 0 and any(numbers[3:])


def declared(file: BinaryIO, format: str, limits: ModelLimits | None = None) -> Declared:
    """Return what a STL, PLY or OBJ declares; raise Refused when it is nothing, or too much."""
    limits = limits or ModelLimits()
    size = size_of(file)
    if size > MOST_BYTES:
        raise Refused("too_large", limit=MOST_BYTES, found=size)
    file.seek(0)
    found = {STL: _stl, PLY: _ply, OBJ: _obj}[format](file)
    if found.faces > limits.triangles:
        raise Refused("too_many_triangles", limit=limits.triangles, found=found.faces)
    if found.vertices > 3 * limits.triangles:
        raise Refused("model_too_complex", what="vertices", found=found.vertices)
    if not found.faces:
        raise Refused("no_triangles")
    return found


def _stl(file: BinaryIO) -> Declared:
    head = file.read(HEAD)
    file.seek(0)
    if _is_text_stl(head):
        return _text_stl(file)
    (count,) = struct.unpack_from("<I", head, STL_HEADER - 4)
    if size_of(file) < _stl_size(count):
        raise Refused("truncated", expected=_stl_size(count), found=size_of(file))
    return Declared(3 * count, count)


def _text_stl(file: BinaryIO) -> Declared:
    ends = _count(file, b"endfacet")
    file.seek(0)
    starts = _count(file, b"facet normal")
    if starts != ends:
        raise Refused("truncated", expected=starts, found=ends)
    return Declared(3 * ends, ends)


def _ply(file: BinaryIO) -> Declared:
    head = file.read(HEAD)
    header, found, _rest = head.partition(b"end_header")
    if not found:
        raise Refused("malformed_model", what="PLY header")
    counts = {name.decode(): int(count) for name, count in PLY_ELEMENT.findall(header)}
    return Declared(counts.get("vertex", 0), counts.get("face", 0) + counts.get("tristrips", 0))


def _obj(file: BinaryIO) -> Declared:
    vertices = _count(file, b"\nv ")
    file.seek(0)
    return Declared(vertices, _count(file, b"\nf "))


def _count(file: BinaryIO, word: bytes) -> int:
    """Count a word in the rest of a file, read piece by piece; the first line counts too."""
    total, tail = 0, b"\n"
    while piece := file.read(PIECE):
        text = tail + piece
        total += text.count(word)
        tail = text[-(len(word) - 1) :]
    return total
