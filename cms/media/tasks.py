"""What the worker does, away from any web request."""

from __future__ import annotations

import logging
from typing import Any

from django.apps import apps
from django.db import transaction
from django_tasks import task
from wagtail.images.models import SourceImageIOError

from .originals import Content
from .pictures import Picture
from .publishing import record
from .states import MediaState

logger = logging.getLogger(__name__)

RENDITIONS = [
    *[f"width-{w}|format-{f}" for w in (400, 800, 1200, 1600) for f in ("avif", "webp", "jpeg")],
    *[f"fill-{s}|format-{f}" for s in ("400x300", "800x600") for f in ("avif", "webp", "jpeg")],
    *[f"fill-{s}|format-{f}" for s in ("160x160", "320x320") for f in ("webp", "jpeg")],
]
"""The sizes that the theme asks for (components/picture.html)."""


@task(queue_name="media", backend="media")
def prepare_media(model: str, pk: int) -> None:
    """Do the job of the media `pk` of `model` ("media.Film"), unless somebody does it already.

    Only a wake-up: the worker finds the jobs that wait without it. A media that is gone needs
    nothing.
    """
    from .running import do

    media = apps.get_model(model).objects.filter(pk=pk).first()
    if media is not None:
        do(media)


@task(queue_name="media", backend="media")
def make_renditions(pk: int) -> None:
    """Make the sizes of a picture that pages show, so that no visitor waits for them."""
    picture = Picture.objects.filter(pk=pk).first()
    if picture is None:
        return
    try:
        picture.get_renditions(*RENDITIONS)
    except SourceImageIOError:
        logger.warning("The picture %s cannot be read", pk)


def request_preparation(media: Any, content: Content | None = None) -> None:
    """Write in the books that `media` must be prepared; wake a worker once that is really saved."""
    from . import jobs

    jobs.ask(media, content)
    _wake(media)


def try_again(media: Any) -> bool:
    """Prepare again a media that failed, as new; return False when its file is lost."""
    from . import jobs

    try:
        jobs.ask(media)
    except FileNotFoundError:
        return False
    if media.state == MediaState.FAILED:
        record(media, state=MediaState.RECEIVED, message="")
    _wake(media)
    return True


def _wake(media: Any) -> None:
    label, pk = media._meta.label, media.pk
    transaction.on_commit(lambda: prepare_media.enqueue(label, pk))
