"""The markers of a part of the map: single places and clusters of them, counted by the database.

Exact positions are grouped by the cell of their Morton code; pages without one are grouped by
commune and stand at its town hall. Both are then joined in cells of about 64 pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Avg, Count, F, Max, Min, Q, QuerySet
from wagtail.models import Page

from .layers import Selection
from .mercator import BITS, Box, morton

CELLS_A_TILE = 2
"""A tile of 256 pixels holds 4 x 4 cells: two zooms finer."""
MOST_CELLS = 4096
MOST_CELLS_APART = 1024
"""A view of more cells than this is shown in clusters, however high its zoom."""


@dataclass
class Group:
    """Places that share a cell: how many of each layer, their middle, their extent."""

    counts: Counter[str] = field(default_factory=Counter)
    latitudes: float = 0
    longitudes: float = 0
    extent: list[float] = field(default_factory=lambda: [180.0, 90.0, -180.0, -90.0])
    exact: bool = False
    noun: str = ""
    page: int = 0

    @property
    def size(self) -> int:
        return self.counts.total()

    @property
    def middle(self) -> tuple[float, float]:
        return round(self.latitudes / self.size, 6), round(self.longitudes / self.size, 6)

    def add(self, found: Found) -> None:
        self.counts[found.layer.name] += found.size
        self.latitudes += found.latitude * found.size
        self.longitudes += found.longitude * found.size
        west, south, east, north = found.extent
        a, b, c, d = self.extent
        self.extent = [min(a, west), min(b, south), max(c, east), max(d, north)]
        self.exact, self.noun, self.page = found.exact, found.layer.noun, found.page


@dataclass(frozen=True)
class Found:
    """Some pages of a layer that the database found in one place or cell."""

    layer: Any
    size: int
    latitude: float
    longitude: float
    extent: tuple[float, float, float, float]
    page: int
    exact: bool


def find_markers(chosen: list[Selection], box: Box, zoom: int, request: Any) -> dict[str, Any]:
    """Return the single places and the clusters of `chosen` in `box`, ready for JSON."""
    level = _level(box, zoom)
    groups: dict[Any, Group] = {}
    for selection in chosen:
        for found in _found(selection, box, min(level, BITS), apart=level > BITS):
            groups.setdefault(_key(found, level), Group()).add(found)
    singles = [group for group in groups.values() if group.size == 1]
    return {
        "total": sum(group.size for group in groups.values()),
        "places": _places(singles, request),
        "clusters": [_cluster(group) for group in groups.values() if group.size > 1],
    }


def in_box(layer: Any, box: Box) -> Q:
    """Return the condition for a page of `layer` to be in `box`."""
    at_commune = Q(
        commune__latitude__range=(box.south, box.north),
        commune__longitude__range=(box.west, box.east),
    )
    if not layer.positions:
        return at_commune
    exactly = _positions(layer).filter(_exactly_in(box)).values("page")
    return Q(pk__in=exactly) | (at_commune & ~Q(pk__in=_placed(layer)))


def _level(box: Box, zoom: int) -> int:
    """Return the zoom whose tiles are the cells; above 14, places stand apart."""
    wanted = zoom + CELLS_A_TILE
    if wanted > BITS and box.finest(MOST_CELLS_APART) == BITS:
        return wanted
    return min(wanted, box.finest(MOST_CELLS))


def _key(found: Found, level: int) -> Any:
    """Return the cell of `found`; the position itself where cells would be too coarse."""
    if level > BITS:
        return round(found.latitude, 6), round(found.longitude, 6)
    return morton(found.latitude, found.longitude) >> 2 * (BITS - level)


def _found(selection: Selection, box: Box, level: int, apart: bool) -> Iterator[Found]:
    if selection.layer.positions:
        yield from _exact(selection, box, level, apart)
    yield from _by_commune(selection, box)


def _exact(selection: Selection, box: Box, level: int, apart: bool) -> Iterator[Found]:
    """Yield the exact positions in `box`, by cell of `level`, or each on its own."""
    keys = ["latitude", "longitude"] if apart else ["cell"]
    positions = _positions(selection.layer).filter(_exactly_in(box))
    rows = (
        positions.filter(page__in=selection.pages)
        .annotate(cell=F("m").bitrightshift(2 * (BITS - level)))
        .values_list(*keys)
        .annotate(
            size=Count("page", distinct=True), one=Min("page"),
            latitude_=Avg("latitude"), longitude_=Avg("longitude"), west=Min("longitude"),
            south=Min("latitude"), east=Max("longitude"), north=Max("latitude"),
        )
        .values_list("size", "latitude_", "longitude_", "west", "south", "east", "north", "one")
        .order_by()
    )  # fmt: skip
    for size, latitude, longitude, west, south, east, north, page in rows:
        extent = (west, south, east, north)
        yield Found(selection.layer, size, latitude, longitude, extent, page, exact=True)


def _by_commune(selection: Selection, box: Box) -> Iterator[Found]:
    """Yield the pages without an exact position, by commune."""
    pages = selection.pages
    if selection.layer.positions:
        pages = pages.exclude(pk__in=_placed(selection.layer))
    rows = (
        pages.filter(
            commune__latitude__range=(box.south, box.north),
            commune__longitude__range=(box.west, box.east),
        )
        .values_list("commune__latitude", "commune__longitude")
        .annotate(size=Count("pk"), one=Min("pk"))
        .order_by()
    )
    for latitude, longitude, size, page in rows:
        extent = (longitude, latitude, longitude, latitude)
        yield Found(selection.layer, size, latitude, longitude, extent, page, exact=False)


def _positions(layer: Any) -> QuerySet:
    return layer.model._meta.get_field(layer.positions).related_model.objects.all()


def _placed(layer: Any) -> QuerySet:
    return _positions(layer).filter(m__isnull=False).values("page")


def _exactly_in(box: Box) -> Q:
    """Ranges of the index find the tiles; the sides cut what sticks out of the box."""
    tiles = Q()
    for first, last in box.ranges():
        tiles |= Q(m__range=(first, last))
    return tiles & Q(latitude__range=(box.south, box.north), longitude__range=(box.west, box.east))


def _places(groups: list[Group], request: Any) -> list[dict[str, Any]]:
    pages = Page.objects.in_bulk([group.page for group in groups])
    return [_place(group, pages[group.page], request) for group in groups if group.page in pages]


def _place(group: Group, page: Page, request: Any) -> dict[str, Any]:
    latitude, longitude = group.middle
    return {
        "id": page.pk,
        "lat": latitude,
        "lng": longitude,
        "title": page.title,
        "url": page.get_url(request),
        "noun": group.noun,
        "exact": group.exact,
    }


def _cluster(group: Group) -> dict[str, Any]:
    latitude, longitude = group.middle
    extent = [round(side, 6) for side in group.extent]
    counts = dict(group.counts)
    return {"lat": latitude, "lng": longitude, "n": group.size, "counts": counts, "box": extent}
