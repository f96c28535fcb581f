"""Tasks through Redis: a wake-up that comes at once, and that nothing depends on.

The books say what must be done (`jobs`). A wake-up that Redis loses, or never had, costs the time
until a worker looks at the books again: it never makes a save or an upload fail.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_random_id
from redis import Redis, RedisError
from rq import Queue
from rq.serializers import JSONSerializer

logger = logging.getLogger(__name__)

PATIENCE = 2.0
"""How long a web request waits for Redis, in seconds."""
KEPT = 24 * 60 * 60
"""How long a task that failed can be looked at, in seconds."""


@cache
def redis(url: str) -> Redis:
    """Return the connections of this process for what is quickly answered."""
    return Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE)


def queue(name: str, connection: Redis) -> Queue:
    """Return the queue `name`; tasks are written in JSON, which runs nothing when it is read."""
    return Queue(name, connection=connection, serializer=JSONSerializer)


def call(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Do the task at `path`, in a worker; nothing but a task is ever called."""
    task = import_string(path)
    if not isinstance(task, Task):
        raise TypeError(f"{path} is no task")
    task.call(*args, **kwargs)


class RqBackend(BaseTaskBackend):
    """Puts tasks in a queue of Redis, at the address `OPTIONS["URL"]`."""

    supports_async_task = False
    supports_get_result = False
    supports_defer = False

    @property
    def url(self) -> str:
        return str(self.options["URL"])

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> TaskResult[Any]:
        self.validate_task(task)
        now = timezone.now()
        result: TaskResult[Any] = TaskResult(
            task=task, id=get_random_id(), status=TaskResultStatus.READY, enqueued_at=now,
            started_at=None, last_attempted_at=None, finished_at=None, args=list(args),
            kwargs=dict(kwargs), backend=self.alias, errors=[], worker_ids=[],
        )  # fmt: skip
        try:
            queue(task.queue_name, redis(self.url)).enqueue_call(
                f"{__name__}.call", (task.module_path, list(args), dict(kwargs)),
                job_id=result.id, timeout=-1, result_ttl=0, failure_ttl=KEPT,
            )  # fmt: skip
        except RedisError as error:
            logger.warning("Redis does not answer (%s): the workers look by themselves", error)
            return result
        task_enqueued.send(type(self), task_result=result)
        return result
