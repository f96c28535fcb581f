"""Fetching artisans: what a card needs, and everything a detail page shows in one query."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet
from wagtail.images import get_image_model
from wagtail.query import PageQuerySet

from cms.blocks.rows import JSONRows, attributes, build
from cms.taxonomy.models import Commune, SavoirFaire, Trade

CHILDREN = ["people", "opening_hours", "links", "labels", "gallery"]
CONCEPTS = {
    "trades": (Trade, ["id", "code", "label_fr", "label_en", "sector"]),
    "savoir_faire": (
        SavoirFaire,
        ["id", "code", "label_fr", "label_en", "definition_fr", "definition_en", "vitality"],
    ),
}


class ArtisanQuerySet(PageQuerySet):
    """What listings and cards ask of artisans."""

    def for_cards(self) -> Any:
        """Fetch what a card shows: trades, commune, cover with its renditions; newest first."""
        trades = Trade.objects.filter(artisans=OuterRef("pk")).order_by("label_fr")
        return (
            self.annotate(card_trades=JSONRows(trades, ["label_fr", "label_en"]))
            .select_related("commune", "cover")
            .prefetch_related("cover__renditions")
            .order_by("-first_published_at", "title", "pk")
        )


def load_parts(page: Any) -> None:
    """Fetch the parts of a live `page` (children, concepts, pictures) in one query."""
    row = type(page).objects.filter(pk=page.pk).values(**_parts(type(page))).get()
    using = page._state.db
    for name in CHILDREN:
        model = page._meta.get_field(name).related_model
        setattr(page, name, build(model, row[f"{name}_rows"], using))
    for name, (concept, _fields) in CONCEPTS.items():
        setattr(page, name, build(concept, row[f"{name}_rows"], using))
    page.commune = next(iter(build(Commune, row["commune_rows"], using)), None)
    pictures = build(get_image_model(), row["picture_rows"], using)
    attach(page, {picture.pk: picture for picture in pictures})


def attach(page: Any, pictures: dict[Any, Any]) -> None:
    """Give `page`, its gallery and its people their pictures."""
    holders = [(page, "cover"), (page, "portrait")]
    holders += [(item, "picture") for item in [*page.gallery.all(), *page.people.all()]]
    for holder, name in holders:
        if (pk := getattr(holder, f"{name}_id")) in pictures:
            setattr(holder, name, pictures[pk])


def _parts(model: Any) -> dict[str, JSONRows]:
    parts = {}
    for name in CHILDREN:
        child = model._meta.get_field(name).related_model
        rows = child.objects.filter(page=OuterRef("pk")).order_by(*child._meta.ordering)
        parts[f"{name}_rows"] = JSONRows(rows, attributes(child))
    for name, (concept, fields) in CONCEPTS.items():
        rows = concept.objects.filter(artisans=OuterRef("pk")).order_by("label_fr")
        parts[f"{name}_rows"] = JSONRows(rows, fields)
    commune = Commune.objects.filter(pk=OuterRef("commune_id"))
    parts["commune_rows"] = JSONRows(commune, ["insee", "name", "slug"])
    return {**parts, "picture_rows": JSONRows(_pictures(model), attributes(get_image_model()))}


def _pictures(model: Any) -> QuerySet:
    gallery = model._meta.get_field("gallery").related_model
    people = model._meta.get_field("people").related_model
    page = OuterRef(OuterRef("pk"))
    shown = gallery.objects.filter(page=page).values("picture")
    portraits = people.objects.filter(page=page).values("picture")
    return get_image_model().objects.filter(
        Q(pk=OuterRef("cover_id"))
        | Q(pk=OuterRef("portrait_id"))
        | Q(pk__in=shown)
        | Q(pk__in=portraits)
    )
