"""What the public pages of events show, prepared for their templates."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from .choices import ACCESSIBILITY

MOST_DATES = 8
ICONS = {"ii": "people", "hi": "ear", "vi": "eye", "pi": "people", "mi": "wheelchair"}


def event_view(page: Any, linked: list[Any]) -> dict[str, Any]:
    """Return the dates, facts, accessibility and cards of the pages linked to an event."""
    coming = page.coming_dates
    return {
        "programme": page.get_parent(),
        "next": coming[0] if coming else None,
        "occurrences": [_occurrence(page, date) for date in coming[:MOST_DATES]],
        "more": max(0, len(coming) - MOST_DATES),
        "facts": facts(page),
        "access": [{"icon": ICONS[c], "label": ACCESSIBILITY[c]} for c in page.accessibility],
        "related": [other.card for other in linked],
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


def _occurrence(page: Any, date: Any) -> dict[str, Any]:
    return {"start": date.start, "end": date.end, "cancelled": page.status == "cancelled"}
