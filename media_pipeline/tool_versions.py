"""The versions of the tools that derivatives are made with: other tools, other bytes."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from importlib.metadata import version

from . import sniff
from .ffmpeg import newest_ffmpeg
from .model_poster import NoChromiumError, chromium
from .node_tools import MODULES, NoNodeError, node

PYTHON = {
    sniff.FILM: ("av", "Pillow"),
    sniff.SOUND: ("av",),
    sniff.IMAGE: ("Pillow", "pillow_heif"),
    sniff.MODEL: ("Pillow", "numpy", "trimesh"),
}
"""Python packages by kind of file."""
NODE = (
    "@gltf-transform/core", "@gltf-transform/extensions", "@gltf-transform/functions",
    "@google/model-viewer", "draco3dgltf", "gltf-validator", "meshoptimizer", "sharp",
)  # fmt: skip


@cache
def tool_versions(kind: str) -> dict[str, str]:
    """Return the name and version of each tool that files of `kind` are derived with.

    A tool that is not installed is left out: who needs it says so.
    """
    found = {name: version(name) for name in PYTHON.get(kind, ())}
    if kind in (sniff.FILM, sniff.SOUND):
        found["ffmpeg"] = str(newest_ffmpeg())
    if kind == sniff.MODEL:
        found |= _programs() | _modules()
    return found


def _programs() -> dict[str, str]:
    """Return what Node and Chromium say of themselves."""
    found = {}
    for name, find in (("node", node), ("chromium", chromium)):
        try:
            command = [find(), "--version"]
        except (NoNodeError, NoChromiumError):
            continue
        said = subprocess.run(  # noqa: S603 - a program of this machine, and a word of ours
            command, capture_output=True, text=True, timeout=60, check=False
        )
        found[name] = said.stdout.strip()
    return found


def _modules() -> dict[str, str]:
    files = {name: MODULES / name / "package.json" for name in NODE}
    return {
        name: json.loads(file.read_text(encoding="utf-8"))["version"]
        for name, file in files.items()
        if file.is_file()
    }
