"""Look at one file as the site would, without taking it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from . import captions, glb, images, probe, sniff
from .refusal import Refused


def inspect(path: Path) -> dict[str, Any]:
    """Return kind, acceptance, code of the refusal and facts of the file at `path`."""
    answer: dict[str, Any] = {"kind": "", "accepted": False, "code": "", "message": "", "probe": {}}
    try:
        with path.open("rb") as file:
            kind = sniff.kind_of(file)
        answer["kind"] = kind.kind
        answer["probe"] = {"mime": kind.mime, **_facts(path, kind)}
        answer["accepted"] = True
    except Refused as refused:
        answer.update(code=refused.code, message=str(refused))
    return answer


def _facts(path: Path, kind: sniff.FileKind) -> dict[str, Any]:
    if kind.demuxer:
        return asdict(probe.probe(path))
    if kind.kind == sniff.CAPTIONS:
        return {"cues": len(captions.read_captions(path.read_bytes()))}
    with path.open("rb") as file:
        if kind.kind == sniff.MODEL:
            return asdict(glb.read_model(file))
        return asdict(images.read_photograph_header(file))
