"""3D models: into GLB for the web, at full density and at two lighter levels, and measured.

Nothing is ever simplified without saying so: the level `full` has every triangle of the source.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from . import glb, model_files
from .asking import ask
from .limited import python_module
from .model_parts import model_in, parts_of_folder, parts_of_zip
from .node_tools import node_command
from .refusal import Refused
from .sandbox import GB, ToolLimits
from .work import Work

UNITS = ("mm", "cm", "m", "in")
IMPORT_LIMITS = ToolLimits(seconds=180, memory=6 * GB, written=2 * GB)
LEVELS_LIMITS = ToolLimits(seconds=300, memory=6 * GB, counts_data_only=True, written=GB)
CODES = {
    "unreadable": "malformed_model",
    "too_slow": "model_too_complex",
    "too_heavy": "model_too_complex",
}
SOURCE = "source.glb"


@dataclass(frozen=True)
class Level:
    """A published density: its name, the most triangles (0 for all) and pixels of texture side."""

    name: str
    triangles: int
    side: int


LEVELS = (Level("full", 0, 2048), Level("100k", 100_000, 1024), Level("20k", 20_000, 1024))
"""The lighter ones are made only of a source that has more."""


@dataclass(frozen=True)
class ModelOptions:
    """What the sender says of a model that its file does not.

    `unit` of its coordinates ("mm", "cm", "m", "in"; "" when nobody said) and `up`, its axis
    ("y", "z", "" for the habit of the format). `without_missing` takes an OBJ whose materials or
    textures were not sent.
    """

    unit: str = ""
    up: str = ""
    without_missing: bool = False
    levels: tuple[Level, ...] = LEVELS

    def __post_init__(self) -> None:
        if self.unit not in ("", *UNITS) or self.up not in ("", "y", "z"):
            raise ValueError(f"unit={self.unit!r} up={self.up!r}")


def derive_model(source: Path, folder: Path, options: ModelOptions | None = None) -> dict[str, Any]:
    """Write the levels of the model `source` (a file, or the folder of an OBJ) into `folder`.

    Returns its measures in metres and its counts, and `outputs`. Raises Refused: what
    `import_model` and `write_levels` say.
    """
    options = options or ModelOptions()
    work = Work(source, folder, {}, {})
    if is_glb(source):
        return write_levels(work, source, options)
    made = import_model(work, options)
    try:
        return write_levels(work, folder / SOURCE, options, made["format"]) | made
    finally:
        (folder / SOURCE).unlink()


def is_glb(source: Path) -> bool:
    """Is `source` a GLB, which needs no import?"""
    if source.is_dir():
        return False
    with source.open("rb") as file:
        return model_files.format_of(file) == model_files.GLB


def import_model(work: Work, options: ModelOptions) -> dict[str, Any]:
    """Write "source.glb" from an OBJ, STL or PLY; return its `format` and what was `missing`.

    Raises Refused: "unit_needed" for a STL of no known unit, "gltf_parts", "zip_without_model",
    "several_models", "missing_part", "zip_bomb", "zip_encrypted", "no_triangles",
    "too_many_triangles", "model_too_complex", "malformed_model", "texture_format",
    "texture_too_large".
    """
    format = _checked_format(work.source)
    if format == model_files.STL and not options.unit:
        raise Refused("unit_needed")
    job = {
        "source": str(work.source.absolute()),
        "target": str(work.folder.absolute() / SOURCE),
        "unit": options.unit or "m",
        "up": options.up or ("z" if format == model_files.STL else "y"),
        "without_missing": options.without_missing,
    }
    command = python_module("media_pipeline.model_import_worker", json.dumps(job))
    return ask(work, command, IMPORT_LIMITS, CODES)


def _checked_format(source: Path) -> str:
    """Return the format of the model in `source`, once what it declares was found reasonable."""
    if source.is_dir():
        return model_in(parts_of_folder(source))[1]
    return examine_model(source)["format"]


def examine_model(source: Path) -> dict[str, Any]:
    """Return the format of an OBJ, STL or PLY, or of the one in a zip, and what it declares.

    Raises Refused: "unknown" when it is none of them, and those of `import_model` but
    "unit_needed" and what only reading the whole of it tells.
    """
    with source.open("rb") as file:
        return examine_open(file)


def examine_open(file: BinaryIO) -> dict[str, Any]:
    """Return what `examine_model` says, of an open file."""
    format = model_files.format_of(file)
    if format in ("", model_files.GLB):
        raise Refused("unknown", found=format)
    if format == model_files.ZIP:
        return {"format": model_in(parts_of_zip(file))[1], "zip": True}
    return {"format": format, **asdict(model_files.declared(file, format))}


def write_levels(
    work: Work, source: Path, options: ModelOptions, format: str = model_files.GLB
) -> dict[str, Any]:
    """Write the levels of the GLB `source`, packed by meshopt with WebP textures.

    The Khronos validator looks at the source, and at an unpacked copy of each level. Raises
    Refused: those of `glb.read_model`.
    """
    with source.open("rb") as file:
        glb.read_model(file)
    job = {
        "source": str(source.absolute()),
        "folder": str(work.folder.absolute()),
        "levels": [asdict(level) for level in options.levels],
        "srgb_colours": format != model_files.GLB,
    }
    command = node_command("derive.mjs", json.dumps(job))
    return ask(work, command, LEVELS_LIMITS, CODES, reads=[source])
