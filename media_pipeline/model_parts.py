"""The files of one OBJ model: the model, its materials and its textures, in a zip or a folder."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from .boxes import size_of
from .refusal import Refused

FORMATS = ("obj", "stl", "ply")
MOST_FILES = 200
MOST_BYTES = 1 << 30
"""Of all the files together once unpacked, as the zip declares it: Python reads no byte more."""
MOST_TIMES = 200
"""How many times larger than itself a zip may become: text packs well, bombs pack better."""


@dataclass(frozen=True)
class Part:
    """One file: its bytes once unpacked, and how to read them."""

    size: int
    read: Callable[[], bytes]


class Parts:
    """Files by name. Materials name textures as their author's disk did: folders and case are
    ignored, so nothing outside can be named."""

    def __init__(self, parts: dict[str, Part]) -> None:
        self._parts = {_plain(name): part for name, part in parts.items()}
        self.missing: list[str] = []

    def names(self, extension: str) -> list[str]:
        """Return the names that end in `extension`, lower case."""
        return sorted(name for name in self._parts if name.endswith(extension))

    def get(self, name: str) -> bytes:
        """Return a file; raise KeyError when it was not sent, and remember that."""
        part = self._parts.get(_plain(name))
        if part is None:
            self.missing.append(name)
            raise KeyError(name)
        return part.read()

    def keys(self) -> list[str]:
        return list(self._parts)


def model_in(parts: Parts) -> tuple[str, str]:
    """Return the name and the format of the only model among `parts`."""
    names = [name for format in FORMATS for name in parts.names(f".{format}")]
    if not names:
        raise Refused("zip_without_model")
    if len(names) > 1:
        raise Refused("several_models", found=len(names))
    return names[0], names[0].rsplit(".", 1)[1]


def _plain(name: str) -> str:
    return PurePosixPath(name.strip().strip('"').replace("\\", "/")).name.lower()


def parts_of_zip(source: Path | BinaryIO) -> Parts:
    """Return the files of a zip (its path, or the open file), each read when asked.

    Raises Refused when it is hostile: "gltf_parts" for a glTF in a zip, "zip_bomb",
    "zip_encrypted", "malformed".
    """
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused("malformed", what="zip") from error
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    packed = source.stat().st_size if isinstance(source, Path) else size_of(source)
    _check(entries, packed)
    return Parts(
        {
            entry.filename: Part(entry.file_size, partial(_unpacked, archive, entry))
            for entry in entries
        }
    )


def _check(entries: list[zipfile.ZipInfo], packed: int) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_FILES or total > min(MOST_BYTES, MOST_TIMES * packed):
        raise Refused("zip_bomb", files=len(entries), found=total)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("zip_encrypted")
    if any(entry.filename.lower().endswith((".gltf", ".glb")) for entry in entries):
        raise Refused("gltf_parts")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise Refused("truncated") from error


def parts_of_folder(folder: Path) -> Parts:
    """Return the files of a folder; links are left aside, since they may lead anywhere."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    total = sum(path.stat().st_size for path in files)
    if len(files) > MOST_FILES or total > MOST_BYTES:
        raise Refused("too_large", limit=MOST_BYTES, found=total)
    return Parts({path.name: Part(path.stat().st_size, path.read_bytes) for path in files})
