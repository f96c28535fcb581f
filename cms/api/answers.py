"""How every answer of the open data is made: public pages only, in slices, with a licence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.http import http_date
from ninja import Field, Schema
from wagtail.models import Site

from cms.media.licences import Licence, url_of
from cms.pages.base import absolute_rendition_url
from cms.pages.context import identity
from cms.pages.frame import anything_private

MOST = 100
PICTURE = "width-1200|format-jpeg"
Fields = dict[str, Any]


class Slice(Schema):
    """Which part of a list is asked for."""

    limit: int = Field(20, ge=1, le=MOST)
    offset: int = Field(0, ge=0, le=10_000_000)


def public(model: Any, request: HttpRequest) -> Any:
    """Return the live, public pages of a type on the site of `request`, in a lasting order."""
    site = Site.find_for_request(request)
    if site is None:
        return model.objects.none()
    pages = model.objects.live().descendant_of(site.root_page).order_by("pk")
    return pages.public() if anything_private() else pages


def licence(request: HttpRequest) -> Fields:
    """Return the licence of the site's texts and data."""
    site = identity(request)
    known = {str(label): value for value, label in Licence.choices}
    url = url_of(known.get(site.content_licence, Licence.ETALAB))
    return {"name": site.content_licence, "url": url, "publisher": site.publisher_name}


def listed(
    request: HttpRequest, found: QuerySet, part: Slice, describe: Callable[[Any, Any], Fields]
) -> Fields:
    """Return a slice of `found` as JSON-ready fields; `describe(request, item)` gives each."""
    count = found.count()
    items = found[part.offset : part.offset + part.limit]
    before = max(part.offset - part.limit, 0)
    return {
        "licence": licence(request),
        "count": count,
        "next": _address(request, part.offset + part.limit)
        if part.offset + part.limit < count
        else None,
        "previous": _address(request, before) if part.offset else None,
        "items": [describe(request, item) for item in items],
    }


def one(
    request: HttpRequest, found: QuerySet, pk: int, describe: Callable[[Any, Any], Fields]
) -> Fields:
    """Return the page `pk` with its licence; Http404 when it is not public."""
    page = found.filter(pk=pk).first()
    if page is None:
        raise Http404
    if page.last_published_at:
        request.last_modified = page.last_published_at  # type: ignore[attr-defined]
    return {"licence": licence(request), **describe(request, page)}


def page_fields(request: HttpRequest, page: Any) -> Fields:
    """Return what all pages have: id, title, addresses, summary, picture, date."""
    collection = request.path.rstrip("/").removesuffix(f"/{page.pk}")
    return {
        "id": page.pk,
        "title": page.title,
        "url": page.get_full_url(request) or "",
        "api_url": request.build_absolute_uri(f"{collection}/{page.pk}"),
        "summary": page.summary,
        "picture": picture(page.main_picture),
        "modified": page.last_published_at,
    }


def picture(found: Any) -> Fields | None:
    """Return an image at 1200 pixels: the originals are not public."""
    url = absolute_rendition_url(found, PICTURE)
    if not url:
        return None
    return {
        "url": url,
        "alt": found.description,
        "credit": found.credit,
        "licence": found.licence,
    }


def media(request: HttpRequest, found: Any) -> Fields | None:
    """Return a film, a sound or a 3D model; None when its file is lost or failed."""
    if found is None or not found.is_available:
        return None
    return {
        "kind": found.kind,
        "title": found.title,
        "description": found.description,
        "url": request.build_absolute_uri(found.url),
        "mime_type": found.mime_type,
        "duration": getattr(found, "duration", None),
        "credit": found.credit,
        "licence": found.licence,
    }


def link(request: HttpRequest, page: Any) -> Fields | None:
    """Return a link to another page, or None when the public may not see it."""
    if page is None or not page.live:
        return None
    url = page.get_full_url(request)
    return {"id": page.pk, "title": page.title, "url": url} if url else None


def concept(request: HttpRequest, found: Any) -> Fields:
    return {
        "code": found.code,
        "label_fr": found.label_fr,
        "label_en": found.label_en,
        "url": request.build_absolute_uri(found.get_absolute_url()),
    }


def commune(request: HttpRequest, found: Any) -> Fields | None:
    if found is None:
        return None
    url = request.build_absolute_uri(found.get_absolute_url())
    return {"insee": found.insee, "name": found.name, "url": url}


def last_modified(request: HttpRequest) -> str | None:
    """Return the date of the one page answered, as HTTP writes it; lists have none."""
    date = getattr(request, "last_modified", None)
    return http_date(date.timestamp()) if date else None


def _address(request: HttpRequest, offset: int) -> str:
    parameters = request.GET.copy()
    parameters["offset"] = str(offset)
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")
