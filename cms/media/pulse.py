"""The life of a worker, told to the books beside its work: one write a second at most."""

from __future__ import annotations

import logging
import threading
import time
from types import TracebackType

from django.db import DatabaseError, connection

from . import jobs
from .ledger import Job

logger = logging.getLogger(__name__)

SECOND = 1.0
MOST_SILENCE = jobs.LEASE.total_seconds() / 4


class Pulse:
    """Keeps the lease of a job and says how far it is, from a thread and connection of its own."""

    def __init__(self, job: Job) -> None:
        self.job, self.said, self.lost = job, ("", 0.0), False
        self.told: tuple[str, float] | None = None
        self.told_at = time.monotonic()
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._run, name=f"pulse-{job.pk}", daemon=True)

    def hear(self, step: str, progress: float) -> None:
        """Take note of how far the work is; stop it once the job is another worker's."""
        self.said = (step, progress)
        if self.lost:
            raise jobs.LostJobError(str(self.job))

    def __enter__(self) -> Pulse:
        # Inside a transaction nobody sees the job: there is nobody to tell.
        if not connection.in_atomic_block:
            self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopped.set()
        if self.thread.is_alive():
            self.thread.join()

    def _run(self) -> None:
        try:
            while not self.lost and not self.stopped.wait(SECOND):
                self._tell()
        finally:
            connection.close()

    def _tell(self) -> None:
        said, silence = self.said, time.monotonic() - self.told_at
        if said == self.told and silence < MOST_SILENCE:
            return
        try:
            jobs.beat(self.job, *said)
        except jobs.LostJobError:
            self.lost = True
        except DatabaseError:
            logger.warning("The books cannot be written: %s says nothing this time", self.job)
            return
        self.told, self.told_at = said, time.monotonic()
