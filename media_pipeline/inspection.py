"""Look at one file as the site would, without taking it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from . import captions_srt, captions_write, glb, images, model, model_files, probe, sniff
from .limits import MOST_CAPTION_BYTES
from .refusal import Refused
from .sentences import sentence

MODELS = {
    "stl": "model/stl",
    "obj": "model/obj",
    "ply": "application/ply",
    "zip": "application/zip",
}
"""The 3D formats that are turned into GLB, with their media types; a zip holds an OBJ's files."""


def inspect(path: Path) -> dict[str, Any]:
    """Return the kind of a file, what it holds, and the code and sentence of its refusal."""
    answer: dict[str, Any] = {"kind": "", "accepted": False, "code": "", "message": "", "probe": {}}
    try:
        answer["kind"] = _kind(path).kind
        answer["probe"] = examine(path)[1]
        answer["accepted"] = True
    except Refused as refused:
        answer.update(code=refused.code, message=sentence(refused, answer["kind"]))
    return answer


def examine(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the kind of a file and what it holds; raise Refused when it is not taken."""
    kind = _kind(path)
    return kind.kind, {"mime": kind.mime, **_facts(path, kind)}


def _kind(path: Path) -> sniff.FileKind:
    """Return the kind of a file; a cut one is refused with the second where it stops."""
    try:
        with path.open("rb") as file:
            return kind_of(file)
    except Refused as refused:
        raise probe.locate_cut(path, refused) from refused


def kind_of(file: BinaryIO) -> sniff.FileKind:
    """Return what `file` is, also when it must be turned into what the site shows.

    Raises Refused, as `sniff.kind_of` does, when it is neither.
    """
    try:
        return sniff.kind_of(file)
    except Refused as refused:
        found = _convertible(file) if refused.code == "unknown" else None
        if found is None:
            raise
        return found
    finally:
        file.seek(0)


def look_inside(file: BinaryIO, kind: sniff.FileKind) -> None:
    """Raise Refused for a model or captions that their own lines condemn; no tool is started.

    Films and sounds need one: the job examines them.
    """
    if kind == sniff.GLB:
        glb.read_model(file)
    elif kind.kind == sniff.MODEL:
        model.examine_open(file)
    elif kind.kind == sniff.CAPTIONS:
        file.seek(0)
        captions_write.normalise_captions(file.read(MOST_CAPTION_BYTES + 1))


def _convertible(file: BinaryIO) -> sniff.FileKind | None:
    """Return the kind of a file that the pipeline turns into one that the site takes."""
    if format := model_files.format_of(file):
        return sniff.FileKind(sniff.MODEL, MODELS[format], format)
    file.seek(0)
    srt = captions_srt.is_srt(file.read(sniff.HEAD))
    return sniff.FileKind(sniff.CAPTIONS, "application/x-subrip", "srt") if srt else None


def _facts(path: Path, kind: sniff.FileKind) -> dict[str, Any]:
    if kind.demuxer:
        return asdict(probe.probe(path))
    if kind.kind == sniff.CAPTIONS:
        return captions_write.normalise_captions(path.read_bytes())[1]
    with path.open("rb") as file:
        if kind == sniff.GLB:
            return asdict(glb.read_model(file))
        if kind.kind == sniff.MODEL:
            return model.examine_model(path)
        return asdict(images.read_photograph_header(file))
