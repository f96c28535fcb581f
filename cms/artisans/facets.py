"""The filters of the list of artisans, counted together."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.pages.counting import CountedChoice, CountedRelation
from cms.taxonomy.choices import Sector

from .choices import LabelKind


class LabelFacet(CountedChoice):
    """The labels that still run: an expired one is not shown, and finds nobody either."""

    def __init__(self) -> None:
        super().__init__("label", _("Label"), "labels__kind", LabelKind.choices)

    def narrow(self, pages: Any, values: list[str]) -> Any:
        running = pages.model.objects.filter(_runs(), labels__kind__in=values)
        return pages.filter(pk__in=running.values("pk"))

    def counted(self, pages: Any) -> Any:
        held = pages.model.objects.filter(pk__in=pages.order_by().values("pk"))
        return held.filter(_runs(), labels__isnull=False).order_by()


def _runs() -> Q:
    return Q(labels__expires_on=None) | Q(labels__expires_on__gte=timezone.localdate())


ARTISAN_FACETS = [
    CountedChoice("secteur", _("Sector"), "trades__sector", Sector.choices),
    CountedRelation("metier", _("Trade"), "trades"),
    CountedRelation(
        "intercommunalite", _("Intercommunality"), "commune__intercommunality", "siren", "name"
    ),
    CountedRelation("commune", _("Commune"), "commune", "insee", "name"),
    CountedRelation("savoir-faire", _("Savoir-faire"), "savoir_faire"),
    LabelFacet(),
]
