"""Artisans as open data: what their public page says, never a SIRET or an account."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from cms.artisans.models import ArtisanPage

from .answers import Slice, commune, concept, listed, one, page_fields, public
from .schemas import Answer, CommuneRef, ConceptRef, Listed, PageOut

router = Router(tags=["Artisans"])


class LabelOut(Schema):
    name: str
    issuer: str
    expires_on: str | None


class ArtisanOut(PageOut):
    """A firm and its people. `invented` firms belong to a demonstration."""

    trades: list[ConceptRef]
    savoir_faire: list[ConceptRef]
    titles: list[str]
    labels: list[LabelOut]
    commune: CommuneRef | None
    address: str
    postal_code: str
    phone: str
    email: str
    website: str
    invented: bool


class Artisans(Listed):
    items: list[ArtisanOut]


class Artisan(ArtisanOut, Answer):
    pass


@router.get("", response=Artisans, summary="Les artisans")
def artisans(request: HttpRequest, part: Query[Slice], metier: str = "", commune: str = "") -> Any:
    """Par code de métier (T001…) ou par code INSEE de commune, si on le précise."""
    found = _found(request)
    if metier:
        found = found.filter(trades__code=metier)
    if commune:
        found = found.filter(commune_id=commune)
    return listed(request, found, part, describe)


@router.get("/{int:pk}", response=Artisan, summary="Un artisan")
def artisan(request: HttpRequest, pk: int) -> Any:
    return one(request, _found(request), pk, describe)


def describe(request: HttpRequest, page: Any) -> dict[str, Any]:
    return {
        **page_fields(request, page),
        "trades": [concept(request, trade) for trade in page.trades.all()],
        "savoir_faire": [concept(request, known) for known in page.savoir_faire.all()],
        "titles": [title["name"] for title in page.titles],
        "labels": _labels(page),
        "commune": commune(request, page.commune),
        "address": page.address,
        "postal_code": page.postal_code,
        "phone": page.phone,
        "email": page.email,
        "website": page.website,
        "invented": page.is_demo,
    }


def _labels(page: Any) -> list[dict[str, Any]]:
    today = timezone.localdate()
    return [
        {
            "name": str(label),
            "issuer": label.issuer,
            "expires_on": label.expires_on.isoformat() if label.expires_on else None,
        }
        for label in page.labels.all()
        if label.is_valid(today)
    ]


def _found(request: HttpRequest) -> Any:
    return (
        public(ArtisanPage, request)
        .select_related("commune", "cover")
        .prefetch_related("cover__renditions", "trades", "savoir_faire", "labels")
    )
