"""A gesture inside the pages of others: an address to frame, and oEmbed to find it.

https://oembed.com : JSON alone. The framed page is the only one that other sites may frame; it
sets no cookie, and leads back to the page of the gesture.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms.pages.base import rendition_of
from cms.pages.context import identity

from .exports import PICTURE, SECONDS, public_page
from .frames import EMBED, WIDTH, embed_code, height_for

LEAST = 240
"""Pixels below which nothing is shown, whatever is asked."""


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # views have arguments
def embed(request: HttpRequest, path: str) -> HttpResponse:
    """Show the films and phases of the gesture at `path`, for the frames of other sites."""
    page = public_page(request, path)
    response = render(request, "gestures/embed.html", page.get_context(request))
    patch_cache_control(response, public=True, max_age=SECONDS)
    return response


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer how to show the gesture whose address is `url`: 404 for any other, 501 for XML."""
    if request.GET.get("format", "json") != "json":
        return _answer({"error": _("Only the format json is answered.")}, 501)
    address = request.GET.get("url", "")
    if not address:
        return _answer({"error": _("Give the address of a gesture in “url”.")}, 400)
    try:
        page = public_page(request, _path(request, address))
    except Http404:
        return _answer({"error": _("There is no public gesture at this address.")}, 404)
    return _answer(_oembed(request, page), 200)


def _path(request: HttpRequest, address: str) -> str:
    """Return the path of an address of this site below its root; raise Http404 for another."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise Http404 from error
    if parts.scheme not in ("http", "https") or parts.netloc != request.get_host():
        raise Http404
    path = f"{parts.path.strip('/')}/"
    return path.removesuffix(EMBED)


def _oembed(request: HttpRequest, page: Any) -> dict[str, Any]:
    site = identity(request)
    width = min(WIDTH, _pixels(request, "maxwidth"))
    height = min(height_for(width), _pixels(request, "maxheight"))
    made = rendition_of(page.main_picture, PICTURE) if _is_shown(page.main_picture) else None
    thumbnail = (
        {"thumbnail_url": request.build_absolute_uri(made.url), "thumbnail_width": made.width,
         "thumbnail_height": made.height}
        if made else {}
    )  # fmt: skip
    return {
        "version": "1.0",
        "type": "video" if page.films.all() else "rich",
        "title": page.title,
        "author_name": page.credits or site.publisher_name,
        "provider_name": site.name,
        "provider_url": request.build_absolute_uri("/"),
        "cache_age": SECONDS,
        "html": embed_code(page.title, page.get_full_url(request), width, height),
        "width": width,
        "height": height,
        **thumbnail,
    }


def _is_shown(picture: Any) -> bool:
    return picture is not None and not picture.is_withheld


def _pixels(request: HttpRequest, name: str) -> int:
    """Return the most pixels that are wanted; what is no number wants no limit."""
    text = request.GET.get(name, "")
    most = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 100_000
    return max(LEAST, most)


def _answer(data: dict[str, Any], status: int) -> HttpResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response
