"""RRULEs (RFC 5545) in plain words: those that the list can say, and back."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _

KEPT = "KEPT"
FREQUENCIES = [
    ("", _("Does not repeat")),
    ("DAILY", _("Every day")),
    ("WEEKLY", _("Every week, on the same day")),
    ("MONTHLY", _("Every month, on the same date")),
    (KEPT, _("Another repetition, kept as it is")),
]
"""What an organiser chooses from; the last one stands for a rule that came from elsewhere."""


def compose(frequency: str, until: datetime.date | None) -> str:
    """Return the RRULE that repeats at `frequency` up to the end of the day `until` (UTC)."""
    return f"FREQ={frequency};UNTIL={until:%Y%m%d}T235959Z" if frequency and until else ""


def decompose(rule: str) -> tuple[str, datetime.date | None]:
    """Return the frequency and last day that `compose` made `rule` of, or ("", None)."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if set(parts) != {"FREQ", "UNTIL"} or parts["FREQ"] not in dict(FREQUENCIES):
        return "", None
    try:
        until = datetime.datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").date()
    except ValueError:
        return "", None
    return parts["FREQ"], until
