"""The files that are being received, on this machine's disk, in a folder that nobody is served.

The size of the file is the truth of the offset. What was acknowledged is on the disk (fsync); what
a killed server had only received stays too, and the sender is told so by its next question.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

SYNCED = 32 << 20
"""Bytes written between two fsync, so that the last one is short."""


class BusyError(RuntimeError):
    """Another request is writing the same file."""


def folder() -> Path:
    return Path(settings.MEDIA_INCOMING_ROOT)


def path_of(token: str) -> Path:
    """Return where the bytes of an upload are; tokens are our own and hold no separator."""
    return folder() / token


def size(token: str) -> int:
    """Return the number of bytes received, 0 when the file is gone."""
    try:
        return path_of(token).stat().st_size
    except FileNotFoundError:
        return 0


def create(token: str) -> None:
    """Make an empty file that only this account of the system may read."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path_of(token), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    _sync_folder()


@contextmanager
def writing(token: str) -> Iterator[BinaryIO]:
    """Give the file, open at its end, to one request at a time; raise BusyError to the others.

    Raises FileNotFoundError when it is gone.
    """
    with path_of(token).open("r+b", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(token) from error
        file.seek(0, os.SEEK_END)
        try:
            yield file
        finally:
            os.fsync(file.fileno())


def second_name(token: str) -> Path:
    """Return another name of the same bytes (a copy where the disk has no links).

    The library takes that one away: if it then fails, nothing must be sent again.
    """
    other = folder() / f"{token}.{secrets.token_hex(4)}"
    try:
        os.link(path_of(token), other)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(path_of(token), other)
    return other


def discard(token: str) -> None:
    """Delete the bytes of an upload and what was left of its other names."""
    for path in (path_of(token), *folder().glob(f"{token}.*")):
        path.unlink(missing_ok=True)


def _sync_folder() -> None:
    descriptor = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
