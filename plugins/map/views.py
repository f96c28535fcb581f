"""The public map: a page that is a list without JavaScript, and the data its markers come from."""

from __future__ import annotations

import json
import math
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe
from wagtail.models import Site

from cms.taxonomy.choices import Sector
from cms.taxonomy.models import Commune

from .clusters import find_markers
from .layers import Filters, offered_layers, selections
from .mercator import WORLD, Box
from .models import MapSettings
from .outlines import outlines, territory, territory_of
from .places import list_places
from .tiles import LAST_ZOOM, tile_response

MINUTE, DAY = 60, 60 * 60 * 24


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """The map with its filters and its list; without JavaScript, the list in pages."""
    site = Site.find_for_request(request)
    filters = Filters.read(request.GET)
    places = list_places(selections(site, filters), None, request.GET.get("page"))
    communes = list(Commune.objects.values_list("name", "latitude", "longitude"))
    settings = MapSettings.for_request(request)
    context = {
        "places": places,
        "filters": filters,
        "layers": _layer_options(site, filters),
        "sectors": Sector.choices,
        "communes": [name for name, _latitude, _longitude in communes],
        "querystring": urlencode(filters.parameters),
        "settings": settings,
        "map": map_options(request, territory_of(communes), filters),
    }
    return render(request, "plugin_map/map.html", context)


@require_safe
@conditional_page
@cache_control(public=True, max_age=MINUTE)
def points(request: HttpRequest) -> HttpResponse:
    """The markers of a part of the map: ?bbox=west,south,east,north&zoom=10 and the filters."""
    try:
        box, zoom = _box(request), _zoom(request)
    except ValueError:
        return _refusal()
    chosen = selections(Site.find_for_request(request), Filters.read(request.GET))
    return JsonResponse(find_markers(chosen, box, zoom, request))


@require_safe
@cache_control(public=True, max_age=MINUTE)
def places(request: HttpRequest) -> HttpResponse:
    """The list of the places of a part of the map, as a fragment of the page."""
    try:
        box = _box(request)
    except ValueError:
        return _refusal()
    filters = Filters.read(request.GET)
    chosen = selections(Site.find_for_request(request), filters)
    found = list_places(chosen, box, request.GET.get("page"))
    context = {"places": found, "querystring": urlencode(filters.parameters)}
    return render(request, "plugin_map/places.html", context)


@require_safe
@gzip_page
@conditional_page
@cache_control(public=True, max_age=DAY)
def communes(request: HttpRequest) -> HttpResponse:
    """The outlines of the communes, as GeoJSON."""
    return JsonResponse(outlines(), content_type="application/geo+json")


@require_safe
def tile(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """A tile of the base map, or 204 at once when there is none to give."""
    if not MapSettings.for_request(request).has_tiles:
        raise Http404
    return tile_response(z, x, y, territory(), "public")


def map_options(request: HttpRequest, box: Box, filters: Filters | None = None) -> dict[str, Any]:
    """Return what the element <an-map> of a page needs to know, as attributes."""
    has_tiles = MapSettings.for_request(request).has_tiles
    labels = {layer.name: str(layer.label) for layer in offered_layers(_site(request))}
    return {
        "leaflet": static("npm/leaflet/leaflet.js"),
        "points": reverse("map:points"),
        "places": reverse("map:places"),
        "outlines": reverse("map:communes"),
        "tiles": _tile_address() if has_tiles else "",
        "last_zoom": LAST_ZOOM,
        "query": urlencode(filters.parameters) if filters else "",
        "box": f"{box.west},{box.south},{box.east},{box.north}",
        "words": json.dumps({**words(), "layers": labels}, ensure_ascii=False),
    }


def words() -> dict[str, str]:
    """Return the sentences that the map's script says; {n} is a number, {name} a name."""
    return {
        "map": _(
            "Map. Arrow keys move it, + and - change its scale, Tab goes from place to place."
        ),
        "cluster": _("{n} places: {counts}. Zoom in."),
        "several": _("{n} places at this point: {counts}"),
        "approximate": _("Placed at the town hall: the exact address is not given."),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "failed": _("The places could not be fetched. Try again in a moment."),
        "plan": _("© IGN, Plan IGN v2"),
        "outlines": _("Communes: IGN, INSEE, Licence Ouverte"),
    }


def _site(request: HttpRequest) -> Any:
    return Site.find_for_request(request)


def _tile_address() -> str:
    address = reverse("map:tile", args=[7, 8, 9])
    return address.replace("7/8/9", "{z}/{x}/{y}")


def _layer_options(site: Any, filters: Filters) -> list[dict[str, Any]]:
    return [
        {
            "name": layer.name,
            "label": layer.label,
            "noun": layer.noun,
            "chosen": not filters.layers or layer.name in filters.layers,
        }
        for layer in offered_layers(site)
    ]


def _box(request: HttpRequest) -> Box:
    text = request.GET.get("bbox", "")
    return Box.parse(text) if text else WORLD


def _zoom(request: HttpRequest) -> int:
    zoom = float(request.GET.get("zoom", "0"))
    if not math.isfinite(zoom):
        raise ValueError("not finite")
    return max(0, min(LAST_ZOOM, int(zoom)))


def _refusal() -> HttpResponse:
    sentence = _("Write bbox as west,south,east,north in degrees, and zoom as a number.")
    return HttpResponseBadRequest(json.dumps({"error": sentence}), content_type="application/json")
