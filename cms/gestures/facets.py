"""The filters of the list of gestures."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from cms.pages.counting import CountedChoice, CountedRelation, Row
from cms.pages.facets import Facet, Option, RelationFacet, plain
from cms.taxonomy.choices import Effect, MaterialState
from cms.taxonomy.models import Material

from .choices import Level

INDENT = "\N{EM SPACE}"  # HTML keeps it, and screen readers say nothing


class MaterialFacet(RelationFacet):
    """The materials, as a tree: choosing one also finds everything narrower."""

    def __init__(self) -> None:
        super().__init__("matiere", _("Material"), "materials__material")

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        narrower: Any = Material.objects.none()
        for material in Material.objects.filter(code__in=values):
            narrower = narrower | material.descendants()
        found = pages.model.objects.filter(materials__material__in=narrower)
        return pages.filter(pk__in=found.values("pk"))

    def rows(self, pages: QuerySet) -> QuerySet:
        """Return (place in the tree, "", page) for each material of each page.

        A page is counted once under each broader material: only its number allows that.
        """
        return (
            plain(pages)
            .exclude(materials__material=None)
            .values(
                _value=F("materials__material__lineage"),
                _label=Value("", CharField()),
                _count=F("pk"),
            )
        )

    def read(self, rows: list[Row], values: list[str]) -> list[Option]:
        pages: dict[str, set[int]] = {}
        for lineage, _label, page in rows:
            for code in lineage.strip("/").split("/"):
                pages.setdefault(code, set()).add(page)
        used = Material.objects.filter(code__in=pages).order_by("lineage")
        return [
            Option(m.code, f"{INDENT * m.depth}{m.label}", len(pages[m.code]), m.code in values)
            for m in used
        ]

    def options(self, pages: QuerySet, values: list[str]) -> list[Option]:
        rows = self.rows(pages).values_list("_value", "_label", "_count")
        return self.read(list(rows), values)


GESTURE_FACETS: list[Facet] = [
    CountedChoice("effet", _("Effect on matter"), "action__effect", Effect.choices),
    CountedRelation("action", _("Action"), "action"),
    MaterialFacet(),
    CountedChoice("etat", _("State of the material"), "materials__state", MaterialState.choices),
    CountedRelation("outil", _("Tool"), "tools"),
    CountedRelation("metier", _("Trade"), "trades"),
    CountedChoice("niveau", _("Level"), "level", Level.choices),
]
