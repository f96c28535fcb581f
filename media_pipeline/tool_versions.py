"""The versions of the tools that derivatives are made with."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from .ffmpeg import newest_ffmpeg

PACKAGES = ("av", "Pillow")


@cache
def tool_versions() -> dict[str, str]:
    """Return the name and version of each tool."""
    return {"ffmpeg": str(newest_ffmpeg()), **{name: version(name) for name in PACKAGES}}
