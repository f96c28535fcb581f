"""Uploads that nobody finished are deleted with their bytes, a week after they began."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from . import partials
from .uploads import Upload

HOUR = 60 * 60
DAY = 24 * HOUR


def forget_expired() -> int:
    """Delete what is over, in the books and on this disk, and return how many files went."""
    Upload.objects.filter(expires_at__lte=timezone.now()).delete()
    paths = list(orphans())
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)


def orphans() -> Iterator[Path]:
    """Yield the files that no upload knows, untouched for a day: none is just being made."""
    folder = partials.folder()
    if not folder.is_dir():
        return
    known = set(
        Upload.objects.filter(expires_at__gt=timezone.now()).values_list("token", flat=True)
    )
    for path in sorted(folder.iterdir()):
        is_known = path.name.partition(".")[0] in known and "." not in path.name
        if not is_known and path.stat().st_mtime < time.time() - DAY:
            yield path


class Tidier:
    """Tidies up once an hour, when a worker has nothing better to do."""

    def __init__(self) -> None:
        self.last = 0.0

    def pass_by(self) -> None:
        if time.monotonic() - self.last >= HOUR or not self.last:
            self.last = time.monotonic()
            forget_expired()
