"""The filters of the list of gestures."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from cms.pages.counting import CountedChoice, CountedRelation, Row
from cms.pages.facets import ChoiceFacet, Facet, Option, RelationFacet, plain
from cms.pages.frame import anything_private
from cms.taxonomy.choices import Effect, MaterialState
from cms.taxonomy.models import Material

from .choices import Level, MediaKind, Motricity, Percussion
from .parts import GestureFilm, GestureModel, GestureOverlay, GesturePicture

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


class LongRelation(CountedRelation):
    """A relation with too many answers for boxes to tick: one is chosen in a list."""

    kind, multiple = "select", False


class PractitionerRelation(LongRelation):
    """A relation of the artisan whose gesture it is; one whose page is withdrawn is left out."""

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        return super().narrow(pages.filter(_shown_practitioner()), values)

    def rows(self, pages: QuerySet) -> QuerySet:
        return super().rows(pages.filter(_shown_practitioner()))


def _shown_practitioner() -> Q:
    """Return the gestures whose artisan the public may see."""
    shown = apps.get_model("artisans.ArtisanPage").objects.live()
    if anything_private():
        return Q(practitioner__in=shown.public().values("pk"))
    return Q(practitioner__live=True)


class PercussionFacet(CountedChoice):
    """How the tool meets matter: a code such as "PP·O·lin-T" begins with it."""

    def __init__(self) -> None:
        super().__init__("percussion", _("Percussion"), "action__percussion", Percussion.choices)

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        chosen = Q(pk__in=[])
        for value in values:
            chosen |= Q(action__percussion__startswith=f"{value}·")
        return pages.filter(pk__in=pages.model.objects.filter(chosen).values("pk"))

    def read(self, rows: list[Row], values: list[str]) -> list[Option]:
        counts: dict[str, int] = {}
        for code, _label, n in rows:
            kind = code.partition("·")[0]
            counts[kind] = counts.get(kind, 0) + n
        return super().read([(kind, "", n) for kind, n in counts.items()], values)

    def options(self, pages: QuerySet, values: list[str]) -> list[Option]:
        return self.read(list(self.rows(pages).values_list("_value", "_label", "_count")), values)


class MediaFacet(ChoiceFacet):
    """What a gesture is shown with: a film, a 3D model, an image, measures laid over them."""

    def __init__(self) -> None:
        super().__init__("media", _("Shown by"), "", MediaKind.choices)

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        found = Q(pk__in=[])
        for value, links in _media_links().items():
            if value in values:
                found |= Q(pk__in=links.values("page"))
        return pages.filter(found)

    def rows(self, pages: QuerySet) -> list[QuerySet]:
        """Return the rows of each kind: each stands in a table of its own."""
        shown = pages.order_by().values("pk")
        return [
            links.filter(page__in=shown)
            .order_by()
            .values(_value=Value(value, CharField()), _label=Value("", CharField()))
            .annotate(_count=Count("page", distinct=True))
            for value, links in _media_links().items()
        ]

    def read(self, rows: list[Row], values: list[str]) -> list[Option]:
        counts = {value: n for value, _label, n in rows}
        return [
            Option(value, str(label), counts[value], value in values)
            for value, label in self.choices
            if counts.get(value)
        ]

    def options(self, pages: QuerySet, values: list[str]) -> list[Option]:
        arms = (rows.values_list("_value", "_label", "_count") for rows in self.rows(pages))
        return self.read([row for arm in arms for row in arm], values)


def _media_links() -> dict[str, QuerySet]:
    """Return the links of gestures to each kind of media."""
    return {
        MediaKind.FILM: GestureFilm.objects.all(),
        MediaKind.MODEL: GestureModel.objects.all(),
        MediaKind.IMAGE: GesturePicture.objects.all(),
        MediaKind.OVERLAY: GestureOverlay.objects.exclude(data={}).exclude(data__shapes=[]),
    }


GESTURE_FACETS: list[Facet] = [
    CountedChoice("effet", _("Effect on matter"), "action__effect", Effect.choices),
    CountedRelation("action", _("Action"), "action"),
    MaterialFacet(),
    LongRelation("metier", _("Trade"), "trades"),
    LongRelation("outil", _("Tool"), "tools"),
    CountedChoice("niveau", _("Level"), "level", Level.choices),
    MediaFacet(),
    PractitionerRelation(
        "intercommunalite",
        _("Intercommunality"),
        "practitioner__commune__intercommunality",
        "siren",
        "name",
    ).more(),
    PractitionerRelation("commune", _("Commune"), "practitioner__commune", "insee", "name").more(),
    PractitionerRelation("artisan", _("Artisan"), "practitioner", "slug", "title").more(),
    CountedChoice(
        "etat", _("State of the material"), "materials__state", MaterialState.choices
    ).more(),
    PercussionFacet().more(),
    CountedChoice("motricite", _("Motricity"), "motricity", Motricity.choices).more(),
]
