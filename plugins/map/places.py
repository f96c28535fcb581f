"""The list beside the map: the same places, in pages, with or without JavaScript."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.db.models import Q
from wagtail.models import Page

from cms.extensions import points
from cms.pages.cards import load_for_cards

from .clusters import in_box
from .layers import Selection
from .mercator import Box

PER_PAGE = 20


class Places(list[dict[str, Any]]):
    """The cards of one page of results, each with its position."""

    results: PageOfResults


def list_places(chosen: list[Selection], box: Box | None, number: Any) -> Places:
    """Return the cards of the places of `chosen` in `box` (everywhere without one), by title."""
    wanted = Q(pk__in=[])
    for selection in chosen:
        pages = selection.pages.filter(in_box(selection.layer, box)) if box else selection.pages
        wanted |= Q(pk__in=pages.values("pk"))
    ids = Page.objects.filter(wanted).order_by("title", "pk").values_list("pk", flat=True)
    results = Paginator(ids, PER_PAGE).get_page(number)
    places = Places(_cards(list(results), [selection.layer for selection in chosen]))
    places.results = results
    return places


def located(ids: list[int]) -> list[dict[str, Any]]:
    """Return title, address and position of the live public pages among `ids`, in order."""
    layers = [layer() for layer in points.map_layers.items("map")]
    where = positions_of(ids, layers)
    public = {page.pk: page for page in Page.objects.live().public().filter(pk__in=list(where))}
    return [
        {"title": public[pk].title, "url": public[pk].url, **where[pk]}
        for pk in ids
        if pk in public and where[pk]["lat"] is not None
    ]


def _cards(ids: list[int], layers: list[Any]) -> list[dict[str, Any]]:
    where = positions_of(ids, layers)
    types = {layer.noun: ContentType.objects.get_for_model(layer.model).pk for layer in layers}
    pages = load_for_cards(ids, {pk: types[place["noun"]] for pk, place in where.items()})
    return [{**page.card, "id": page.pk, **where[page.pk]} for page in pages]


def positions_of(ids: list[int], layers: list[Any]) -> dict[int, dict[str, Any]]:
    """Return where pages are, their noun and "is it exact?", by key; at most a query a layer."""
    found: dict[int, dict[str, Any]] = {}
    for layer in layers:
        left = [pk for pk in ids if pk not in found]
        if not left:
            break
        names = ["commune__latitude", "commune__longitude"]
        if layer.positions:
            names += [f"{layer.positions}__latitude", f"{layer.positions}__longitude"]
        for pk, *where in layer.model.objects.filter(pk__in=left).values_list("pk", *names):
            exact = len(where) == 4 and where[2] is not None
            latitude, longitude = where[2:] if exact else where[:2]
            found[pk] = {"lat": latitude, "lng": longitude, "exact": exact, "noun": layer.noun}
    return found
