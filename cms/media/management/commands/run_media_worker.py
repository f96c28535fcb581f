"""The worker that prepares media."""

import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string
from django_tasks_db.management.commands import db_worker

from cms.media.worker import BACKEND, QUEUE, requeue_abandoned

WORKERS = {
    "django_tasks_db.DatabaseBackend": "cms.media.worker.MediaWorker",
    "cms.media.rq_backend.RqBackend": "cms.media.rq_worker.RqMediaWorker",
}
"""The worker of each backend; Redis is read only where it is chosen."""


class Command(BaseCommand):
    """Prepares the media that were sent, one after the other, until it is stopped."""

    help = (
        "Prepare the media that were sent. Its name is the machine's unless --worker-id gives "
        "another: two workers on one machine need two names."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        name = f"media-{socket.gethostname()}"[:64]
        parser.add_argument("--worker-id", default=name, type=db_worker.validate_worker_id)
        parser.add_argument("--interval", default=1.0, type=db_worker.valid_interval)
        parser.add_argument("--batch", action="store_true", help="stop when nothing is left")

    def handle(self, *args: Any, worker_id: str, interval: float, batch: bool, **o: Any) -> None:
        backend = settings.TASKS[BACKEND]["BACKEND"]
        if backend not in WORKERS:
            raise CommandError("Media are prepared at once here (AN_TASKS): no worker is needed.")
        put_back = requeue_abandoned(worker_id)
        if put_back:
            self.stdout.write(f"{put_back} interrupted task(s) put back in the queue.")
        worker = import_string(WORKERS[backend])(
            queue_names=[QUEUE],
            interval=interval,
            batch=batch,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()
