"""The communes as GeoJSON (RFC 7946): outlines by IGN, codes and populations by INSEE."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Router

from cms.taxonomy.models import Commune

from .answers import licence

router = Router(tags=["Territoire"])
SOURCES = ["INSEE", "IGN", "Etalab"]


@router.get("/communes", summary="Les communes, en GeoJSON")
def communes(request: HttpRequest, departement: str = "", contours: bool = True) -> Any:
    """Celles d'un département (82…), avec leur contour, ou seulement leur mairie."""
    found = Commune.objects.order_by("insee")
    if departement:
        found = found.filter(department_id=departement)
    if not contours:
        found = found.defer("outline")
    return JsonResponse(
        {
            "type": "FeatureCollection",
            "licence": licence(request),
            "sources": SOURCES,
            "features": [_feature(request, commune, contours) for commune in found],
        },
        content_type="application/geo+json",
        json_dumps_params={"ensure_ascii": False},
    )


def _feature(request: HttpRequest, commune: Commune, with_outline: bool) -> dict[str, Any]:
    outline = commune.outline if with_outline else None
    return {
        "type": "Feature",
        "id": commune.insee,
        "geometry": outline or _point(commune),
        "properties": {
            "insee": commune.insee,
            "name": commune.name,
            "department": commune.department_id,
            "intercommunality": commune.intercommunality_id,
            "population": commune.population,
            "postal_codes": commune.postal_codes,
            "url": request.build_absolute_uri(commune.get_absolute_url()),
        },
    }


def _point(commune: Commune) -> dict[str, Any] | None:
    if commune.latitude is None or commune.longitude is None:
        return None
    return {"type": "Point", "coordinates": [commune.longitude, commune.latitude]}
