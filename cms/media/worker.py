"""The worker of the media, and what becomes of the tasks of one that was killed.

Films, sounds and models are jobs of our own books, with their lease (`jobs`). The small tasks (the
sizes of a picture) are in the queue of django-tasks-db, which leaves those of a killed worker
RUNNING for ever (its issue 46): we put them back when a worker of the same name starts again, or
when their lease is over.
"""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import Any

from django.db import OperationalError, close_old_connections
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from . import jobs, running
from .sending.tidying import Tidier

logger = logging.getLogger(__name__)

BACKEND = QUEUE = "media"
READY, RUNNING = "READY", "RUNNING"
LEASE = timedelta(hours=1)
"""Longer than any task: one that runs longer has lost its worker."""
MOST_ATTEMPTS = 3


class WorkerKilledError(RuntimeError):
    """The worker died on this task as often as we are ready to try."""


def requeue_abandoned(worker_id: str) -> int:
    """Put back the tasks that `worker_id` left behind, and those past their lease.

    A task that has brought its worker down three times is given up.
    """
    running = DBTaskResult.objects.filter(backend_name=BACKEND, status=RUNNING)
    late = Q(started_at__lt=timezone.now() - LEASE)
    put_back = 0
    for row in running:
        if row.worker_ids[-1:] != [worker_id] and not running.filter(late, pk=row.pk).exists():
            continue
        if len(row.worker_ids) >= MOST_ATTEMPTS:
            _give_up(row)
            continue
        put_back += DBTaskResult.objects.filter(pk=row.pk, status=RUNNING).update(
            status=READY, started_at=None
        )
    return put_back


def _give_up(row: Any) -> None:
    row.set_failed(WorkerKilledError(f"Given up after {len(row.worker_ids)} attempts."))
    logger.error("The task %s given up: it brings its worker down", row.pk)


class MediaWorker(db_worker.Worker):
    """Does the jobs of the books that are due, then the tasks that wait in the queue."""

    def run(self) -> None:
        batch, self.batch = self.batch, True
        tidier = Tidier()
        while self.running:
            close_old_connections()
            try:
                if self._do_a_job():
                    continue
                super().run()  # returns once the queue is empty
                tidier.pass_by()
                if batch and not jobs.due(timezone.now()).exists():
                    return
            except OperationalError:
                logger.exception("The database does not answer: trying again")
            if self.running:
                time.sleep(self.interval)

    def _do_a_job(self) -> bool:
        job = jobs.claim(self.worker_id)
        if job is None:
            return False
        self.running_task = True
        try:
            running.run(job)
        finally:
            self.running_task = False
        return True
