"""The outlines of the communes: the base of the map when no tile answers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Max, Min

from cms.taxonomy.models import Commune

from .mercator import Box

MARGIN = 0.02


def outlines() -> dict[str, Any]:
    """Return the communes as GeoJSON, each with its name, population and town hall."""
    rows = Commune.objects.exclude(outline=None).order_by("insee")
    names = ["insee", "name", "population", "latitude", "longitude"]
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": row.pop("outline"),
                "properties": row,
            }
            for row in rows.values(*names, "outline")
        ],
    }


def territory() -> Box:
    """Return the box that holds every commune, or a small one around the default position."""
    sides = Commune.objects.aggregate(
        west=Min("longitude"), south=Min("latitude"), east=Max("longitude"), north=Max("latitude")
    )
    return _around(*sides.values()) if sides["west"] is not None else _default()


def territory_of(communes: list[tuple[str, float | None, float | None]]) -> Box:
    """Return the same box from communes already fetched: name, latitude, longitude."""
    known = [(lat, lng) for _name, lat, lng in communes if lat is not None and lng is not None]
    if not known:
        return _default()
    latitudes, longitudes = zip(*known, strict=True)
    return _around(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def _around(west: float, south: float, east: float, north: float) -> Box:
    return Box(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)


def _default() -> Box:
    centre = settings.GEO_WIDGET_DEFAULT_LOCATION
    return _around(centre["lng"], centre["lat"], centre["lng"], centre["lat"])
