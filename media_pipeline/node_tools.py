"""Our own scripts for Node, and where Node is."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent / "node"
MODULES = SCRIPTS.parents[1] / "node_modules"
HEAP = 2048
"""Megabytes of objects; vertices and textures are kept outside of them."""


class NoNodeError(RuntimeError):
    """No Node on this machine: an installation fault, not a fault of the file."""


@cache
def node() -> str:
    """Return the path of Node; raise NoNodeError with what to install."""
    path = shutil.which("node")
    if path is None:
        raise NoNodeError("3D models need Node 20 or newer, and `npm ci`.")
    return path


def node_command(script: str, *arguments: str) -> list[str]:
    """Return the command that runs one of our scripts."""
    return [node(), f"--max-old-space-size={HEAP}", str(SCRIPTS / script), *arguments]
