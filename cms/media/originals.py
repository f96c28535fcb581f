"""The files as they came: kept once by content, checked, and given back."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import default_storage

from media_pipeline import Refused
from media_pipeline.inspection import kind_of

from .ledger import Source

PIECE = 1 << 20


@dataclass(frozen=True)
class Content:
    """What a file holds: its SHA-256, its bytes, its media type."""

    sha256: str
    bytes: int
    mime: str


def recognise(file: Any, measured: tuple[str, int] | None = None) -> Content:
    """Return what an open file holds, read once from its beginning, and put back there.

    `measured` is its SHA-256 and its bytes, when it was measured on its way: it is not read again.
    """
    file.seek(0)
    sha256, size = measured or measure(file)
    file.seek(0)
    try:
        mime = kind_of(file).mime
    except Refused:
        mime = ""
    file.seek(0)
    return Content(sha256, size, mime)


def known_copy(content: Content) -> str:
    """Return the name of the file that already holds `content` elsewhere, or ""."""
    if not is_elsewhere():
        return ""
    source = Source.objects.filter(sha256=content.sha256).exclude(stored_at="").first()
    return source.stored_at if source and default_storage.exists(source.stored_at) else ""


def keep(media: Any, content: Content | None = None) -> Source:
    """Return the source of the file of `media`, kept under the name of its content.

    On a local disk it is a second name of the same bytes (a hard link), which costs nothing; in a
    storage elsewhere it is the file of the media itself. `content` spares reading it again.
    """
    if content is None:
        with media.file.storage.open(media.file.name) as file:
            content = recognise(file)
    source, _made = Source.objects.get_or_create(
        sha256=content.sha256,
        defaults={"bytes": content.bytes, "kind": media.kind, "mime": content.mime},
    )
    if is_elsewhere():
        if source.path != media.file.name and not default_storage.exists(source.path):
            source.stored_at = media.file.name
            source.save(update_fields=["stored_at"])
    elif not default_storage.exists(source.path):
        put(Path(media.file.path), source.path)
    return source


def is_elsewhere() -> bool:
    """Are the files in a storage that has no path on this machine?"""
    try:
        default_storage.path("")
    except NotImplementedError:
        return True
    except SuspiciousFileOperation:
        pass
    return False


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


def put(source: Path, path: str) -> None:
    """Give the local file `source` the name `path` in the storage, in the place of what is there.

    A reader finds the old file or the new one, never a part of it.
    """
    try:
        target = Path(default_storage.path(path))
    except NotImplementedError:
        _put_elsewhere(source, path)
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


def _put_elsewhere(source: Path, path: str) -> None:
    if hasattr(default_storage, "replace"):
        default_storage.replace(source, path)
        return
    default_storage.delete(path)
    with source.open("rb") as file:
        default_storage.save(path, File(file))


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
    root = Path(settings.MEDIA_WORK_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fetched-", dir=root) as folder:
        copy = Path(folder) / Path(name).name
        _fetch(storage, name, copy)
        yield copy


def _fetch(storage: Any, name: str, copy: Path) -> None:
    if hasattr(storage, "fetch"):
        storage.fetch(name, copy)
        return
    with storage.open(name) as source, copy.open("wb") as target:
        shutil.copyfileobj(source, target)
