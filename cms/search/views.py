"""The search page over every page type, and suggestions while typing."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site, get_page_models

from cms.pages.cards import load_for_cards
from cms.pages.frame import anything_private
from cms.taxonomy.models import Trade

PER_PAGE = 12
MOST_RESULTS = 500
MOST_SUGGESTIONS = 8
KINDS = [
    "artisanpage",
    "gesturepage",
    "eventpage",
    "documentarypage",
    "storycollectionpage",
    "contentpage",
]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the pages that answer `q`, most relevant first, of all kinds or one `kind`."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    found = found_pages(request, query)
    kind = request.GET.get("kind", "")
    names = kind_names()
    chosen = [pk for pk, type_id in found if not kind or names.get(type_id) == kind]
    results = Paginator(chosen, PER_PAGE).get_page(request.GET.get("page"))
    results.object_list = load_for_cards(results.object_list, dict(found))
    context = {
        "search_query": query,
        "results": results,
        "total": len(chosen),
        "kinds": kinds(found, names, kind, query),
        "querystring": _querystring(request),
        "suggestions": [] if query else ideas(),
    }
    return render(request, "search/search.html", context)


@require_safe
@cache_control(public=True, max_age=300)
def suggest(request: HttpRequest) -> JsonResponse:
    """Return up to eight titles that begin with what was typed, as JSON."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:80]
    if len(query) < 2:
        return JsonResponse({"suggestions": []})
    pages = public_pages(request).autocomplete(query)[:MOST_SUGGESTIONS]
    rows = [{"title": page.title, "url": page.get_url(request)} for page in pages]
    return JsonResponse({"suggestions": rows})


def public_pages(request: HttpRequest) -> Any:
    """Return the live, public pages of the site of `request`."""
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    pages = Page.objects.live().descendant_of(site.root_page, inclusive=True)
    return pages.public() if anything_private() else pages


def found_pages(request: HttpRequest, query: str) -> list[tuple[int, int]]:
    """Return (page id, content type id) of what answers `query`, most relevant first."""
    if not query:
        return []
    found = public_pages(request).search(query)[:MOST_RESULTS]
    return [(page.pk, page.content_type_id) for page in found]


def kind_names() -> dict[int, str]:
    """Return the kinds of page people look for, by content type id; kept by Django in memory."""
    types = ContentType.objects.get_for_models(*get_page_models())
    return {found.pk: found.model for found in types.values() if found.model in KINDS}


def kinds(
    found: list[tuple[int, int]], names: dict[int, str], chosen: str, query: str
) -> list[dict[str, Any]]:
    """Return the kinds of page found, with their numbers, as the filter shows them."""
    counts = Counter(names.get(type_id, "") for _pk, type_id in found)
    labels = {
        "artisanpage": _("Artisans"),
        "gesturepage": _("Gestures"),
        "eventpage": _("Events"),
        "documentarypage": _("Documentaries"),
        "storycollectionpage": _("Collections"),
        "contentpage": _("Pages"),
    }
    rows = [(kind, labels[kind], counts[kind]) for kind in KINDS if counts[kind]]
    if len(rows) < 2 and not chosen:
        return []
    return [
        {"value": kind, "label": label, "count": n, "selected": kind == chosen,
         "url": _kind_url(query, kind)}
        for kind, label, n in [("", _("Everything"), len(found)), *rows]
    ]  # fmt: skip


def ideas() -> list[dict[str, str]]:
    """Return a few trades to start from, other ones each time."""
    trades = Trade.objects.order_by("?")[:10]
    return [{"title": str(t), "url": _kind_url(t.label_fr, "")} for t in trades]


def _kind_url(query: str, kind: str) -> str:
    return "?" + urlencode({"q": query, **({"kind": kind} if kind else {})})


def _querystring(request: HttpRequest) -> str:
    parameters = request.GET.copy()
    parameters.pop("page", None)
    return parameters.urlencode()
