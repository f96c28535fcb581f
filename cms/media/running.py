"""Do one job: examine the file, derive, publish; whatever happens, the books say it."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import socket
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from media_pipeline import Refused
from media_pipeline.bubblewrap import MissingSandboxError
from media_pipeline.derive import derive
from media_pipeline.ffmpeg import NoFFmpegError
from media_pipeline.inspection import examine
from media_pipeline.manifest import Manifest
from media_pipeline.model_poster import NoChromiumError

from . import jobs, publishing
from .ledger import Job, JobState, Source
from .originals import local_path
from .prepare import record_facts, run_plugin_steps
from .pulse import Pulse
from .sentences import sentence

logger = logging.getLogger(__name__)

FULL = (errno.ENOSPC, errno.EDQUOT)
NOT_INSTALLED = (MissingSandboxError, NoFFmpegError, NoChromiumError)
HERE = f"{socket.gethostname()}-{os.getpid()}"[:64]
"""The name of this process when it does a job without being a worker."""
SPARE = 200 * 1024 * 1024
DISK_FULL = _("The server has no room left. The preparation goes on by itself once there is some.")
TOOL_MISSING = _(
    "The server lacks a tool. The preparation goes on by itself once it is installed; "
    "tell the administrator."
)
TIMES = 3
"""A job starts when the disk has room for this many times its source, and `SPARE` bytes."""


def do(media: Any) -> None:
    """Do the job of `media` here and now, unless another worker has it or it is done."""
    try:
        asked = media.job or jobs.ask(media)
    except FileNotFoundError:
        publishing.fail(media, sentence(Refused("lost"), media.kind))
        return
    if job := jobs.claim(HERE, Job.objects.filter(pk=asked.pk)):
        run(job)


def run(job: Job) -> None:
    """Do `job`, which was claimed; what goes wrong is written in it, and never raised."""
    try:
        _run(job)
    except jobs.LostJobError:
        logger.warning("%s was given to another worker", job)
    except (SystemExit, KeyboardInterrupt):
        jobs.give_back(job)
        raise


def _run(job: Job) -> None:
    try:
        _make(job)
    except jobs.LostJobError:
        raise
    except Refused as refused:
        jobs.refuse(job, refused)
    except NOT_INSTALLED as error:
        logger.error("%s waits: %s", job, error)
        jobs.wait(job, "not_installed", str(TOOL_MISSING), str(error))
    except OSError as error:
        if error.errno not in FULL:
            _crash(job)
            return
        logger.error("%s waits: the disk is full", job)
        jobs.wait(job, "disk_full", str(DISK_FULL), str(error))
    except Exception:
        _crash(job)


def _crash(job: Job) -> None:
    logger.exception("Preparation of %s failed (attempt %s)", job, job.attempts)
    jobs.crash(job, traceback.format_exc())


def _make(job: Job) -> None:
    folder = work_folder(job)
    _check_room(folder, job.source.bytes)
    with Pulse(job) as pulse:
        with _original(job.source) as path:
            _examine(job, path)
            jobs.enter(job, JobState.PROCESSING)
            manifest = derive(
                path, folder, job.recipe, publishing.options_of(job),
                workers=os.cpu_count() or 1, on_progress=pulse.hear,
            )  # fmt: skip
        if manifest.source["sha256"] != job.source.sha256:
            raise Refused("lost")  # what is there is no longer what was sent
        published = publishing.put_outputs(job, manifest, folder)
    shown = _publish(job, manifest, published)
    shutil.rmtree(folder, ignore_errors=True)
    for media in shown:
        run_plugin_steps(media)


@contextmanager
def _original(source: Source) -> Iterator[Path]:
    """Give the original on this machine; raise Refused("lost") when no copy of it is left."""
    try:
        with local_path(default_storage, source.path) as path:
            yield path
    except FileNotFoundError as error:
        if default_storage.exists(source.path):
            raise
        raise Refused("lost") from error


def _examine(job: Job, path: Path) -> None:
    """Tell the media what their file holds: they can be shown before all is made."""
    _kind, facts = examine(path)
    job.source.facts = facts
    job.source.save(update_fields=["facts"])
    for media in job.source.media():
        record_facts(media, path)


def _publish(job: Job, manifest: Manifest, folder: str) -> list[Any]:
    """Write in the books, all or nothing, that `folder` holds what the media show."""
    with transaction.atomic():
        jobs.finish(job, folder)
        job.folder = folder
        publishing.record_outputs(job, manifest, folder)
        return [media for media in job.source.media() if publishing.show(media, job)]


def work_folder(job: Job) -> Path:
    """Return where `job` is done on this machine: a killed one goes on from what is there."""
    return Path(settings.MEDIA_WORK_ROOT) / f"{job.source.sha256}-{job.recipe}"


def _check_room(folder: Path, size: int) -> None:
    """Raise OSError (no space) when the disk has no room for a job on `size` bytes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder.parent).free < SPARE + TIMES * size:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
