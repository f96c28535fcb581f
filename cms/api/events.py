"""Events as open data, with all their dates."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from cms.events.models import EventPage

from .answers import Slice, commune, listed, one, page_fields, public
from .schemas import Answer, CommuneRef, Listed, PageOut

router = Router(tags=["Événements"])


class DateOut(Schema):
    start: datetime.datetime
    end: datetime.datetime | None


class EventOut(PageOut):
    """A dated cultural event; `status` after schema.org, `accessibility` after OpenAgenda."""

    status: str
    dates: list[DateOut]
    place_name: str
    address: str
    commune: CommuneRef | None
    online_url: str
    registration_url: str
    free: bool
    price: str
    audience: str
    accessibility: list[str]
    devices: list[str]


class Events(Listed):
    items: list[EventOut]


class Event(EventOut, Answer):
    pass


@router.get("", response=Events, summary="Les événements")
def events(
    request: HttpRequest,
    part: Query[Slice],
    depuis: datetime.date | None = None,
    commune: str = "",
) -> Any:
    """À partir d'un jour (AAAA-MM-JJ) ou par code INSEE de commune, si on le précise."""
    found = _found(request)
    if depuis:
        found = found.filter(dates__start__date__gte=depuis).distinct()
    if commune:
        found = found.filter(commune_id=commune)
    return listed(request, found, part, describe)


@router.get("/{int:pk}", response=Event, summary="Un événement")
def event(request: HttpRequest, pk: int) -> Any:
    return one(request, _found(request), pk, describe)


def describe(request: HttpRequest, page: Any) -> dict[str, Any]:
    return {
        **page_fields(request, page),
        "status": page.status,
        "dates": [{"start": date.start, "end": date.end} for date in page.dates.all()],
        "place_name": page.place_name,
        "address": page.address,
        "commune": commune(request, page.commune),
        "online_url": page.online_url,
        "registration_url": page.registration_url,
        "free": page.is_free,
        "price": page.price,
        "audience": page.audience,
        "accessibility": page.accessibility,
        "devices": [device.code for device in page.devices.all()],
    }


def _found(request: HttpRequest) -> Any:
    return (
        public(EventPage, request)
        .select_related("commune", "picture")
        .prefetch_related("picture__renditions", "dates", "devices")
    )
