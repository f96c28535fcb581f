"""The caps that keep a hostile or hopeless file from costing more than it is worth."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class ModelLimits:
    """Caps of a 3D model: bytes of its JSON, triangles, nodes and their depth, texture pixels."""

    json_bytes: int = 8 * MB
    triangles: int = 5_000_000
    nodes: int = 20_000
    depth: int = 64
    bare_accessor_bytes: int = 64 * MB
    """An accessor without data is filled with zeros: it costs memory that no byte pays for."""
    texture_pixels: int = 8192 * 8192
    all_texture_pixels: int = 4 * 8192 * 8192


@dataclass(frozen=True)
class TimedLimits:
    """Caps of a film or a sound: seconds, and pixels on a side."""

    seconds: float = 2 * 60 * 60
    side: int = 4096


MOST_PIXELS = 64_000_000
"""Pixels of a photograph, as its header declares them (all frames counted)."""

MOST_CAPTION_BYTES = 1 * MB
