"""Pages inside those of others: an address to frame, and oEmbed to find it.

https://oembed.com : JSON alone. The framed pages are the only ones that other sites may frame;
they set no cookie, and lead back to the page they stand for. Each content app says what of its own
may be framed, by a function registered with `offers_frames`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .base import rendition_of
from .context import identity
from .frame import anything_private

EMBED = "integrer/"
"""The address of what is framed, below the page that it shows."""
WIDTH, LEAST = 800, 240
"""Pixels: what is offered, and below which nothing is shown, whatever is asked."""
SECONDS = 300
"""How long a frame may be kept without asking again: what is withdrawn leaves caches soon."""
PICTURE = "width-1600|format-jpeg"


@dataclass(frozen=True)
class Framed:
    """What other sites show of a page: its title, full address, `kind` of oEmbed, and its frame.

    `show` answers with the page to frame; `height_for` gives its height from its width, in pixels.
    """

    title: str
    address: str
    kind: str
    show: Callable[[HttpRequest], HttpResponse]
    height_for: Callable[[int], int]
    author: str = ""
    picture: Any = None

    def code(self, width: int = WIDTH, height: int = 0) -> str:
        """Return the HTML that frames it; sizes in pixels."""
        return embed_code(self.title, self.address, width, height or self.height_for(width))


Finder = Callable[[HttpRequest, str], Framed | None]
_finders: list[Finder] = []


def offers_frames(finder: Finder) -> None:
    """Register what returns the frame of the page at a path below the root, or None."""
    if finder not in _finders:
        _finders.append(finder)


def framed_at(request: HttpRequest, path: str) -> Framed:
    """Return what may be framed at `path` ("repertory/a-gesture/"), or raise Http404."""
    for finder in _finders:
        if found := finder(request, path):
            return found
    raise Http404


def live_page(request: HttpRequest, model: type[Any], path: str) -> Any:
    """Return the live, public page of `model` at `path` below the site of `request`, or None."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    found = model.objects.live().filter(url_path=f"{site.root_page.url_path}{path}")
    return (found.public() if anything_private() else found).first()


def embed_code(title: str, address: str, width: int, height: int) -> str:
    """Return the HTML that frames what is shown at `address`; sizes in pixels."""
    code = format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" allow="fullscreen" '
        "allowfullscreen></iframe>",
        f"{address}{EMBED}", width, height, title,
    )  # fmt: skip
    return code + ""  # a plain text: whoever shows the code escapes it


def discovery_of(title: str, address: str, path: str) -> dict[str, str]:
    """Return the link by which programs find the frame of the page at `address` (base.html)."""
    query = urlencode({"url": address, "format": "json"})
    root = address.removesuffix(path)
    return {"type": "application/json+oembed", "title": title,
            "url": f"{root}{reverse('oembed')}?{query}"}  # fmt: skip


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # views have arguments
def embed(request: HttpRequest, path: str) -> HttpResponse:
    """Show what is at `path`, for the frames of other sites."""
    response = framed_at(request, path).show(request)
    patch_cache_control(response, public=True, max_age=SECONDS)
    return response


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer how to show what is at the address `url`: 404 for any other, 501 for XML."""
    if request.GET.get("format", "json") != "json":
        return _answer({"error": _("Only the format json is answered.")}, 501)
    address = request.GET.get("url", "")
    if not address:
        return _answer({"error": _("Give the address of a page in “url”.")}, 400)
    try:
        framed = framed_at(request, _path(request, address))
    except Http404:
        return _answer({"error": _("Nothing at this address can be shown elsewhere.")}, 404)
    return _answer(_oembed(request, framed), 200)


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


def _oembed(request: HttpRequest, framed: Framed) -> dict[str, Any]:
    site = identity(request)
    width = min(WIDTH, _pixels(request, "maxwidth"))
    height = min(framed.height_for(width), _pixels(request, "maxheight"))
    made = rendition_of(framed.picture, PICTURE) if _is_shown(framed.picture) else None
    thumbnail = (
        {"thumbnail_url": request.build_absolute_uri(made.url), "thumbnail_width": made.width,
         "thumbnail_height": made.height}
        if made else {}
    )  # fmt: skip
    return {
        "version": "1.0",
        "type": framed.kind,
        "title": framed.title,
        "author_name": framed.author or site.publisher_name,
        "provider_name": site.name,
        "provider_url": request.build_absolute_uri("/"),
        "cache_age": SECONDS,
        "html": framed.code(width, height),
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
