"""The page of a visit, below its story, and the short addresses that its QR codes hold."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import path
from wagtail.models import Site

from .stops import has_trail, stops_of


class TrailMixin:
    """Gives a story the page of its visit, when scenes have a place."""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        return {**context, "has_trail": has_trail(self)}

    @path("visite/", name="trail")
    def trail(self, request: HttpRequest) -> HttpResponse:
        """List the places of the story; a phone that wants to says how far they are."""
        if not has_trail(self):
            raise Http404
        context = self.get_context(request)
        context["stops"] = stops_of(self)
        return TemplateResponse(request, "documentaries/trail/trail.html", context)


def short_scene(request: HttpRequest, slug: str, scene: str) -> HttpResponse:
    """Lead from `/d/<slug>/<scene>/`, which posters hold, to the scene of the story."""
    from ..models import DocumentaryPage

    site = Site.find_for_request(request)
    pages = DocumentaryPage.objects.live().filter(slug=slug)
    page = pages.descendant_of(site.root_page).first() if site else None
    found = page.story.find(scene) if page else None
    if found is None:
        raise Http404
    return redirect(found.url)
