"""What the map serves to people signed in to the back office: a geocoder and tiles."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET
from wagtail import hooks

from .geocoders import geocode
from .outlines import territory
from .tiles import tile_response


@require_GET
def search_places(request: HttpRequest) -> JsonResponse:
    """Return the places that ?q= may mean."""
    return JsonResponse({"results": geocode(request.GET.get("q", ""))})


@require_GET
def tile(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """A tile for the map of an editor, whatever the site chose for its visitors."""
    return tile_response(z, x, y, territory(), "private")


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Below /admin/: Wagtail lets in only those who may enter the back office."""
    return [
        path("carte/lieux/", search_places, name="plugin_map_geocode"),
        path("carte/tuiles/<int:z>/<int:x>/<int:y>.png", tile, name="plugin_map_tile"),
    ]
