"""A gesture inside the pages of others: what `cms.pages.embedding` frames of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cms.pages.embedding import Framed

from .frames import height_for


def gesture_at(request: HttpRequest, path: str) -> Framed | None:
    """Return what is framed of the gesture at `path`, or None when there is no public one."""
    from .exports import public_page

    try:
        page = public_page(request, path)
    except Http404:
        return None
    return Framed(
        title=page.title,
        address=page.get_full_url(request),
        kind="video" if page.films.all() else "rich",
        show=partial(_show, page),
        height_for=height_for,
        author=page.credits,
        picture=page.main_picture,
    )


def _show(page: Any, request: HttpRequest) -> HttpResponse:
    """Show the films and phases of the gesture."""
    return render(request, "gestures/embed.html", page.get_context(request))
