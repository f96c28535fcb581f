"""The calendars and feeds that events and programmes answer beside their page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from . import ical
from .feeds import EventFeed


class CalendarRoutes(RoutablePageMixin):
    """Adds `calendrier/` and `flux/` below a page that has `events()`."""

    @path("calendrier/", name="calendar")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        pages = self.events().prefetch_related("occurrences")
        return ical.response(ical.calendar_of(pages, name=self.title), self.slug)

    @path("flux/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return EventFeed(self)(request)


class EventRoutes(RoutablePageMixin):
    """Adds `calendrier/` below an event."""

    @path("calendrier/", name="calendar")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        return ical.response(ical.calendar_of([self]), self.slug)


def calendar_url(page: Any) -> str:
    """Return the address of the calendar of `page`, from its root."""
    return f"{page.url}{page.reverse_subpage('calendar')}"


def feeds_of(page: Any) -> list[dict[str, str]]:
    """Return the feed and the calendar that base.html announces for `page`."""
    return [
        {
            "title": page.title,
            "url": f"{page.url}{page.reverse_subpage('feed')}",
            "type": "application/atom+xml",
        },
        {"title": page.title, "url": calendar_url(page), "type": "text/calendar"},
    ]
