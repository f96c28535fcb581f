"""The permanent addresses of concepts and communes, for people (HTML) and machines (JSON-LD)."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from wagtail.models import Site

from .descriptions import (
    ancestors,
    commune_facts,
    concept_facts,
    grouped,
    matches,
    related,
    vitality_tone,
)
from .linked_data import (
    MIME,
    TURTLE,
    as_script,
    as_turtle,
    commune_document,
    concept_document,
    scheme_document,
)
from .models import VOCABULARIES, Concept
from .outline import outline_drawing
from .territory import Commune, Department
from .uses import uses_of

TURTLE_KEPT_FOR = 300
"""Seconds: a whole vocabulary in Turtle costs ten times its JSON-LD."""


def vocabularies(request: HttpRequest) -> HttpResponse:
    """List the vocabularies."""
    entries = [
        {
            "title": str(model._meta.verbose_name_plural).capitalize(),
            "url": reverse("taxonomy:index", args=[name]),
            "count": model.objects.count(),
        }
        for name, model in VOCABULARIES.items()
    ]
    return render(request, "taxonomy/vocabularies.html", {"entries": entries})


def index(request: HttpRequest, vocabulary: str) -> HttpResponse:
    """List the concepts of a vocabulary as a tree."""
    model = _model(vocabulary)
    concepts = model.objects.order_by("lineage").select_related("parent")
    title = str(model._meta.verbose_name_plural).capitalize()
    if wanted := wanted_data(request):
        whole = concepts.prefetch_related("children")
        url = _scheme_url(request, vocabulary)
        return linked_data(scheme_document(whole, title, url, request.build_absolute_uri), wanted)
    context = {"title": title, "groups": grouped(list(concepts)), "breadcrumbs": _breadcrumbs()}
    return _answer(request, "taxonomy/index.html", context)


def concept(request: HttpRequest, vocabulary: str, code: str) -> HttpResponse:
    """Show one concept."""
    found = _concept(vocabulary, code)
    scheme_url = _scheme_url(request, vocabulary)
    document = concept_document(found, scheme_url, request.build_absolute_uri)
    if wanted := wanted_data(request):
        return linked_data(document, wanted)
    title = str(found._meta.verbose_name_plural).capitalize()
    context = {
        "concept": found,
        "kind": found._meta.verbose_name,
        "ancestors": ancestors(found),
        "narrower": found.children.all(),
        "facts": concept_facts(found),
        "related": related(found),
        "matches": matches(found),
        "tone": vitality_tone(found),
        "uses": uses_of(vocabulary, found, Site.find_for_request(request)),
        "address": document["@id"],
        "structured_data_json": as_script(document),
        "breadcrumbs": _breadcrumbs({"title": title, "url": scheme_url}),
    }
    return _answer(request, "taxonomy/concept.html", context)


def communes(request: HttpRequest) -> HttpResponse:
    """List the communes by department."""
    listed = Prefetch("communes", Commune.objects.defer("outline"), to_attr="listed")
    departments = Department.objects.prefetch_related(listed)
    context = {"departments": departments, "breadcrumbs": _breadcrumbs()}
    return render(request, "taxonomy/communes.html", context)


def commune(request: HttpRequest, insee: str) -> HttpResponse:
    """Show one commune."""
    known = Commune.objects.select_related("department", "intercommunality")
    found = get_object_or_404(known.prefetch_related("savoir_faire"), pk=insee)
    document = commune_document(found, request.build_absolute_uri)
    if wants_linked_data(request):
        return linked_data(document)
    context = {
        "commune": found,
        "facts": commune_facts(found),
        "address": document["@id"],
        "drawing": outline_drawing(found.outline) if found.outline else None,
        "uses": uses_of("commune", found, Site.find_for_request(request)),
        "structured_data_json": as_script(document),
        "breadcrumbs": _breadcrumbs(
            {"title": _("Communes"), "url": reverse("taxonomy:communes")},
        ),
    }
    return _answer(request, "taxonomy/commune.html", context)


def wants_linked_data(request: HttpRequest) -> bool:
    """Does the client ask for JSON-LD, by the address or by its Accept header?"""
    return wanted_data(request, MIME) == MIME


def wanted_data(request: HttpRequest, *offered: str) -> str:
    """Return the type of data that the client asks for among `offered`, or "" for a page.

    The address says it (`format=jsonld` or `format=ttl`), or the Accept header.
    """
    types = offered or (MIME, TURTLE)
    if "format" in request.GET:
        named = {"jsonld": MIME, "ttl": TURTLE}.get(request.GET["format"], "")
        return named if named in types else ""
    preferred = request.get_preferred_type(["text/html", *types])
    return preferred if preferred in types else ""


def linked_data(document: dict[str, Any], mime: str = MIME) -> HttpResponse:
    response: HttpResponse
    if mime == TURTLE:
        response = HttpResponse(as_turtle(document), content_type=f"{TURTLE}; charset=utf-8")
        patch_cache_control(response, public=True, max_age=TURTLE_KEPT_FOR)
    else:
        dump = {"ensure_ascii": False}
        response = JsonResponse(document, content_type=MIME, json_dumps_params=dump)
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Accept"])
    return response


def _answer(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, template, context)
    patch_vary_headers(response, ["Accept"])
    return response


def _model(vocabulary: str) -> type[Concept]:
    if vocabulary not in VOCABULARIES:
        raise Http404
    return VOCABULARIES[vocabulary]


def _concept(vocabulary: str, code: str) -> Concept:
    known = _model(vocabulary).objects.select_related("parent").prefetch_related("children")
    return get_object_or_404(known, code=code)


def _scheme_url(request: HttpRequest, vocabulary: str) -> str:
    return request.build_absolute_uri(reverse("taxonomy:index", args=[vocabulary]))


def _breadcrumbs(*more: dict[str, str]) -> list[dict[str, str]]:
    first = {"title": _("Vocabularies"), "url": reverse("taxonomy:vocabularies")}
    return [{"title": _("Home"), "url": "/"}, first, *more]
