"""Look inside a GLB that meshopt packed: Node unpacks it, as a browser would."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from media_pipeline.node_tools import SCRIPTS, node

PROGRAM = """
import fs from "node:fs";
const { makeIO } = await import(process.argv[2]);
const document = await (await makeIO()).readBinary(fs.readFileSync(process.argv[3]));
const [primitive] = document.getRoot().listMeshes()[0].listPrimitives();
const accessor = primitive.getAttribute(process.argv[4]);
console.log(JSON.stringify(Array.from(accessor.getArray().slice(0, accessor.getElementSize()))));
"""


def first_element(path: Path, semantic: str) -> list[float]:
    """Return the first element of an attribute, as it is stored."""
    script = path.parent / "look.mjs"
    script.write_text(PROGRAM)
    command = [node(), str(script), str(SCRIPTS / "documents.mjs"), str(path), semantic]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
