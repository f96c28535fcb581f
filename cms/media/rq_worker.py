"""The worker of the media woken by Redis; without Redis it still does what the books ask."""

from __future__ import annotations

import logging
import math
import os
import time
from functools import cached_property
from typing import Any

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django_tasks import task_backends
from redis import Redis, RedisError
from rq import Queue, SimpleWorker
from rq.exceptions import DequeueTimeout
from rq.serializers import JSONSerializer

from . import jobs
from .rq_backend import PATIENCE, queue
from .worker import BACKEND, QUEUE, MediaWorker

logger = logging.getLogger(__name__)


class RqMediaWorker(MediaWorker):
    """Does the jobs of the books that are due, then the tasks that Redis hands out.

    The books are looked at whenever Redis had nothing for `interval` seconds: the job of a killed
    worker goes on that way.
    """

    complained = False

    def run(self) -> None:
        while self.running:
            close_old_connections()
            try:
                if self._do_a_job() or self._do_a_task():
                    continue
                if self.batch and not jobs.due(timezone.now()).exists():
                    return
            except OperationalError:
                logger.exception("The database does not answer: trying again")
                time.sleep(self.interval)

    def _do_a_task(self) -> bool:
        """Wait for a task and do it; return whether there was one."""
        try:
            found = self._wait()
            self.complained = False
        except RedisError as error:
            if not self.complained:
                logger.warning("Redis does not answer (%s): looking at the books alone", error)
            self.complained = True
            time.sleep(self.interval)
            return False
        if found is None:
            return False
        self.running_task = True
        try:
            self.rq.execute_job(*found)
        except RedisError:
            logger.warning("Redis was lost in the middle of a task: the books know the rest")
        finally:
            self.running_task = False
        return True

    def _wait(self) -> Any:
        self.rq.heartbeat()
        if self.rq.should_run_maintenance_tasks:  # what killed workers left in Redis
            self.rq.run_maintenance_tasks()
        try:
            return Queue.dequeue_any(
                self.rq.queues, max(1, math.ceil(self.interval)), connection=self.rq.connection,
                serializer=JSONSerializer,
            )  # fmt: skip
        except DequeueTimeout:
            return None

    @cached_property
    def rq(self) -> SimpleWorker:
        """This worker as RQ knows it, by a name of this process: a killed one keeps its own."""
        connection = Redis.from_url(
            task_backends[BACKEND].options["URL"],
            socket_connect_timeout=PATIENCE,
            socket_timeout=math.ceil(self.interval) + 10,  # longer than any wait for a task
        )
        worker = SimpleWorker(
            [queue(QUEUE, connection)], connection=connection, serializer=JSONSerializer,
            name=f"{self.worker_id}-{os.getpid()}-{int(time.time())}",
        )  # fmt: skip
        worker.register_birth()
        return worker
