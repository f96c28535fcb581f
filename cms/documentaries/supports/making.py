"""The making of a support: beside, then moved in one step; whatever happens is said in words.

Nothing half made is ever listed. A maker that was killed leaves only a draft in the folder of the
work; whoever takes the support after it starts anew, and what the first one says is not heard.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.media.originals import put
from cms.pages.context import identity

from .archive import write_archive
from .booklet import write_pdf
from .epub import write_epub
from .models import FOLDER, Support, SupportKind, SupportState
from .requests import request_for

logger = logging.getLogger(__name__)

Maker = Callable[..., dict[str, list[int]]]
MAKERS: dict[str, Maker] = {
    SupportKind.ARCHIVE: write_archive,
    SupportKind.EPUB: write_epub,
    SupportKind.PDF: write_pdf,
}
PAUSE = 0.5
"""Seconds between two words on the progress."""
PIECE = 1 << 20


class LostSupportError(RuntimeError):
    """The support was taken by another maker, or is gone: this one must stop."""


def make(pk: int) -> None:
    """Make the support `pk`; a failure is written on it as a sentence, and logged."""
    support = take(pk)
    if support is None:
        return
    try:
        with override("fr"), draft(support) as path:
            holds = write(support, path)
            deliver(support, path, holds)
    except LostSupportError:
        logger.info("The support %s is made by another", pk)
    except Exception as error:  # the boundary of the task
        logger.exception("The support %s could not be made", pk)
        fail(support, sentence_of(error))


def take(pk: int) -> Support | None:
    """Take the support for this maker alone; None when it is gone or made already."""
    free = Support.objects.filter(pk=pk).exclude(state=SupportState.READY)
    taken = free.update(
        state=SupportState.MAKING, attempts=F("attempts") + 1, percent=0, message="",
        beat_at=timezone.now(),
    )  # fmt: skip
    return Support.objects.select_related("page", "revision").get(pk=pk) if taken else None


def write(support: Support, path: Path) -> dict[str, list[int]]:
    """Write the file of `support` at `path`, from its publication; return what it holds."""
    page = published_page(support)
    page.story.request = request_for(page)
    publisher = identity(page.story.request).publisher_name
    return MAKERS[support.kind](page, path, Teller(support), publisher=publisher)


def published_page(support: Support) -> Any:
    """Return the story as it was published; as it is when its revision is gone."""
    page = support.revision.as_object() if support.revision else support.page.specific
    page.last_published_at = support.published_at
    return page


class Teller:
    """Writes the progress on the support, now and then; raise LostSupportError if it was lost."""

    def __init__(self, support: Support) -> None:
        self.support, self.percent, self.at = support, 0, 0.0

    def __call__(self, done: float) -> None:
        percent, now = min(99, int(done * 100)), time.monotonic()
        if percent > self.percent and now - self.at >= PAUSE:
            self.percent, self.at = percent, now
            change(self.support, percent=percent, beat_at=timezone.now())


def deliver(support: Support, path: Path, holds: dict[str, list[int]]) -> None:
    """Move the finished file to its place, then list it; the one it replaces leaves."""
    digest, size = _measured(path)
    name, before = support.stored_name, support.file
    change(support, beat_at=timezone.now())
    put(path, name)
    try:
        change(
            support, state=SupportState.READY, percent=100, message="", file=name, bytes=size,
            sha256=digest, holds=holds, made_at=timezone.now(),
        )  # fmt: skip
    except LostSupportError:
        default_storage.delete(name)
        raise
    if before and before != name:
        default_storage.delete(before)


def fail(support: Support, sentence: str) -> None:
    mine = Support.objects.filter(pk=support.pk, attempts=support.attempts)
    mine.update(state=SupportState.FAILED, message=sentence)


def change(support: Support, **values: Any) -> None:
    """Write `values`, if the support is still held by this maker."""
    held = Support.objects.filter(
        pk=support.pk, attempts=support.attempts, state=SupportState.MAKING
    )
    if not held.update(**values):
        raise LostSupportError(str(support.pk))


def sentence_of(error: Exception) -> str:
    """Return what went wrong, and what to do, for people."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("There is no room left on the disk. Free some, then make it again.")
    if isinstance(error, OSError) and "cannot load library" in str(error):
        return _("The server lacks a library that draws text: have Pango installed (make booklet).")
    return _("It could not be made. Make it again; if it fails again, tell whoever runs the site.")


@contextmanager
def draft(support: Support) -> Iterator[Path]:
    """Give the path of a file to write in, on this machine; it is gone afterwards."""
    root = Path(settings.MEDIA_WORK_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{FOLDER}-{support.pk}-", dir=root) as folder:
        yield Path(folder) / f"draft.{support.extension}"


def _measured(path: Path) -> tuple[str, int]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(PIECE):
            digest.update(block)
    return digest.hexdigest(), path.stat().st_size
