"""The files as they came: kept once by content, checked, and given back."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage

from media_pipeline import Refused
from media_pipeline.inspection import kind_of

from .ledger import Source

PIECE = 1 << 20


def keep(media: Any) -> Source:
    """Return the source of the file of `media`, kept under the name of its content.

    On a local disk it is a second name of the same bytes (a hard link), which costs nothing.
    """
    sha256, size = media.__dict__.pop("measured", None) or _measured(media.file)
    source, _made = Source.objects.get_or_create(
        sha256=sha256, defaults={"bytes": size, "kind": media.kind, "mime": _mime(media.file)}
    )
    if not default_storage.exists(source.path):
        _copy(media.file, source.path)
    return source


def _measured(file: Any) -> tuple[str, int]:
    """Return what `measure` says of a file of the library. One that was sent in pieces was
    measured on its way: the form then says so in `media.measured`."""
    with file.storage.open(file.name) as opened:
        return measure(opened)


def measure(file: Any) -> tuple[str, int]:
    """Return the SHA-256 and the number of bytes of an open file."""
    state, size = hashlib.sha256(), 0
    while piece := file.read(PIECE):
        state.update(piece)
        size += len(piece)
    return state.hexdigest(), size


def is_intact(path: str, sha256: str) -> bool:
    """Is the file at `path` of the storage there, with the same bytes?"""
    if not default_storage.exists(path):
        return False
    with default_storage.open(path) as file:
        return measure(file)[0] == sha256


def _mime(file: Any) -> str:
    with file.storage.open(file.name) as opened:
        try:
            return kind_of(opened).mime
        except Refused:
            return ""


def _copy(file: Any, path: str) -> None:
    try:
        put(Path(file.path), path)
    except NotImplementedError:  # the storage is elsewhere
        with file.storage.open(file.name) as opened:
            default_storage.save(path, File(opened))


def put(source: Path, path: str) -> None:
    """Give the local file `source` the name `path` in the storage, in the place of what is there.

    A reader finds the old file or the new one, never a part of it.
    """
    try:
        target = Path(default_storage.path(path))
    except NotImplementedError:
        default_storage.delete(path)
        with source.open("rb") as file:
            default_storage.save(path, File(file))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    try:
        os.link(source, draft)
    except OSError:  # another disk, or one without links
        shutil.copyfile(source, draft)
    os.replace(draft, target)
    # Two names of one file are not replaced by one another (POSIX): the draft would stay.
    draft.unlink(missing_ok=True)


@contextmanager
def local_copy(file: Any) -> Iterator[Path]:
    """Give the path of `file` on this machine, fetched first when its storage is elsewhere."""
    with local_path(file.storage, file.name) as path:
        yield path


@contextmanager
def local_path(storage: Any, name: str) -> Iterator[Path]:
    """Give a path on this machine of the file `name`; raise FileNotFoundError without it."""
    try:
        path = Path(storage.path(name))
    except NotImplementedError:
        path = Path()
    if path.name:
        if not path.is_file():
            raise FileNotFoundError(path)
        yield path
        return
    with tempfile.NamedTemporaryFile(suffix=Path(name).suffix) as copy:
        with storage.open(name) as source:
            shutil.copyfileobj(source, copy)
        copy.flush()
        yield Path(copy.name)
