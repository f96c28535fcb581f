"""The posters of a visit, for the editors of its story."""

from __future__ import annotations

import logging
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from cms.pages.context import identity

from ..supports.views import story_for
from .posters import posters_pdf
from .stops import has_trail

logger = logging.getLogger(__name__)


@require_safe
def posters(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the posters of a story, of what is saved; say so when it has no place."""
    page = story_for(request, pk).get_latest_revision_as_object()
    if not has_trail(page):
        messages.error(request, _("No scene has a place: give one to a scene, then save."))
        return redirect("wagtailadmin_pages:edit", pk)
    if not page.url:
        raise Http404
    try:
        drawn = posters_pdf(page, identity(request).publisher_name)
    except OSError:
        logger.exception("The posters of “%s” cannot be drawn", page)
        messages.error(request, _("The server lacks what draws PDF files: tell whoever runs it."))
        return redirect("documentary_supports", pk)
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="affiches-{page.slug}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def urls() -> list[Any]:
    return [path("documentaires/<int:pk>/affiches/", posters, name="documentary_posters")]
