"""Models packed as other programs do, and a look inside a packed one: Node does both."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from media_pipeline.node_tools import node

SCRIPTS = Path(__file__).parent


def first_element(path: Path, semantic: str) -> list[float]:
    """Return the first element of an attribute of a GLB, as it is stored."""
    return json.loads(_run("look_inside.mjs", path, semantic))


def draco_packed(glb: bytes) -> bytes:
    """Return the model of `glb` packed with Draco."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "source.glb", Path(folder) / "target.glb"
        source.write_bytes(glb)
        _run("pack_draco.mjs", source, target)
        return target.read_bytes()


def _run(script: str, *arguments: Path | str) -> bytes:
    command = [node(), SCRIPTS / script, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout
