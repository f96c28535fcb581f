"""Where a concept or a commune is used: the public pages that refer to it.

The pages belong to apps above this one: they are named as text, never imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

MOST_SHOWN = 6


@dataclass(frozen=True)
class Link:
    """How pages of one type refer to one kind of thing: through `field`."""

    title: Any
    page: str
    index: str
    field: str


ARTISANS = (_("Artisans"), "artisans.ArtisanPage", "artisans.ArtisanIndexPage")
GESTURES = (_("Gestures"), "gestures.GesturePage", "gestures.GestureIndexPage")
EVENTS = (_("Events"), "events.EventPage", "events.EventIndexPage")

LINKS: dict[str, list[Link]] = {
    "metier": [Link(*ARTISANS, "trades"), Link(*GESTURES, "trades")],
    "savoir-faire": [Link(*ARTISANS, "savoir_faire")],
    "action": [Link(*GESTURES, "action")],
    "materiau": [Link(*GESTURES, "materials__material")],
    "outil": [Link(*GESTURES, "tools")],
    "commune": [Link(*ARTISANS, "commune"), Link(*EVENTS, "commune")],
}


@dataclass(frozen=True)
class Use:
    """The first pages that refer to something, how many there are, and where all are listed."""

    title: Any
    pages: list[Any]
    count: int
    url: str


def uses_of(kind: str, thing: Model, site: Any) -> list[Use]:
    """Return where `thing`, of the vocabulary `kind`, is used on `site`, without empty groups."""
    found = [_use(link, thing, site) for link in LINKS[kind]]
    return [use for use in found if use.count]


def _use(link: Link, thing: Any, site: Any) -> Use:
    pages = (
        apps.get_model(link.page)
        .objects.live()
        .public()
        .in_site(site)
        .filter(**{link.field: thing})
        .distinct()
        .order_by("title")
    )
    first = list(pages[:MOST_SHOWN])
    count = pages.count() if len(first) == MOST_SHOWN else len(first)
    return Use(link.title, first, count, _listing(link, thing, site) if count else "")


def _listing(link: Link, thing: Any, site: Any) -> str:
    """Return the address of the listing narrowed to `thing`, or "" without such a facet."""
    index = apps.get_model(link.index).objects.live().in_site(site).first()
    facet = index and next((f for f in index.facets if _path(f) == link.field), None)
    if not facet:
        return ""
    value = getattr(thing, facet.value_field)
    return f"{index.get_url(current_site=site)}?{urlencode({facet.name: value})}"


def _path(facet: Any) -> str:
    return getattr(facet, "path", "") if hasattr(facet, "value_field") else ""
