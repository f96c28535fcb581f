"""Writes media.json and the caption files from the catalogue and from what really lies on disk."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

from paths import CATALOGUE, MEDIA

CREDIT = {"credit": "Artisanumérique", "licence": "CC BY 4.0"}
KINDS = {"film": "films", "model": "models", "sound": "sounds", "image": "images"}


def load_catalogue() -> list[dict[str, Any]]:
    """Return every catalogue entry, with its kind and the fields that its kind implies."""
    entries = []
    for kind, name in KINDS.items():
        table = tomllib.loads((CATALOGUE / f"{name}.toml").read_text(encoding="utf-8"))
        entries += [{"kind": kind, **entry, **CREDIT} for entry in table[kind]]
    for entry in entries:
        stem = Path(entry["file"]).stem
        if entry["kind"] in {"film", "model"}:
            entry["poster"] = f"{stem}.jpg"
        if entry["kind"] == "film":
            entry["captions"] = f"{stem}.vtt"
        if entry["kind"] == "image":
            entry.setdefault("width", 1600)
            entry.setdefault("height", 1067)
    return entries


def probe_media(path: Path) -> dict[str, Any]:
    """Return the duration in seconds and, for a film, the size in pixels that ffmpeg reads."""
    import imageio_ffmpeg

    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(path)]
    text = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    hours, minutes, seconds = re.search(r"Duration: (\d+):(\d+):([\d.]+)", text).groups()
    facts = {"duration": round(int(hours) * 3600 + int(minutes) * 60 + float(seconds), 2)}
    if size := re.search(r"Video:.*?, (\d{2,5})x(\d{2,5})", text):
        facts |= {"width": int(size[1]), "height": int(size[2])}
    return facts


def image_size(path: Path) -> dict[str, int]:
    """Return a picture's width and height in pixels."""
    from PIL import Image

    with Image.open(path) as picture:
        return {"width": picture.width, "height": picture.height}


def describe_file(path: Path, kind: str) -> dict[str, Any]:
    """Return what only the finished file can tell: bytes, digest, size, duration."""
    data = path.read_bytes()
    facts: dict[str, Any] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    if kind == "image":
        facts |= image_size(path)
    if kind in {"film", "sound"}:
        facts |= probe_media(path)
    return facts


def format_time(seconds: float) -> str:
    """Return a WebVTT time stamp."""
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:06.3f}"


def write_captions(entry: dict[str, Any]) -> None:
    """Write the film's descriptive captions as French WebVTT."""
    lines = ["WEBVTT", "Language: fr", ""]
    for cue in entry["cues"]:
        times = f"{format_time(cue['start'])} --> {format_time(cue['end'])}"
        lines += [times, cue["text"], ""]
    (MEDIA / entry["captions"]).write_text("\n".join(lines), encoding="utf-8")


def write_manifest() -> list[str]:
    """Write media.json for the files that exist; return the names of those still to make."""
    made, missing = [], []
    for entry in load_catalogue():
        path = MEDIA / entry["file"]
        if not path.exists():
            missing.append(entry["file"])
            continue
        if entry["kind"] == "film":
            write_captions(entry)
            del entry["cues"]
        made.append(entry | describe_file(path, entry["kind"]))
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    (MEDIA / "media.json").write_text(text, encoding="utf-8")
    return missing


if __name__ == "__main__":
    write_manifest()
