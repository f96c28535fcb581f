"""The button of the back office that asks for copies without trade secrets, and its words."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter

from cms.media.history import SaidInWords

from .hiding import films_with_secrets, hide_secrets
from .models import GesturePage
from .timecode import format_timecode


def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what would be hidden (GET); have it done by the worker (POST)."""
    page = get_object_or_404(GesturePage, pk=pk)
    if not page.permissions_for_user(request.user).can_edit() or page.locked:
        raise PermissionDenied
    found = films_with_secrets(page.get_latest_revision_as_object())
    if request.method == "POST" and found:
        wake = partial(hide_secrets.enqueue, page.pk, getattr(request.user, "pk", None))
        transaction.on_commit(wake)
        said = _("The copy is being made. The draft shows it when it is ready: see its history.")
        messages.success(request, said)
        return redirect("wagtailadmin_pages:edit", page.pk)
    films = [
        {"title": film.title, "moments": [tuple(map(format_timecode, span)) for span in spans]}
        for film, spans in found.items()
    ]
    context = {"page": page, "films": films, "page_title": _("Hide the secret moments")}
    return render(request, "gestures/admin/hide.html", context)


def name_log_actions(actions: Any) -> None:
    """Say in the history of a gesture what became of its secrets."""
    actions.register_action("gestures.secrets_hidden")(SecretsHidden)
    actions.register_action("gestures.secrets_shown")(SecretsShown)


class SecretsHidden(LogFormatter):
    """A film was replaced by a copy without its secret moments."""

    label = gettext_lazy("Hide the secret moments")
    message = gettext_lazy("The film was replaced by a copy without its secret moments.")


class SecretsShown(SaidInWords):
    """The copy could not be made, and why."""

    label = gettext_lazy("Hide the secret moments")
