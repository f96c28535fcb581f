"""Practices as open data: those their artisan agreed to, of public pages, and nothing else."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from cms.api.answers import Slice, concept, licence, link, listed, public
from cms.api.schemas import Answer, ConceptRef, LinkOut, Listed
from cms.artisans.models import ArtisanPage

from .models import Practice, RseItem

router = Router()


class ItemOut(Schema):
    """A subject or an issue of ISO 26000 (guidance: it certifies nothing), or of the guide."""

    scheme: str
    code: str
    parent: str | None
    label_fr: str
    label_en: str


class Items(Answer):
    items: list[ItemOut]


class PracticeOut(Schema):
    """What a firm does, in its own words. `agreed_on`: the day its artisan agreed."""

    id: int
    artisan: LinkOut | None
    text: str
    items: list[ItemOut]
    level: str
    source: str
    noted_on: datetime.date
    agreed_on: datetime.date
    savoir_faire: ConceptRef | None
    direction: str | None
    equivalence: str


class Practices(Listed):
    items: list[PracticeOut]


@router.get("/pratiques", response=Practices, summary="Les pratiques de responsabilité sociétale")
def practices(request: HttpRequest, part: Query[Slice], item: str = "") -> Any:
    """Seulement celles que l'artisan accepte de montrer. Par code (6.5, circuits-courts…)."""
    artisans = public(ArtisanPage, request).order_by().values("pk")
    found: Any = Practice.objects.filter(agreed=True, artisan__in=artisans).order_by("pk")
    if item:
        tagged = Practice.items.through.objects.filter(rseitem__in=_under(item))
        found = found.filter(pk__in=tagged.values("practice"))
    return listed(request, found.for_display().select_related("artisan"), part, describe)


@router.get("/items", response=Items, summary="Les sujets de responsabilité sociétale")
def items(request: HttpRequest) -> Any:
    """Les titres de l'ISO 26000 et du guide de la chambre."""
    found = RseItem.objects.select_related("parent")
    return {"licence": licence(request), "items": [describe_item(item) for item in found]}


def describe(request: HttpRequest, practice: Practice) -> dict[str, Any]:
    """Return the fields of a practice."""
    known = practice.savoir_faire
    return {
        "id": practice.pk,
        "artisan": link(request, practice.artisan),
        "text": practice.text,
        "items": [describe_item(item) for item in practice.items.all()],
        "level": practice.level,
        "source": practice.source,
        "noted_on": practice.noted_on,
        "agreed_on": practice.agreed_on,
        "savoir_faire": concept(request, known) if known else None,
        "direction": practice.direction if known else None,
        "equivalence": practice.equivalence,
    }


def describe_item(item: RseItem) -> dict[str, Any]:
    """Return the fields of an RSE item."""
    return {
        "scheme": item.scheme,
        "code": item.code,
        "parent": item.parent.code if item.parent else None,
        "label_fr": item.label_fr,
        "label_en": item.label_en,
    }


def _under(code: str) -> Any:
    """Return the items called `code`, and those below them."""
    named = RseItem.objects.filter(code=code[:40])
    return named | RseItem.objects.filter(parent__in=named)
