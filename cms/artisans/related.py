"""What the other nouns say of an artisan, without importing them: by their string foreign keys."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist

from cms.blocks.loading import preload
from cms.pages.mentions import mentions

SHOWN = 6


def load_related(page: Any) -> dict[str, list[Any]]:
    """Return the live gestures, events and documentaries of an artisan, and load its story.

    One query for each noun, then a few for all that the story and the page show.
    """
    related = {
        "gestures": _gestures(page),
        "events": _events(page),
        "documentaries": _cards(mentions(page, "documentaries.DocumentaryPage")),
    }
    others = [item for items in related.values() for item in items]
    preload(page.story, objects=[page, *others, *page.gallery.all(), *page.people.all()])
    return related


def _gestures(page: Any) -> list[Any]:
    model = _related_model(page, "practised_gestures")
    return _cards(model.objects.filter(practitioner=page)) if model else []


def _events(page: Any) -> list[Any]:
    links = _related_model(page, "event_links")
    if links is None:
        return []
    events = links._meta.get_field("page").related_model
    taking_part = links.objects.filter(artisan=page).values("page")
    return _cards(events.objects.filter(pk__in=taking_part))


def _related_model(page: Any, name: str) -> Any:
    try:
        return page._meta.get_field(name).related_model
    except FieldDoesNotExist:
        return None


def _cards(pages: Any) -> list[Any]:
    """Return the first live pages as their noun fetches them for cards, less the renditions."""
    return list(pages.live().for_cards().prefetch_related(None)[:SHOWN])
