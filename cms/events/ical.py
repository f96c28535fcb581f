"""iCalendar files (RFC 5545) of events, for calendars and other agendas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event, vRecur
from wagtail.rich_text import get_text_for_indexing

from .choices import Status

ICAL_STATUS = {
    Status.CANCELLED: "CANCELLED",
    Status.POSTPONED: "TENTATIVE",
    Status.SCHEDULED: "CONFIRMED",
    Status.MOVED_ONLINE: "CONFIRMED",
}


def calendar_of(pages: Iterable[Any], name: str = "") -> Calendar:
    """Return a calendar with one VEVENT for each occurrence of `pages`."""
    calendar = Calendar()
    calendar.add("prodid", "-//Artisanumérique//Agenda//FR")
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", name)
    for page in pages:
        for row in page.occurrences.all():
            calendar.add_component(_event(page, row))
    calendar.add_missing_timezones()
    return calendar


def response(calendar: Calendar, filename: str) -> HttpResponse:
    """Return `calendar` as a file that calendars open."""
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{filename}.ics"'
    return answer


def _event(page: Any, row: Any) -> Event:
    event = Event()
    event.add("uid", f"{page.translation_key}-{row.sort_order or 0}-{row.start:%Y%m%dT%H%M}@agenda")
    event.add("summary", page.title)
    event.add("dtstart", timezone.localtime(row.start))
    event.add("dtend", timezone.localtime(row.end or row.start))
    event.add("dtstamp", page.last_published_at or timezone.now())
    event.add("status", ICAL_STATUS[Status(page.status)])
    if row.rrule:
        event.add("rrule", vRecur.from_ical(row.rrule))
    for name, value in _details(page).items():
        if value:
            event.add(name, value)
    return event


def _details(page: Any) -> dict[str, str]:
    return {
        "location": page.online_url if page.is_online else page.place,
        "description": get_text_for_indexing(page.introduction),
        "url": page.full_url or "",
    }
