"""What the public pages of events show, prepared for their templates."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.blocks.cards import public_reference
from cms.blocks.loading import preload

from .choices import ACCESSIBILITY

MOST_DATES = 8
ICONS = {"ii": "people", "hi": "ear", "vi": "eye", "pi": "people", "mi": "wheelchair"}


def event_view(page: Any, is_preview: bool = False) -> dict[str, Any]:
    """Return the dates, facts, accessibility and related cards of an event."""
    coming = page.coming_dates
    return {
        "programme": page.get_parent(),
        "next": coming[0] if coming else None,
        "occurrences": [_occurrence(page, date) for date in coming[:MOST_DATES]],
        "more": max(0, len(coming) - MOST_DATES),
        "facts": facts(page),
        "access": [{"icon": ICONS[c], "label": ACCESSIBILITY[c]} for c in page.accessibility],
        "related": related(page, is_preview),
    }


def facts(page: Any) -> list[dict[str, Any]]:
    """Return the practical facts that are known, as term and value."""
    known = [
        (_("Place"), page.place if not page.is_online else _("Online")),
        (_("Price"), _("Free of charge") if page.is_free else page.price),
        (_("Audience"), page.get_audience_display()),
        (_("Devices"), ", ".join(str(device) for device in page.devices.all())),
    ]
    return [{"term": term, "value": value} for term, value in known if value]


LINKS = {"gestures": "gesture", "artisans": "artisan", "documentaries": "documentary"}


def related(page: Any, is_preview: bool) -> list[dict[str, Any]]:
    """Return the cards of the live gestures, artisans and documentaries of an event.

    The page's own stream and picture are loaded with their pictures, in the same few queries.
    """
    pages = [public_reference(linked) for linked in linked_pages(page, is_preview)]
    shown = [reference for reference in pages if reference]
    preload(page.body, objects=[page, *[reference.page for reference in shown]])
    return [reference.card for reference in shown]


def linked_pages(page: Any, is_preview: bool) -> list[Any]:
    """Return the pages an event links to, in one query; a preview shows what is being typed."""
    types = {name: getattr(page, name).model._meta.get_field(fk) for name, fk in LINKS.items()}
    if is_preview:
        ids = [
            getattr(row, fk.attname)
            for name, fk in types.items()
            for row in getattr(page, name).all()
        ]
        wanted: Any = ids
    else:
        rows = [
            fk.model.objects.filter(page=page).order_by().values(fk.attname)
            for fk in types.values()
        ]
        wanted = rows[0].union(*rows[1:], all=True)
    relations = [fk.related_model._meta.model_name for fk in types.values()]
    found = (
        Page.objects.filter(pk__in=wanted)
        .select_related(*relations)
        .order_by("content_type", "title")
    )
    return [_specific(linked, relations) for linked in found]


def _specific(linked: Page, relations: list[str]) -> Any:
    return next((own for name in relations if (own := getattr(linked, name, None))), linked)


def _occurrence(page: Any, date: Any) -> dict[str, Any]:
    return {"start": date.start, "end": date.end, "cancelled": page.status == "cancelled"}
