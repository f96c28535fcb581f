"""Who prepares what: each job is taken by one worker, kept while it lives, and never forgotten.

A job is taken by one UPDATE whose condition is that it is free: the database, SQLite or PostgreSQL,
gives it to one worker only. The taking is told from the next one by the worker and `attempts`.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from media_pipeline import Refused, recipes

from . import originals
from .ledger import RUNNING, Job, JobState
from .publishing import fail, published_by, show
from .sentences import sentence

LEASE = timedelta(seconds=60)
"""How long a worker that says nothing still has its job."""
PAUSES = (timedelta(minutes=1), timedelta(minutes=10))
"""How long a job rests after its first crash, then after its second."""
MOST_ATTEMPTS = len(PAUSES) + 1
WAIT = timedelta(minutes=5)
"""When to look again at a machine that was not ready: full, or without its tools."""
LOG_LENGTH = 4000


class LostJobError(RuntimeError):
    """The job was given to another worker, which does it: this one must stop."""


def ask(media: Any, content: originals.Content | None = None) -> Job:
    """Return the job that prepares `media`; content that is known already is shown at once."""
    media.source = originals.keep(media, content)
    type(media).objects.filter(pk=media.pk).update(source=media.source)
    job, _made = Job.objects.get_or_create(
        source=media.source, recipe=recipes.choose(media.kind).name
    )
    if job.state == JobState.READY and job.folder == published_by(job):
        show(media, job)
    elif job.state in (JobState.READY, JobState.FAILED):
        restart(job)
    return job


def restart(job: Job) -> bool:
    """Put a finished job back in the queue, as new; return whether it was finished."""
    finished = Job.objects.filter(pk=job.pk, state__in=(JobState.READY, JobState.FAILED))
    return bool(finished.update(
        state=JobState.RECEIVED, attempts=0, not_before=None, progress=0.0, step="",
        error_code="", message="", finished_at=None,
    ))  # fmt: skip


def due(now: datetime) -> QuerySet[Job]:
    """Return the jobs that may be taken: those that wait, and those whose worker is gone."""
    waiting = Q(state=JobState.RECEIVED) & (Q(not_before=None) | Q(not_before__lte=now))
    abandoned = Q(state__in=RUNNING, lease_until__lt=now)
    return Job.objects.filter(waiting | abandoned)


def claim(worker: str, wanted: QuerySet[Job] | None = None) -> Job | None:
    """Take the oldest job that is due (of `wanted`), or return None; nobody else has it then."""
    now = timezone.now()
    give_up_hopeless(now)
    found = due(now) if wanted is None else due(now) & wanted
    for pk in found.order_by("created_at", "pk").values_list("pk", flat=True)[:20]:
        taken = due(now).filter(pk=pk).update(
            state=JobState.PROBING, worker=worker, lease_until=now + LEASE, heartbeat=now,
            attempts=F("attempts") + 1, not_before=None, progress=0.0, step="", message="",
        )  # fmt: skip
        if taken:
            return Job.objects.select_related("source").get(pk=pk)
    return None


def give_up_hopeless(now: datetime) -> None:
    """Fail the jobs whose worker died as often as we are ready to try."""
    hopeless = due(now).filter(state__in=RUNNING, attempts__gte=MOST_ATTEMPTS)
    for job in hopeless.select_related("source"):
        with suppress(LostJobError):  # another worker says it at the same moment
            _end_badly(job, Refused("interrupted"), "The worker died on this job every time.")


def beat(job: Job, step: str, progress: float) -> None:
    """Say that the worker of `job` lives, and how far it is; raise LostJobError if it lost it."""
    now = timezone.now()
    _change(job, lease_until=now + LEASE, heartbeat=now, step=step[:100], progress=progress)


def enter(job: Job, state: JobState) -> None:
    """Say what is done now."""
    _change(job, state=state)


def finish(job: Job, folder: str) -> None:
    """Record that all was made, in `folder` of the storage."""
    _change(
        job, state=JobState.READY, folder=folder, progress=1.0, step="", error_code="", message="",
        log_tail="", lease_until=None, finished_at=timezone.now(),
    )  # fmt: skip


def refuse(job: Job, refused: Refused) -> None:
    """End a job whose file will not be taken: trying again would change nothing."""
    _end_badly(job, refused, str(refused))


def crash(job: Job, log: str) -> None:
    """Let a job that broke rest before the next try; after the last one it has failed."""
    if job.attempts >= MOST_ATTEMPTS:
        _end_badly(job, Refused("unexpected"), log)
        return
    later = timezone.now() + PAUSES[job.attempts - 1]
    _free(job, not_before=later, log_tail=log[-LOG_LENGTH:], error_code="unexpected")


def wait(job: Job, code: str, message: str, log: str) -> None:
    """Let a job wait for the machine, which is not ready; that counts for no attempt."""
    _free(
        job, attempts=job.attempts - 1, not_before=timezone.now() + WAIT, error_code=code,
        message=message, log_tail=log[-LOG_LENGTH:],
    )  # fmt: skip


def give_back(job: Job) -> None:
    """Put back in the queue a job whose worker is told to stop."""
    _free(job, attempts=job.attempts - 1)


def _free(job: Job, **changes: Any) -> None:
    _change(job, state=JobState.RECEIVED, lease_until=None, progress=0.0, step="", **changes)


def _end_badly(job: Job, refused: Refused, log: str) -> None:
    """Fail `job`, and the media that have nothing to show: what was made before stays shown."""
    message = sentence(refused, job.source.kind)
    _change(
        job, state=JobState.FAILED, error_code=refused.code, message=message, lease_until=None,
        log_tail=log[-LOG_LENGTH:], finished_at=timezone.now(),
    )  # fmt: skip
    for media in job.source.media():
        if not media.published:
            fail(media, message)


def _change(job: Job, **changes: Any) -> None:
    """Write `changes`, if the job is still held as it was when it was taken."""
    held = Job.objects.filter(
        pk=job.pk, worker=job.worker, attempts=job.attempts, state__in=RUNNING
    )
    if not held.update(**changes):
        raise LostJobError(str(job))
