"""How far the preparation of media is: one question for all the lines of a page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.permissions import policy_registry

from cms.media.states import MediaState

from .uploads import MODELS, model_of
from .words import MAY_SEE, address_of

MOST_LINES = 100
TEMPLATES = {
    "cell": "media/admin/state_cell_inside.html",
    "facts": "media/admin/state.html",
    "line": "media/sending/line_inside.html",
}
"""What a line is drawn with: in a list, on the form of a media, where files are sent."""


def line_of(media: Any) -> dict[str, Any]:
    """Return what the templates of a line show."""
    names = media.snippet_viewset.get_url_name
    job = media.job
    is_open = media.state == MediaState.RECEIVED or bool(job and job.is_running)
    return {
        "key": f"{media.kind}-{media.pk}",
        "media": media,
        "job": job,
        "is_open": is_open,
        "is_ready": media.state == MediaState.READY,
        "url": address_of(media),
        "retry_url": reverse(names("retry"), args=[media.pk]),
    }


@require_GET
def news(request: HttpRequest) -> JsonResponse:
    """Return the lines asked by ?lines=film-1,sound-2, drawn as ?as= says."""
    template = TEMPLATES.get(request.GET.get("as", ""), TEMPLATES["cell"])
    asked = request.GET.get("lines", "").split(",")[:MOST_LINES]
    return JsonResponse({
        "lines": {
            line["key"]: {
                "html": render_to_string(template, {"line": line}, request),
                "poster": _poster(line["media"], request),
                "open": line["is_open"],
                "said": _end(line),
            }
            for kind in MODELS
            for line in _lines(kind, asked, request.user)
        }
    })  # fmt: skip


def _lines(kind: str, asked: list[str], user: Any) -> list[dict[str, Any]]:
    """Return the lines of one kind that `user` may see."""
    parts = [key.partition("-") for key in asked]
    pks = [int(pk) for name, _dash, pk in parts if name == kind and pk.isdigit() and len(pk) < 12]
    if not pks:
        return []
    model = model_of(kind)
    seen = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, MAY_SEE)
    wanted = seen.filter(pk__in=pks).values("pk")
    return [
        line_of(each) for each in model.snippet_viewset.get_queryset(None).filter(pk__in=wanted)
    ]


def _poster(media: Any, request: HttpRequest) -> str:
    if not hasattr(media, "poster"):
        return ""
    return render_to_string("media/admin/poster_inside.html", {"value": media.poster}, request)


def _end(line: dict[str, Any]) -> str:
    """Return the sentence that is read aloud once nothing is left to do."""
    media = line["media"]
    if line["is_open"]:
        return ""
    if media.state == MediaState.FAILED:
        return _("“%(title)s”: %(message)s") % {"title": media.title, "message": media.message}
    return _("“%(title)s” is ready.") % {"title": media.title}
