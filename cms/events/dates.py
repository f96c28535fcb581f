"""The real dates of an event: its occurrences and their repetitions, written out."""

from __future__ import annotations

import datetime
from typing import Any

import recurring_ical_events
from django.utils import timezone

from .ical import calendar_of

HORIZON = datetime.timedelta(days=3 * 365)
"""Repetitions are written out this far after the first occurrence."""


def written_out(page: Any) -> list[tuple[datetime.datetime, datetime.datetime | None]]:
    """Return (start, end) of every date of `page`, in order; right across a DST change."""
    rows = list(page.occurrences.all())
    if not rows:
        return []
    first = min(row.start for row in rows)
    last = max(row.start for row in rows) + HORIZON
    found = recurring_ical_events.of(calendar_of([page])).between(
        first - datetime.timedelta(days=1), last
    )
    pairs = {(_aware(event.start), _aware(event.end)) for event in found}
    ends = {row.start: row.end for row in rows}
    return sorted((s, e if e != s or ends.get(s) else None) for s, e in pairs)


def rebuild(page: Any) -> None:
    """Write the dates of a published event again; called whenever one is published."""
    row = page.dates.model
    wanted = [row(page=page, start=start, end=end) for start, end in written_out(page)]
    page.dates.all().delete()
    row.objects.bulk_create(wanted)


def _aware(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(timezone.get_default_timezone())
