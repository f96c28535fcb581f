"""The supports of a story in the back office: what was made, of which publication, how far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from ..models import DocumentaryPage
from ..trail.stops import has_trail
from .models import Support
from .pages import send, stopped
from .tasks import ask_again, ask_all


def story_for(request: HttpRequest, pk: int) -> DocumentaryPage:
    """Return the story `pk` that the user of `request` may change; raise PermissionDenied."""
    page = get_object_or_404(DocumentaryPage, pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


@require_safe
def supports(request: HttpRequest, pk: int) -> HttpResponse:
    """List the supports of every publication of a story, with the buttons that make them."""
    page = story_for(request, pk)
    found = list(page.supports.select_related("page"))
    made = [support for support in found if support.file]
    is_moving = any(each.state in ("waiting", "making") for each in found)
    context = {
        "page": page, "supports": found, "is_moving": is_moving, "stopped": stopped(made),
        "has_trail": has_trail(page.get_latest_revision_as_object()),
        "page_title": _("Archives and booklets"), "page_subtitle": page.title,
    }  # fmt: skip
    return render(request, "documentaries/admin/supports.html", context)


@require_POST
def make_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the supports of the publication that is online made."""
    page = story_for(request, pk)
    if not page.live:
        said = _("This story is not published: there is nothing to make. Publish it first.")
        messages.error(request, said)
    else:
        ask_all(page, page.live_revision)
        messages.success(request, _("They are being made: this page says how far they are."))
    return redirect("documentary_supports", page.pk)


@require_POST
def make_again(request: HttpRequest, pk: int, support_pk: int) -> HttpResponse:
    """Have one support made anew, of the same publication."""
    support = get_object_or_404(Support, page=story_for(request, pk), pk=support_pk)
    if support.can_be_made_again:
        ask_again(support)
        messages.success(request, _("They are being made: this page says how far they are."))
    return redirect("documentary_supports", pk)


@require_safe
def file(request: HttpRequest, pk: int, support_pk: int) -> HttpResponseBase:
    """Answer with a file of a story, published or not."""
    ready = Support.objects.exclude(file="").select_related("page")
    return send(get_object_or_404(ready, page=story_for(request, pk), pk=support_pk))


def urls() -> list[Any]:
    base = "documentaires/<int:pk>/supports/"
    return [
        path(base, supports, name="documentary_supports"),
        path(f"{base}faire/", make_all, name="documentary_supports_make"),
        path(f"{base}<int:support_pk>/refaire/", make_again, name="documentary_support_again"),
        path(f"{base}<int:support_pk>/", file, name="documentary_support_file"),
    ]


def header_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Yield the way to the supports of a story, in the header of its screens."""
    if isinstance(page, DocumentaryPage) and page.permissions_for_user(user).can_edit():
        address = reverse("documentary_supports", args=[page.pk])
        yield Button(_("Archives and booklets"), address, icon_name="download", priority=7)
