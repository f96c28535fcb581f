"""Events as schema.org JSON-LD."""

from __future__ import annotations

from typing import Any

from .choices import Status

SCHEMA_STATUS = {
    Status.SCHEDULED: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.CANCELLED: "EventCancelled",
    Status.MOVED_ONLINE: "EventMovedOnline",
}


def event_data(page: Any, request: Any) -> dict[str, Any]:
    """Return the schema.org Event of `page`, with a subEvent for each date when it has several."""
    rows = page.all_dates
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": page.full_url,
        "url": page.full_url,
        "name": page.title,
        "description": page.introduction,
        "eventStatus": f"https://schema.org/{SCHEMA_STATUS[Status(page.status)]}",
        "isAccessibleForFree": page.is_free,
        "eventAttendanceMode": "https://schema.org/"
        + ("OnlineEventAttendanceMode" if page.is_online else "OfflineEventAttendanceMode"),
        "location": _location(page),
    }
    if rows:
        data |= _span(rows[0], rows[-1])
    if len(rows) > 1:
        data["subEvent"] = [
            {"@type": "Event", "name": page.title, **_span(r, r)} for r in rows[:50]
        ]
    return data


def _span(first: Any, last: Any) -> dict[str, str]:
    return {
        "startDate": first.start.isoformat(),
        "endDate": (last.end or last.start).isoformat(),
    }


def _location(page: Any) -> dict[str, Any]:
    if page.is_online:
        return {"@type": "VirtualLocation", "url": page.online_url}
    return {
        "@type": "Place",
        "name": page.place_name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": page.address,
            "addressLocality": str(page.commune or ""),
            "addressCountry": "FR",
        },
    }
