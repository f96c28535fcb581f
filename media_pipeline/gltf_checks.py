"""The checks of `glb.py`, one for each part of a glTF document.

A document of a wrong shape may raise KeyError, TypeError and the like: the caller refuses it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .images import read_texture_header
from .limits import ModelLimits
from .refusal import Refused

COMPONENT_BYTES = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
COMPONENTS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
MESHOPT = ("EXT_meshopt_compression", "KHR_meshopt_compression")
TRIANGLES, STRIP, FAN = 4, 5, 6
MOST_UNPACKED_BYTES = 1 << 30
MOST_TEXTURE_BYTES = 64 << 20

Document = dict[str, Any]


def check_nothing_outside(document: Document) -> None:
    """Refuse any address: converters embed the local file it names in the public model."""
    waiting: list[Any] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if value.get("uri") is not None:
                raise Refused("outside_address", address=str(value["uri"])[:80])
            waiting += [child for name, child in value.items() if name != "extras"]
        elif isinstance(value, list):
            waiting += value


def check_buffers(document: Document, available: int) -> None:
    """Refuse a buffer larger than the file; only meshopt's fallbacks may have no bytes at all."""
    for number, buffer in enumerate(document.get("buffers", [])):
        length = natural(buffer["byteLength"])
        if _is_fallback(buffer):
            if length > MOST_UNPACKED_BYTES:
                raise Refused("model_too_complex", what="buffer", found=length)
        elif number or length > available:
            raise Refused("truncated", expected=length, found=available)


def _is_fallback(buffer: Document) -> bool:
    extensions = buffer.get("extensions", {})
    return any(extensions.get(name, {}).get("fallback") is True for name in MESHOPT)


def check_views(document: Document) -> None:
    """Refuse a view that leaves its buffer, packed or unpacked."""
    for view in document.get("bufferViews", []):
        packed = _packed(view)
        buffer = document["buffers"][natural(view["buffer"])]
        _check_range(view, buffer)
        if packed:
            source = document["buffers"][natural(packed["buffer"])]
            unpacked = natural(packed["count"]) * natural(packed["byteStride"])
            if _is_fallback(source) or unpacked != natural(view["byteLength"]):
                raise Refused("malformed_model", what="packed view")
            _check_range(packed, source)
        elif _is_fallback(buffer):
            raise Refused("malformed_model", what="view of an empty buffer")


def _packed(view: Document) -> Document | None:
    extensions = view.get("extensions", {})
    return next((extensions[name] for name in MESHOPT if name in extensions), None)


def _check_range(view: Document, buffer: Document) -> None:
    if natural(view.get("byteOffset", 0)) + natural(view["byteLength"]) > buffer["byteLength"]:
        raise Refused("malformed_model", what="view out of its buffer")


def check_accessors(document: Document, limits: ModelLimits) -> None:
    """Refuse accessors that leave their view, or promise more than any screen can draw."""
    views = document.get("bufferViews", [])
    for accessor in document.get("accessors", []):
        count = natural(accessor["count"])
        element = COMPONENT_BYTES[accessor["componentType"]] * COMPONENTS[accessor["type"]]
        if count > 3 * limits.triangles:
            raise Refused("model_too_complex", what="accessor", found=count)
        if "bufferView" in accessor:
            view = views[natural(accessor["bufferView"])]
            step = natural(view.get("byteStride", 0)) or element
            last = natural(accessor.get("byteOffset", 0)) + step * (count - 1) + element
            if count and last > natural(view["byteLength"]):
                raise Refused("malformed_model", what="accessor out of its view")
        elif count * element > limits.bare_accessor_bytes:
            raise Refused("model_too_complex", what="accessor without data", found=count * element)
        _check_sparse(accessor, len(views))


def _check_sparse(accessor: Document, views: int) -> None:
    sparse = accessor.get("sparse")
    if sparse is None:
        return
    used = [natural(sparse[part]["bufferView"]) for part in ("indices", "values")]
    if natural(sparse["count"]) > accessor["count"] or max(used) >= views:
        raise Refused("malformed_model", what="sparse accessor")


def check_nodes(document: Document, limits: ModelLimits) -> int:
    """Return the number of nodes, after checking that they are trees, and not too deep."""
    nodes = document.get("nodes", [])
    if len(nodes) > limits.nodes:
        raise Refused("model_too_complex", what="nodes", limit=limits.nodes, found=len(nodes))
    children = [[natural(child) for child in node.get("children", [])] for node in nodes]
    below = [child for group in children for child in group]
    if len(set(below)) != len(below) or any(child >= len(nodes) for child in below):
        raise Refused("malformed_model", what="node with two parents")
    level, seen, depth = sorted(set(range(len(nodes))) - set(below)), 0, 0
    while level:
        seen, depth = seen + len(level), depth + 1
        if depth > limits.depth:
            raise Refused("model_too_complex", what="depth", limit=limits.depth)
        level = [child for node in level for child in children[node]]
    if seen != len(nodes):
        raise Refused("malformed_model", what="cycle of nodes")
    return len(nodes)


def count_triangles(document: Document, limits: ModelLimits) -> int:
    """Return the triangles drawn: a mesh counts once for each node that shows it."""
    accessors = document.get("accessors", [])
    meshes = [
        sum(_triangles(primitive, accessors) for primitive in mesh["primitives"])
        for mesh in document.get("meshes", [])
    ]
    total = sum(meshes[natural(n["mesh"])] for n in document.get("nodes", []) if "mesh" in n)
    if total > limits.triangles:
        raise Refused("too_many_triangles", limit=limits.triangles, found=total)
    if not total:
        raise Refused("no_triangles")
    return total


def _triangles(primitive: Document, accessors: list[Document]) -> int:
    used = primitive["indices"] if "indices" in primitive else primitive["attributes"]["POSITION"]
    count, mode = natural(accessors[natural(used)]["count"]), primitive.get("mode", TRIANGLES)
    if mode == TRIANGLES:
        return count // 3
    return max(0, count - 2) if mode in (STRIP, FAN) else 0


def check_textures(
    document: Document, read: Callable[[int, int], bytes], limits: ModelLimits
) -> tuple[int, int]:
    """Return the number of textures and their pixels, each read from its header only."""
    images, pixels = document.get("images", []), 0
    for image in images:
        view = document["bufferViews"][natural(image["bufferView"])]
        count = min(natural(view["byteLength"]), MOST_TEXTURE_BYTES)
        facts = _texture(read(natural(view.get("byteOffset", 0)), count), limits)
        pixels += facts
        if pixels > limits.all_texture_pixels:
            raise Refused("texture_too_large", limit=limits.all_texture_pixels, found=pixels)
    return len(images), pixels


def _texture(data: bytes, limits: ModelLimits) -> int:
    try:
        facts = read_texture_header(data, limits.texture_pixels)
    except Refused as refused:
        large = refused.code == "too_many_pixels"
        raise Refused("texture_too_large" if large else "texture_format") from refused
    return facts.width * facts.height


def natural(value: Any) -> int:
    """Return a JSON value that must be a whole number, zero or more."""
    if type(value) is not int or value < 0:
        raise Refused("malformed_model", what="number")
    return value
