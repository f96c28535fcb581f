"""A copy of a film without its trade secrets: black and silent there, the rest at the same times.

The film that was sent keeps everything, for staff only. The draft of the gesture then shows the
copy: its phases and overlays move to it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.log_actions import log

from cms.media.models import Film
from cms.media.originals import local_copy
from cms.media.sentences import sentence
from media_pipeline import Refused
from media_pipeline.film_pieces import hide_moments
from media_pipeline.inspection import examine

from .checks import showing

SHARED = ["description", "author", "credit", "licence", "persons", "collection"]
"""What a copy takes from its film; captions and transcript may tell the secret in words."""


def films_with_secrets(page: Any) -> dict[Any, list[tuple[float, float]]]:
    """Return the (start, end) in seconds of the secret phases of `page`, by film."""
    films = [link.film for link in page.films.all()]
    found: dict[Any, list[tuple[float, float]]] = {}
    for phase in page.phases.all():
        if not phase.is_secret or phase.start is None or phase.end is None:
            continue
        for film, later in showing(phase, films):
            end = phase.end + later
            if end > 0:
                found.setdefault(film, []).append((max(0.0, phase.start + later), end))
    return found


@task(queue_name="media", backend="media")
def hide_secrets(pk: int, user_pk: int | None = None) -> None:
    """Replace the films of the draft of the gesture `pk` by copies without its secret phases.

    All of them or none: a phase without times would no longer say where the other film shows it.
    The history of the page says what happened, in words.
    """
    page = apps.get_model("gestures.GesturePage").objects.filter(pk=pk).first()
    user = get_user_model().objects.filter(pk=user_pk).first()
    if page is None:
        return
    draft = page.get_latest_revision_as_object()
    copies: dict[Any, Film] = {}
    for film, spans in films_with_secrets(draft).items():
        try:
            copies[film] = copy_without(film, spans, user)
        except Refused as refused:
            words = sentence(refused, film.kind)
            log(page, "gestures.secrets_shown", user=user, data={"words": words})
            for copy in copies.values():
                copy.delete()
            return
    for film, copy in copies.items():
        show_instead(page, film, copy, user)


def copy_without(film: Film, spans: list[tuple[float, float]], user: Any) -> Film:
    """Return a new film, `film` without the moments of `spans`; raise Refused."""
    copy = Film(
        title=_("%(title)s (without the secret moment)") % {"title": film.title},
        uploaded_by=user,
        **{name: getattr(film, name) for name in SHARED},
    )
    with local_copy(film.file) as path, tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "film.mp4"
        hide_moments(path, examine(path)[1], spans, target)
        with target.open("rb") as file:
            copy.file = File(file, name=f"{Path(film.file.name or film.title).stem}-public.mp4")
            copy.save()
    for consent in film.consents.all():
        consent.pk, consent.film = None, copy
        consent.save()
    return copy


@transaction.atomic
def show_instead(page: Any, film: Film, copy: Film, user: Any) -> None:
    """Save a draft of `page` that shows `copy` where it showed `film`; `film` becomes a secret.

    The secret phases lose their times: no film shows them any more.
    """
    draft = page.get_latest_revision_as_object()
    main = next((link.film for link in draft.films.all()), None)
    for row in [*draft.films.all(), *draft.overlays.all()]:
        if row.film_id == film.pk:
            row.film = copy
    for phase in draft.phases.all():
        if phase.is_secret and (phase.film or main) == film:
            phase.film, phase.start, phase.end = None, None, None
        elif phase.film_id == film.pk:
            phase.film = copy
        if phase.second_film_id == film.pk:
            phase.second_film = None if phase.is_secret else copy
    film.trade_secret, film.secret_reason = True, _("A moment of it is a trade secret.")
    film.save()
    revision = draft.save_revision(user=user, clean=False)
    log(page, "gestures.secrets_hidden", user=user, revision=revision, content_changed=True)
