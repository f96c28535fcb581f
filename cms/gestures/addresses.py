"""The permanent addresses of modules and cells, for people (HTML) and machines (JSON-LD)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.taxonomy.linked_data import CONTEXT, LICENCE
from cms.taxonomy.models import Action, Concept, Material
from cms.taxonomy.views import linked_data, wants_linked_data

from .loading import load_parts
from .models import GestureIndexPage, GesturePage

MOST_LISTED = 500
"""Gestures named in the data of a cell; `schema:numberOfItems` says how many there are."""


@require_safe
def module(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the page of a gesture, or give it as data; one that is not public is not found."""
    page = get_object_or_404(_public(request), pk=pk)
    if wants_linked_data(request):
        load_parts(page)
        address = request.build_absolute_uri(request.path)
        return linked_data({**page.structured_data(request), "identifier": address})
    return see_other(page.get_url(request) or "/")


@require_safe
def cell(request: HttpRequest, action: str, material: str) -> HttpResponse:
    """Lead to the gestures of an action on a material, or give the cell as data."""
    verb, matter = (
        get_object_or_404(m, code=c) for m, c in ((Action, action), (Material, material))
    )
    if wants_linked_data(request):
        return linked_data(cell_document(request, verb, matter))
    index = GestureIndexPage.objects.live().in_site(Site.find_for_request(request)).first()
    if index is None:
        raise Http404
    query = urlencode({"action": verb.code, "matiere": matter.code})
    return see_other(f"{index.get_url(request)}?{query}")


def cell_document(request: HttpRequest, action: Action, material: Material) -> dict[str, Any]:
    """Return the cell: a term made of two, and the gestures that are in it."""
    pages = _public(request).filter(action=action, materials__material__in=material.descendants())
    found = pages.distinct().order_by("title", "pk")
    name = f"{action.label_fr} × {material.label_fr}"
    return {
        "@context": CONTEXT,
        "@id": request.build_absolute_uri(request.path),
        "@type": ["schema:DefinedTerm", "schema:ItemList"],
        "schema:name": {"@value": name, "@language": "fr"},
        "schema:termCode": f"{action.code}/{material.code}",
        "schema:about": [_term(request, action), _term(request, material)],
        "schema:numberOfItems": found.count(),
        "schema:itemListElement": [
            _listed(request, page, place) for place, page in enumerate(found[:MOST_LISTED], 1)
        ],
        "dct:license": {"@id": LICENCE},
    }


def see_other(url: str) -> HttpResponse:
    """Return 303: the address names a thing, and its page is elsewhere."""
    response = HttpResponse(status=303, headers={"Location": url})
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Accept"])
    return response


def module_address(page: Any) -> str:
    """Return the permanent address of `page`, without the host."""
    return reverse("gesture_ids:module", args=[page.pk])


def _public(request: HttpRequest) -> Any:
    return GesturePage.objects.live().public().in_site(Site.find_for_request(request))


def _term(request: HttpRequest, concept: Concept) -> dict[str, Any]:
    return {
        "@id": request.build_absolute_uri(concept.get_absolute_url()),
        "@type": ["skos:Concept", "schema:DefinedTerm"],
        "schema:name": {"@value": concept.label_fr, "@language": "fr"},
        "schema:termCode": concept.code,
    }


def _listed(request: HttpRequest, page: Any, place: int) -> dict[str, Any]:
    return {
        "@type": "schema:ListItem",
        "schema:position": place,
        "schema:item": {
            "@id": request.build_absolute_uri(module_address(page)),
            "@type": "schema:HowTo",
            "schema:name": {"@value": page.title, "@language": "fr"},
            "schema:url": {"@id": page.get_full_url(request)},
        },
    }
