"""Documentaries as open data: the graph of scenes, without its media."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from cms.documentaries.models import DocumentaryPage

from .answers import Slice, concept, listed, one, page_fields, public
from .schemas import Answer, ConceptRef, Listed, PageOut

router = Router(tags=["Documentaires"])


class SceneOut(Schema):
    """A scene; `next` is the id of the scene that follows by default, or "end"."""

    id: str
    title: str
    url: str
    next: str


class DocumentaryOut(PageOut):
    trades: list[ConceptRef]
    duration_minutes: int
    licence_of_the_documentary: str


class Documentaries(Listed):
    items: list[DocumentaryOut]


class Documentary(DocumentaryOut, Answer):
    """One documentary, with its scenes in order."""

    scenes: list[SceneOut]


@router.get("", response=Documentaries, summary="Les documentaires")
def documentaries(request: HttpRequest, part: Query[Slice]) -> Any:
    return listed(request, _found(request), part, describe)


@router.get("/{int:pk}", response=Documentary, summary="Un documentaire")
def documentary(request: HttpRequest, pk: int) -> Any:
    return one(request, _found(request), pk, describe_fully)


def describe(request: HttpRequest, page: Any) -> dict[str, Any]:
    return {
        **page_fields(request, page),
        "trades": [concept(request, trade) for trade in page.trades.all()],
        "duration_minutes": page.duration_minutes,
        "licence_of_the_documentary": page.licence,
    }


def describe_fully(request: HttpRequest, page: Any) -> dict[str, Any]:
    scenes = [
        {
            "id": scene.id,
            "title": scene.title,
            "url": request.build_absolute_uri(scene.url),
            "next": scene.next,
        }
        for scene in page.story.scenes
    ]
    return {**describe(request, page), "scenes": scenes}


def _found(request: HttpRequest) -> Any:
    return (
        public(DocumentaryPage, request)
        .select_related("cover")
        .prefetch_related("cover__renditions", "trades")
    )
