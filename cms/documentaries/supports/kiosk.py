"""The kiosk of a story: full screen, back to the start when nobody is there, without the network.

Served below the page of its story, so only while it is online. A service worker whose scope is the
kiosk alone keeps the page and its media after the first load.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import override
from wagtail.contrib.routable_page.models import path
from wagtail.models import Site as WagtailSite

from .archive import asset, story_context
from .content import Content
from .shelf import Site

IDLE = 90
"""Seconds without anybody before the story starts anew; `?retour=` changes it."""
LEAST, MOST = 15, 900
WORKER = "js/kiosk-worker.js"
SHELL = ("css/story-reader.css", "js/story-reader.js")


class KioskMixin:
    """Gives a story its kiosk, and the worker that keeps it."""

    @path("borne/", name="kiosk")
    def kiosk(self, request: HttpRequest) -> HttpResponse:
        """Show the story alone, over the whole screen."""
        address = f"{self.get_url(request)}borne/"  # type: ignore[attr-defined]
        kiosk = {"idle": idle_of(request), "worker": f"{address}memoire/", "scope": address}
        css, js = map(static, SHELL)
        with override("fr"):  # the language of the story
            context = story_context(content_of(self, request), css=css, js=js, kiosk=kiosk)
            page = render_to_string("documentaries/supports/story.html", context)
        return HttpResponse(page)

    @path("borne/memoire/", name="kiosk_worker")
    def kiosk_worker(self, request: HttpRequest) -> HttpResponse:
        """Answer with the worker: its bytes change with the story, so that browsers take it."""
        address = f"{self.get_url(request)}borne/"  # type: ignore[attr-defined]
        kept = {"page": address, "shell": [address, *map(static, SHELL)],
                "media": media_of(content_of(self, request))}  # fmt: skip
        known = json.dumps(kept, sort_keys=True)
        kept["version"] = hashlib.sha256(known.encode()).hexdigest()[:12]
        script = f"self.KIOSK = {json.dumps(kept)};\n{asset(WORKER).decode()}"
        response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
        response["Service-Worker-Allowed"] = address
        response["Cache-Control"] = "no-cache"
        return response


def content_of(page: Any, request: HttpRequest) -> Content:
    """Return the story as a kiosk shows it: media of the site, no link out."""
    page.story.request = request
    return Content(page, Site(), links=False)


def media_of(content: Content) -> list[str]:
    """Return the addresses of all that the kiosk shows, each once."""
    places = [shown.place for shown in content.media]
    played = [shown.place.src for shown in content.media if shown.kind != "model"]
    found = [*played, *(place.poster for place in places)]
    return [address for address in dict.fromkeys(found) if address]


def idle_of(request: HttpRequest) -> int:
    """Return after how many seconds the kiosk starts anew."""
    asked = request.GET.get("retour", "")
    return min(max(int(asked), LEAST), MOST) if asked.isdecimal() and len(asked) < 6 else IDLE


def short_address(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead from `/d/<slug>/borne/`, which is typed on a kiosk, to the kiosk of the story."""
    from ..models import DocumentaryPage

    site = WagtailSite.find_for_request(request)
    pages = DocumentaryPage.objects.live().filter(slug=slug)
    page = pages.descendant_of(site.root_page).first() if site else None
    if page is None:
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{page.get_url(request)}borne/{'?' if query else ''}{query}")
