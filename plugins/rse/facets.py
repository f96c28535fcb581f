"""Finding artisans by what they do for people, the environment and their territory."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.pages.facets import Facet, Option

from .choices import Scheme
from .models import Practice


class SubjectFacet(Facet):
    """Artisans by the ISO 26000 core subjects of the practices they agreed to show."""

    name = "rse"
    label = _("commitments (RSE)")
    page_types = ("artisans.ArtisanPage",)

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        subject = Q(items__code__in=values) | Q(items__parent__code__in=values)
        found = Practice.objects.filter(subject, agreed=True, items__scheme=Scheme.ISO)
        return pages.filter(pk__in=found.order_by().values("artisan"))

    def options(self, pages: QuerySet, values: list[str]) -> list[Option]:
        language = "en" if (get_language() or "").startswith("en") else "fr"
        label = Coalesce(f"items__parent__label_{language}", f"items__label_{language}")
        rows = (
            Practice.objects.filter(agreed=True, artisan__in=pages.order_by().values("pk"))
            .filter(items__scheme=Scheme.ISO)
            .annotate(subject=Coalesce("items__parent__code", "items__code"), name=label)
            .order_by("subject")
            .values_list("subject", "name")
            .annotate(artisans=Count("artisan", distinct=True))
        )
        return [Option(code, text, count, code in values) for code, text, count in rows]
