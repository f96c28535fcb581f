"""The addresses of the open formats of a gesture: `export/…` below its page, for everybody.

They are plain addresses rather than routes of the page: Wagtail's own pattern takes no dot. The
page is found by its path in one query, and must be live and public.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.pages.base import rendition_of
from cms.pages.context import identity
from cms.pages.frame import anything_private

from .formats import catalogue
from .formats.kit import kit_of
from .formats.source import Source, layers_of
from .loading import load_parts, prefetch_renditions
from .models import GesturePage
from .module import module_data

SECONDS = 300
"""How long an export may be kept without asking again: what is withdrawn leaves caches soon."""
PICTURE = "width-1600|format-jpeg"


def public_page(request: HttpRequest, path: str) -> GesturePage:
    """Return the live, public gesture at `path` below the site of `request`, or raise Http404."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    found = GesturePage.objects.live().filter(url_path=f"{site.root_page.url_path}{path}")
    page = (found.public() if anything_private() else found).first()
    if page is None:
        raise Http404
    load_parts(page)
    return page


def source_of(page: GesturePage, request: HttpRequest) -> Source:
    """Return all that the formats of `page` are made from, without what the public must not see."""
    films = [link.film for link in page.films.all() if link.film.is_available]
    models = [link.model for link in page.models.all() if link.model.is_available]
    links = [link for link in page.pictures.all() if not link.picture.is_withheld]
    posters = [film.poster for film in films if film.poster]
    prefetch_renditions([*[link.picture for link in links], *posters])
    shown = [
        (link.picture, link.caption, made)
        for link in links
        if (made := rendition_of(link.picture, PICTURE))
    ]
    data = module_data(page)
    seen = {
        "film": {film.pk for film in films},
        "picture": {picture.pk for picture, *_rest in shown},
        "model": {model.pk for model in models},
    }
    site = identity(request)
    base = page.get_full_url(request)
    root = base.removesuffix(page.get_url(request) or "")
    return Source(
        page=page, data=data, films=films, pictures=shown, models=models, base=base,
        absolute=lambda path: f"{root}{path}" if path.startswith("/") else path,
        publisher=site.publisher_name, publisher_url=site.publisher_url or f"{root}/",
        thumbnail=_thumbnail(page), layers=layers_of(data, seen),
    )  # fmt: skip


def _thumbnail(page: GesturePage) -> Any:
    picture = page.main_picture
    return rendition_of(picture, PICTURE) if picture and not picture.is_withheld else None


@require_safe
def kit(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the kit of the page at `path`, made while it is sent."""
    page = public_page(request, path)
    with override("fr"):
        found = kit_of(source_of(page, request))
    archive = found.stream()
    response = StreamingHttpResponse(archive, content_type="application/zip")
    response["Content-Length"] = str(len(archive))
    response["ETag"] = found.etag
    response["Accept-Ranges"] = "none"
    return _described(request, response, page, f"{page.slug}.zip", attached=True)


@require_safe
def export(request: HttpRequest, path: str, name: str) -> HttpResponseBase:
    """Answer with the module of the page at `path` as the file `name`."""
    page = public_page(request, path)
    with override("fr"):  # what leaves is in the language of the module, whoever asks
        source = source_of(page, request)
        found = catalogue.find(source, name)
        if found is None:
            raise Http404
        each, film = found
        text = catalogue.write(each, source, film)
    response = HttpResponse(text, content_type=each.mime)
    return opened(request, response, page, f"{page.slug}-{name}")


def opened(
    request: HttpRequest, response: HttpResponse, page: GesturePage, filename: str
) -> HttpResponseBase:
    """Let pages of any site read `response`, and caches ask whether it changed."""
    set_response_etag(response)
    return _described(request, response, page, filename)


def _described(
    request: HttpRequest, response: Any, page: GesturePage, filename: str, attached: bool = False
) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Disposition"] = content_disposition_header(attached, filename)
    patch_cache_control(response, public=True, max_age=SECONDS)
    if page.last_published_at:
        response["Last-Modified"] = http_date(page.last_published_at.timestamp())
    # By content alone: consents change what leaves without a new date on the page.
    return get_conditional_response(request, response["ETag"], None, response) or response
