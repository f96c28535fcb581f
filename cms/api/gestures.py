"""Gestures as open data: action, matter, tools, phases with their times, media."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from ninja import Query, Router, Schema

from cms.gestures.models import GesturePage

from .answers import Slice, concept, link, listed, media, one, page_fields, public
from .schemas import Answer, ConceptRef, LinkOut, Listed, MediaOut, PageOut

router = Router(tags=["Gestes"])


class MaterialOut(Schema):
    material: ConceptRef
    state: str


class PhaseOut(Schema):
    """A step between two moments of a film, in seconds; `key` names it for good."""

    key: str
    name: str
    start: float | None
    end: float | None
    action: ConceptRef | None
    material: ConceptRef | None
    state: str
    tool: ConceptRef | None
    posture: str
    grip: str
    description: str
    rule_of_art: str
    rule_source: str
    tolerance: str
    common_error: str
    safety_note: str
    validated_by: str
    validated_on: date | None


PHASE = [name for name in PhaseOut.model_fields if name not in ("action", "material", "tool")]


class GestureOut(PageOut):
    """An action on a material in a state, with the tools and the trades that do it."""

    action: ConceptRef | None
    materials: list[MaterialOut]
    tools: list[ConceptRef]
    trades: list[ConceptRef]
    practitioner: LinkOut | None
    level: str
    licence_of_the_gesture: str
    credits: str


class Gestures(Listed):
    items: list[GestureOut]


class Gesture(GestureOut, Answer):
    """One gesture, with its phases, rules and media."""

    phases: list[PhaseOut]
    rules: str
    safety: str
    media: list[MediaOut]


@router.get("", response=Gestures, summary="Les gestes")
def gestures(request: HttpRequest, part: Query[Slice], action: str = "", materiau: str = "") -> Any:
    """Par code d'action (A001…) ou de matériau (M001…), si on le précise."""
    found = _found(request)
    if action:
        found = found.filter(action__code=action)
    if materiau:
        found = found.filter(materials__material__code=materiau).distinct()
    return listed(request, found, part, describe)


@router.get("/{int:pk}", response=Gesture, summary="Un geste")
def gesture(request: HttpRequest, pk: int) -> Any:
    found = _found(request).prefetch_related("phases__action", "phases__material", "phases__tool")
    return one(request, found, pk, describe_fully)


def describe(request: HttpRequest, page: Any) -> dict[str, Any]:
    return {
        **page_fields(request, page),
        "action": concept(request, page.action) if page.action else None,
        "materials": [
            {"material": concept(request, used.material), "state": used.state}
            for used in page.materials.all()
        ],
        "tools": [concept(request, tool) for tool in page.tools.all()],
        "trades": [concept(request, trade) for trade in page.trades.all()],
        "practitioner": link(request, page.practitioner),
        "level": page.level,
        "licence_of_the_gesture": page.licence,
        "credits": page.credits,
    }


def describe_fully(request: HttpRequest, page: Any) -> dict[str, Any]:
    shown = [
        *[used.film for used in page.films.select_related("film")],
        *[used.model for used in page.models.select_related("model")],
    ]
    return {
        **describe(request, page),
        "phases": [describe_phase(request, phase) for phase in page.shown_phases],
        "rules": strip_tags(page.rules),
        "safety": strip_tags(page.safety),
        "media": [fields for found in shown if (fields := media(request, found))],
    }


def describe_phase(request: HttpRequest, phase: Any) -> dict[str, Any]:
    concepts = {
        name: concept(request, found) if (found := getattr(phase, name)) else None
        for name in ("action", "material", "tool")
    }
    return {**{name: getattr(phase, name) for name in PHASE}, **concepts}


def _found(request: HttpRequest) -> Any:
    return (
        public(GesturePage, request)
        .for_cards()
        .select_related("action", "practitioner")
        .prefetch_related("materials__material", "tools", "trades")
        .order_by("pk")
    )
