"""What the worker makes of a publication, away from any web request."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from .models import Support, SupportKind, SupportState


@task(queue_name="media", backend="media")
def make_support(pk: int) -> None:
    """Make the support `pk`, unless it is made already."""
    from .making import make

    make(pk)


def ask_all(page: Any, revision: Any = None, wakes: bool = True) -> list[Support]:
    """Write down that every support of this publication of `page` is to be made; return them.

    `wakes` tells a worker; without it, the caller makes them.
    """
    asked = [
        Support.objects.create(
            page=page,
            revision=revision,
            kind=kind,
            published_at=page.last_published_at or timezone.now(),
        )
        for kind in kinds()
    ]
    for support in asked if wakes else ():
        wake(support)
    return asked


def ask_again(support: Support) -> None:
    """Have a support made anew; what is there stays until the new one is whole."""
    support.state, support.percent, support.message = SupportState.WAITING, 0, ""
    support.save(update_fields=["state", "percent", "message"])
    wake(support)


def wake(support: Support) -> None:
    """Tell a worker, once the support is really saved."""
    transaction.on_commit(partial(make_support.enqueue, support.pk))


def kinds() -> list[SupportKind]:
    """Return what this site makes of each publication."""
    from .making import MAKERS

    return [SupportKind(kind) for kind in MAKERS]


def on_publication(instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Follow `page_published`."""
    ask_all(instance, revision)
