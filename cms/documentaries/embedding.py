"""A story, or one of its scenes, inside the pages of others (`cms.pages.embedding`)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.pages.embedding import Framed, discovery_of, live_page

from .lightness import lighten
from .story import Scene

SHAPE, LEAST = 10 / 16, 480
"""Of the frame: a scene needs some height for its words, whatever the width."""


def story_at(request: HttpRequest, path: str) -> Framed | None:
    """Return what is framed of the story, or of the scene, at `path`; None when there is none."""
    from .models import DocumentaryPage

    page = live_page(request, DocumentaryPage, path)
    if page is not None:
        return framed_story(page, request)
    above, _slash, slug = path.strip("/").rpartition("/")
    page = live_page(request, DocumentaryPage, f"{above}/") if above else None
    if page is None:
        return None
    page.story.request = request
    scene = page.story.find(slug)
    return framed_scene(page, scene, request) if scene else None


def ways_to_share(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the code that frames the story elsewhere, and the link to find it by."""
    address = page.get_full_url(request)
    if not address:
        return {}
    link = discovery_of(page.title, address, page.get_url(request))
    return {"embed_code": framed_story(page, request).code(), "feeds": [link]}


def framed_story(page: Any, request: HttpRequest) -> Framed:
    """Return the frame in which the whole story is played."""
    return Framed(
        page.title, page.get_full_url(request), "rich", partial(_show, page, None), height_for,
        picture=page.cover,
    )  # fmt: skip


def framed_scene(page: Any, scene: Scene, request: HttpRequest) -> Framed:
    """Return the frame of one scene, alone."""
    return Framed(
        f"{scene.title} · {page.title}", f"{page.get_full_url(request)}{scene.slug}/", "rich",
        partial(_show, page, scene), height_for, picture=scene.picture or page.cover,
    )  # fmt: skip


def height_for(width: int) -> int:
    """Return the height, in pixels, of a frame of this width."""
    return max(round(width * SHAPE), LEAST)


def _show(page: Any, scene: Scene | None, request: HttpRequest) -> HttpResponse:
    page.story.request = request
    if scene is None:
        lighten(page.story)
    context = {
        **page.get_context(request),
        "opened": None,
        "alone": scene,
        "framed": True,
        "embed_code": "",
    }
    return render(request, "documentaries/embed.html", context)
