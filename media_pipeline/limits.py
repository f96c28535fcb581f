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
    least_side: int = 16


VIDEO_CODECS = frozenset(
    ("h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "h263", "mjpeg", "mpeg2video", "prores", "dnxhd")
)
"""The pictures that phones, cameras and editing programs write, by ffmpeg's names."""
AUDIO_CODECS = (
    "aac", "mp2", "mp3", "opus", "vorbis", "flac", "alac", "ac3", "eac3", "amr_nb", "amrnb",
    "amr_wb", "amrwb", "pcm_",
)  # fmt: skip
"""Their sounds: beginnings of ffmpeg's names."""

MOST_PIXELS = 64_000_000
"""Pixels of a photograph, as its header declares them (all frames counted)."""

MOST_CAPTION_BYTES = 1 * MB
