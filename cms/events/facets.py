"""The filters of the agenda."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.pages.counting import CountedChoice, CountedRelation
from cms.pages.facets import Facet, Option

from .choices import Audience

PERIODS: dict[str, tuple[Any, timedelta | None]] = {
    "semaine": (_("In the next 7 days"), timedelta(days=7)),
    "mois": (_("In the next 30 days"), timedelta(days=30)),
    "trimestre": (_("In the next three months"), timedelta(days=92)),
    "passes": (_("Past"), None),
}


class PeriodFacet(Facet):
    """When, on pages annotated with `next_start` and `last_start` (EventQuerySet.for_cards)."""

    name, label, multiple = "quand", _("When"), False

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        chosen = next((value for value in values if value in PERIODS), None)
        if chosen is None:
            return pages
        days = PERIODS[chosen][1]
        if days is None:
            return pages.filter(next_start__isnull=True, last_start__isnull=False)
        return pages.filter(next_start__lte=timezone.now() + days)

    def options(self, pages: QuerySet, values: list[str]) -> list[Option]:
        moments = pages.order_by().values_list("next_start", "last_start")
        counts = Counter(name for row in moments for name in periods_of(*row))
        return [
            Option(name, str(label), counts[name], name in values)
            for name, (label, _days) in PERIODS.items()
            if counts[name]
        ]


def periods_of(next_start: Any, last_start: Any) -> list[str]:
    """Return the names of the periods that an event with these dates is found in."""
    if next_start is None:
        return ["passes"] if last_start else []
    left = next_start - timezone.now()
    return [name for name, (_label, days) in PERIODS.items() if days and left <= days]


AGENDA = [
    PeriodFacet(),
    CountedRelation("commune", _("Commune"), "commune", "insee", "name"),
    CountedChoice("public", _("Audience"), "audience", Audience.choices),
    CountedRelation("dispositif", _("Device"), "devices"),
]
