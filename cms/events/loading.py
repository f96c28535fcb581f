"""Fetching an event: everything its page shows in few queries, whatever its dates and links."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import OuterRef

from cms.blocks.loading import for_cards, preload
from cms.blocks.rows import JSONRows, attributes, build
from cms.taxonomy.models import Commune

from .parts import Device, EventArtisan, EventDate, EventDocumentary, EventGesture

LINKS: dict[str, tuple[Any, str]] = {
    "artisans": (EventArtisan, "artisan"),
    "gestures": (EventGesture, "gesture"),
    "documentaries": (EventDocumentary, "documentary"),
}
PLACE = ["insee", "name", "slug"]


def load_event(page: Any, is_preview: bool) -> list[Any]:
    """Fetch what the page of an event shows; return the live pages it is linked to, for cards.

    A preview shows the dates and links that are being typed.
    """
    linked = _typed_links(page) if is_preview else _load_parts(page)
    shown = [
        other
        for name, ids in linked.items()
        for other in _by_title(LINKS[name][0]._meta.get_field(LINKS[name][1]).related_model, ids)
    ]
    preload(page.body, objects=[page, *shown])
    return shown


def _typed_links(page: Any) -> dict[str, list[int]]:
    return {
        name: [getattr(row, f"{field}_id") for row in getattr(page, name).all()]
        for name, (_model, field) in LINKS.items()
    }


def _load_parts(page: Any) -> dict[str, list[int]]:
    """Fetch dates, devices and commune in one query; return the keys of the linked pages."""
    here, using = OuterRef("pk"), page._state.db
    parts = {
        "date_rows": JSONRows(
            EventDate.objects.filter(page=here).order_by("start"), attributes(EventDate)
        ),
        "device_rows": JSONRows(
            Device.objects.filter(events=here).order_by("label_fr"), attributes(Device)
        ),
        "commune_rows": JSONRows(Commune.objects.filter(pk=OuterRef("commune_id")), PLACE),
        **{
            f"{name}_rows": JSONRows(model.objects.filter(page=here), [f"{field}_id"])
            for name, (model, field) in LINKS.items()
        },
        "story_rows": JSONRows(_stories().filter(event=here), ["page_id"]),
    }
    row = type(page).objects.filter(pk=page.pk).values(**parts).get()
    page.all_dates = build(EventDate, row["date_rows"], using)
    page.devices = build(Device, row["device_rows"], using)
    page.commune = next(iter(build(Commune, row["commune_rows"], using)), None)
    linked = {
        name: [link[f"{field}_id"] for link in row[f"{name}_rows"]]
        for name, (_model, field) in LINKS.items()
    }
    linked["documentaries"] += [link["page_id"] for link in row["story_rows"]]
    return linked


def _stories() -> Any:
    """Return the links that stories keep to the events around them."""
    stories: Any = apps.get_model("documentaries.StoryEvent")
    return stories.objects.all()


def _by_title(model: Any, ids: list[int]) -> list[Any]:
    found = for_cards(model.objects.live().filter(pk__in=ids)) if ids else []
    return sorted(found, key=lambda page: page.title)
