"""Compare the books with the storage: what is missing, corrupt or orphaned; and mend it.

Originals are never deleted: one that the books do not know may come from after the backup that
the books were restored from.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone

from . import jobs
from .ledger import DERIVED, ORIGINALS, Derivative, Job, JobState, Source
from .models import Film, Model3D, Sound
from .originals import is_intact, local_path, put
from .publishing import published_by
from .running import do, work_folder
from .sending import tidying

MISSING, CORRUPT, ORPHANED = "missing", "corrupt", "orphaned"
UNKNOWN, OUTDATED = "unknown", "outdated"
REST = timedelta(days=1)
"""How long an orphan is left: a page or a visitor may still use it, a worker be making it."""


@dataclass(frozen=True)
class Finding:
    """Something wrong with `path`; `subject` is what mends it, when something can."""

    fault: str
    path: str
    subject: Any = None
    mends: bool = True

    def __str__(self) -> str:
        return f"{self.fault}: {self.path}"


def examine_library() -> Iterator[Finding]:
    """Yield all that is wrong; every file is read again and its hash compared."""
    yield from _sources()
    yield from _media()
    yield from _derivatives()
    yield from _orphans()
    yield from _left_behind()


def mend(findings: list[Finding]) -> list[Finding]:
    """Mend what can be, originals first, and return what is still wrong."""
    return [found for found in findings if not (found.mends and _mend(found))]


def _sources() -> Iterator[Finding]:
    for source in Source.objects.order_by("pk").iterator():
        if fault := _fault(source.path, source.sha256):
            copy = next((m for m in source.media() if _holds(m, source)), None)
            yield Finding(fault, source.path, copy, mends=copy is not None)


def _media() -> Iterator[Finding]:
    """Yield what is wrong with the media themselves."""
    for model in (Film, Sound, Model3D):
        for media in model.objects.select_related("source").order_by("pk").iterator():
            if media.source is None:
                yield Finding(UNKNOWN, media.file.name, media, mends=_is_there(media))
            elif not _is_there(media):
                mends = media.file.name != media.source.path
                yield Finding(MISSING, media.file.name, media, mends=mends)
            elif media.published:
                yield from _shown(media)


def _shown(media: Any) -> Iterator[Finding]:
    """Yield what is wrong with what was derived for a media: not in the books, or an old recipe."""
    path = f"{media.published}/{media.main_file}"
    if not Derivative.objects.filter(path=path).exists():
        yield Finding(MISSING, path, media)
    elif media.job is not None and media.published != published_by(media.job):
        yield Finding(OUTDATED, media.published, media)


def _derivatives() -> Iterator[Finding]:
    """Yield one finding for each file; one new job mends all those of a source."""
    for made in Derivative.objects.select_related("source").iterator():
        if fault := _fault(made.path, made.sha256):
            yield Finding(fault, made.path, made)


def _orphans() -> Iterator[Finding]:
    originals = set(Source.objects.values_list("sha256", flat=True))
    for path in _files(ORIGINALS):
        if path.removeprefix(f"{ORIGINALS}/") not in originals:
            yield Finding(ORPHANED, path, mends=False)
    derived = set(Derivative.objects.values_list("path", flat=True))
    being_made = tuple(f"{published_by(job)}/" for job in _open_jobs())
    for path in _files(DERIVED):
        known = path in derived or path.startswith(being_made)
        if not known and default_storage.get_modified_time(path) < _yesterday():
            yield Finding(ORPHANED, path)


def _left_behind() -> Iterator[Finding]:
    """Yield what no job or sender will go on from: work folders, and files half received."""
    root = Path(settings.MEDIA_WORK_ROOT)
    kept = {work_folder(job) for job in _open_jobs()}
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        if folder not in kept and folder.stat().st_mtime < _yesterday().timestamp():
            yield Finding(ORPHANED, str(folder), folder)
    for path in tidying.orphans():
        yield Finding(ORPHANED, str(path), path)


def _open_jobs() -> Any:
    finished = (JobState.READY, JobState.FAILED)
    return Job.objects.exclude(state__in=finished).select_related("source")


def _mend(found: Finding) -> bool:
    if isinstance(found.subject, Path):
        if found.subject.is_dir():
            shutil.rmtree(found.subject)
        else:
            found.subject.unlink(missing_ok=True)
        return not found.subject.exists()
    if found.fault == ORPHANED:
        default_storage.delete(found.path)
        return True
    if isinstance(found.subject, Derivative):
        return _make_again(found.subject)
    source = found.subject.source
    if source is not None and found.path == source.path:
        return _put_back(found.subject.file.name, found.path)
    if found.fault == MISSING and not found.path.startswith(f"{DERIVED}/"):
        return _put_back(found.subject.source.path, found.path)
    return _prepare(found.subject)


def _put_back(copy: str, path: str) -> bool:
    """Write the file `path` again from `copy`, another file of the storage."""
    if not default_storage.exists(copy):
        return False
    with local_path(default_storage, copy) as found:
        put(found, path)
    return True


def _make_again(made: Derivative) -> bool:
    """Do the job of `made` again, unless an earlier finding had it done; is the file right?"""
    if is_intact(made.path, made.sha256):
        return True
    media = next(made.source.media(), None)
    if media is None:
        return _retire(made)
    if not Derivative.objects.filter(pk=made.pk).exists():
        return True  # another finding had all of them made again, by another version
    return _prepare(media) and not _faults_of(media)


def _retire(made: Derivative) -> bool:
    """Forget what no media shows any more: its original is kept, and can bring it back."""
    Job.objects.filter(source=made.source, recipe=made.recipe).delete()
    Derivative.objects.filter(source=made.source, recipe=made.recipe).delete()
    return True


def _prepare(media: Any) -> bool:
    if media.job is not None:
        jobs.restart(media.job)
    do(media)
    media.refresh_from_db()
    return bool(media.published)


def _faults_of(media: Any) -> list[Derivative]:
    made = Derivative.objects.filter(path__startswith=f"{media.published}/")
    return [each for each in made if _fault(each.path, each.sha256)]


def _fault(path: str, sha256: str) -> str:
    if not default_storage.exists(path):
        return MISSING
    return "" if is_intact(path, sha256) else CORRUPT


def _holds(media: Any, source: Source) -> bool:
    """Does another file, that of `media`, still hold the content of `source`?"""
    return media.file.name != source.path and is_intact(media.file.name, source.sha256)


def _is_there(media: Any) -> bool:
    """Is the file of `media` in the storage? A page believes a storage elsewhere, we ask it."""
    return bool(media.file) and media.exists and default_storage.exists(media.file.name)


def _files(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from _files(f"{folder}/{name}")


def _yesterday() -> Any:
    return timezone.now() - REST
