"""Prepare media again."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from cms.media.jobs import restart
from cms.media.models import Film, MediaItem, MediaState, Model3D, Sound
from cms.media.running import do
from cms.media.tasks import request_preparation

MODELS: dict[str, Any] = {model.kind: model for model in (Film, Sound, Model3D)}


class Command(BaseCommand):
    """Queues (or does, with --now) the preparation of media."""

    help = "Prepare media: those named (film:12 sound:3), or with --all those not ready or derived."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("media", nargs="*", metavar="KIND:NUMBER")
        parser.add_argument(
            "--all", action="store_true", help="every media that is not ready, or not derived"
        )
        parser.add_argument("--now", action="store_true", help="here, without the queue")

    def handle(self, *args: Any, media: list[str], now: bool, **options: Any) -> None:
        if not media and not options["all"]:
            raise CommandError("Name media (film:12), or give --all.")
        found = [_named(name) for name in media]
        found += list(_not_ready()) if options["all"] else []
        for item in found:
            if now:
                self.prepare(item)
            else:
                request_preparation(item)
        self.stdout.write(f"{len(found)} media {'prepared' if now else 'queued'}.")

    def prepare(self, item: MediaItem) -> None:
        """Do all of the work on `item`, and say why when it is not ready at the end."""
        if item.job is not None:
            restart(item.job)
        do(item)
        item.refresh_from_db()
        if item.state != MediaState.READY:
            self.stderr.write(f"{item.kind}:{item.pk} {item.title}: {item.message}")


def _named(name: str) -> MediaItem:
    kind, _, number = name.partition(":")
    model = MODELS.get(kind)
    item = model.objects.filter(pk=number).first() if model and number.isdigit() else None
    if item is None:
        raise CommandError(f"There is no {name!r}: write film:12, sound:3 or model:5.")
    return item


def _not_ready() -> Iterator[MediaItem]:
    for model in MODELS.values():
        waiting = Q(published="") | ~Q(state=MediaState.READY)
        yield from model.objects.filter(waiting).order_by("pk")
