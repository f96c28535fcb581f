"""What the worker does, away from any web request."""

from __future__ import annotations

import logging
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction
from django_tasks import task

from media_pipeline import Refused
from media_pipeline.bubblewrap import MissingSandboxError

from .originals import Content
from .pictures import Picture
from .publishing import record
from .sizes import make_sizes
from .states import MediaState

logger = logging.getLogger(__name__)


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
    """Make the sizes of a picture that pages show, so that no visitor waits for them.

    What cannot be made here is left to the first page that asks for it.
    """
    picture = Picture.objects.filter(pk=pk).first()
    if picture is None:
        return
    try:
        make_sizes(picture)
    except (Refused, FileNotFoundError, MissingSandboxError) as error:
        logger.warning("No sizes for the picture %s: %s", pk, error)


@task(queue_name="media", backend="media")
def propose_captions(model: str, pk: int, user_pk: int | None = None) -> None:
    """Write the captions and the transcript that a media lacks, for a person to correct."""
    from .transcription import suggest

    media = apps.get_model(model).objects.filter(pk=pk).first()
    if media is not None:
        suggest(media, get_user_model().objects.filter(pk=user_pk).first())


def request_sizes(picture: Picture) -> None:
    """Have the sizes of `picture` made, once it is really saved."""
    pk = picture.pk
    transaction.on_commit(lambda: make_renditions.enqueue(pk))


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
