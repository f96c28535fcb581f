"""Where a page is, for the small map beside it."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from cms.artisans.models import ArtisanPage
from cms.pages.base import as_script_json
from cms.taxonomy.outline import outline_drawing

register = template.Library()

FIELDS = {
    "outline": "commune__outline",
    "name": "commune__name",
    "town_latitude": "commune__latitude",
    "town_longitude": "commune__longitude",
    "latitude": "map_positions__latitude",
    "longitude": "map_positions__longitude",
}


@register.simple_tag
def place_of(page: Any) -> dict[str, Any] | None:
    """Return the position of `page`, the drawing of its commune and its links; one query."""
    rows = type(page).objects.filter(pk=page.pk).values_list(*FIELDS.values())
    found = dict(zip(FIELDS, rows.first() or [None] * len(FIELDS), strict=True))
    exact = found["latitude"] is not None
    latitude = found["latitude"] if exact else found["town_latitude"]
    longitude = found["longitude"] if exact else found["town_longitude"]
    if latitude is None:
        return None
    outline = found["outline"]
    zoom = 16 if exact else 13
    return {
        "commune": found["name"],
        "exact": exact,
        "latitude": latitude,
        "longitude": longitude,
        "drawing": outline_drawing(outline, (latitude, longitude)) if outline else None,
        "map_url": f"{reverse('map:map')}#{zoom}/{latitude:.5f}/{longitude:.5f}",
        "geo_url": f"geo:{latitude:.5f},{longitude:.5f}",
        "structured_data": as_script_json(geo_data(page, latitude, longitude) if exact else None),
    }


def geo_data(page: Any, latitude: float, longitude: float) -> dict[str, Any] | None:
    """Return the position as JSON-LD about the business that the page describes, if it does."""
    if not isinstance(page, ArtisanPage):
        return None
    return {
        "@context": "https://schema.org",
        "@id": page.full_url,
        "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude},
    }
