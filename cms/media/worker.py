"""What becomes of the tasks of a worker that was killed.

django-tasks-db leaves them RUNNING for ever (its issue 46): we put them back in the queue when a
worker of the same name starts again, or when their lease is over.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from media_pipeline import Refused

from .prepare import fail
from .sentences import sentence

logger = logging.getLogger(__name__)

BACKEND = QUEUE = "media"
READY, RUNNING = "READY", "RUNNING"
LEASE = timedelta(hours=1)
"""Longer than any preparation: a task that runs longer has lost its worker."""
MOST_ATTEMPTS = 3


class WorkerKilledError(RuntimeError):
    """The worker died on this task as often as we are ready to try."""


def requeue_abandoned(worker_id: str) -> int:
    """Put back the tasks that `worker_id` left behind, and those past their lease.

    A task that has brought its worker down three times is given up, and its media says so.
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
    model, pk = row.args_kwargs["args"]
    media = apps.get_model(model).objects.filter(pk=pk).first()
    if media is not None:
        fail(media, sentence(Refused("interrupted")))
    logger.error("Preparation of %s %s given up: it brings its worker down", model, pk)
