"""Opening hours: reading a week, saying whether a place is open, refusing what cannot be."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from .choices import Weekday

Span = tuple[datetime.time, datetime.time]


def week(spans: Iterable[Any], today: datetime.date) -> list[dict[str, Any]]:
    """Return the seven days with their spans (objects with `weekday`, `opens`, `closes`)."""
    known = list(spans)
    return [
        {
            "label": Weekday(day).label,
            "is_today": day == today.weekday(),
            "slots": sorted((s for s in known if s.weekday == day), key=lambda s: s.opens),
        }
        for day in Weekday.values
    ]


def opening_status(spans: Iterable[Any], now: datetime.datetime | None = None) -> str:
    """Return "Open · closes at 18:00", "Closed · opens at 14:00", "Closed today" or ""."""
    now = timezone.localtime(now)
    known = list(spans)
    if not known:
        return ""
    today = sorted((s for s in known if s.weekday == now.weekday()), key=lambda s: s.opens)
    for span in today:
        if now.time() < span.opens:
            return _("Closed · opens at %(time)s") % {"time": time_format(span.opens)}
        if now.time() < span.closes:
            return _("Open · closes at %(time)s") % {"time": time_format(span.closes)}
    return _("Closed for today") if today else _("Closed today")


def closure_notice(note: str, until: datetime.date | None, today: datetime.date) -> str:
    """Return "Closed until 28 November: holidays" while it lasts, else ""."""
    if until is None or until < today:
        return ""
    words = {"date": date_format(until, "DATE_FORMAT"), "reason": note}
    return (_("Closed until %(date)s: %(reason)s") if note else _("Closed until %(date)s")) % words


def problem_of(spans: Iterable[Span]) -> str:
    """Return the sentence that says what is wrong with the spans of one day, or ""."""
    ordered = sorted(spans)
    if any(opens >= closes for opens, closes in ordered):
        return _("The closing time must come after the opening time.")
    if any(after[0] < before[1] for before, after in zip(ordered, ordered[1:], strict=False)):
        return _("Two spans of the same day overlap: the second must start after the first ends.")
    return ""
