"""How documentaries are narrowed: by trade, and by how long they take."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.pages.facets import Facet, Option, RelationFacet

DURATIONS: dict[str, tuple[Any, Q]] = {
    "short": (_("Less than 10 minutes"), Q(duration_minutes__lt=10)),
    "medium": (_("10 to 25 minutes"), Q(duration_minutes__range=(10, 25))),
    "long": (_("More than 25 minutes"), Q(duration_minutes__gt=25)),
}


class DurationFacet(Facet):
    """Narrows by the estimated duration, in three classes."""

    name, label = "duration", _("Duration")

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        chosen = [DURATIONS[value][1] for value in values if value in DURATIONS]
        if not chosen:
            return pages.none()
        return pages.filter(chosen[0] if len(chosen) == 1 else _any_of(chosen))

    def options(self, pages: QuerySet, values: list[str]) -> list[Option]:
        counts = pages.order_by().aggregate(
            **{name: Count("pk", filter=wanted) for name, (_label, wanted) in DURATIONS.items()}
        )
        return [
            Option(name, str(label), counts[name], name in values)
            for name, (label, _wanted) in DURATIONS.items()
            if counts[name]
        ]


def _any_of(conditions: list[Q]) -> Q:
    found = Q()
    for condition in conditions:
        found |= condition
    return found


DOCUMENTARY_FACETS: list[Facet] = [
    RelationFacet("trade", _("Trade"), "trades"),
    DurationFacet(),
]
