"""The open data of the site under /api/v1/: read only, documented in openapi.json."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.extensions.serving import mount_routers

from . import artisans, documentaries, events, gestures, territory, vocabularies
from .serving import open_to_all

api = NinjaAPI(
    title="Données ouvertes d’Artisanumérique",
    version="1.0",
    description="Lecture seule, sans clé. Chaque réponse dit sa licence ; chaque média, la sienne.",
    urls_namespace="open_data",
    docs_url=None,  # ninja's page loads its scripts from a third party: ours is below
)
for prefix, noun in [
    ("/artisans", artisans),
    ("/gestes", gestures),
    ("/evenements", events),
    ("/documentaires", documentaries),
    ("/vocabulaires", vocabularies),
    ("/territoire", territory),
]:
    api.add_router(prefix, noun.router)
mount_routers(api)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    detail = _("There is nothing public at this address.")
    return api.create_response(request, {"detail": detail}, status=404)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    names = ", ".join(sorted({str(problem["loc"][-1]) for problem in error.errors}))
    detail = _("The value of %(names)s is not accepted here: see openapi.json.") % {"names": names}
    return api.create_response(request, {"detail": detail}, status=422)


def documentation(request: HttpRequest) -> HttpResponse:
    """Show the addresses of the open data to people, from openapi.json."""
    schema: Any = api.get_openapi_schema()
    rows = [
        {
            "path": address,
            "method": method.upper(),
            "summary": operation.get("summary", ""),
            "text": operation.get("description", ""),
            "parameters": [p["name"] for p in operation.get("parameters", [])],
            "tag": (operation.get("tags") or [""])[0],
        }
        for address, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]
    context = {"operations": rows, "schema_url": request.path + "openapi.json"}
    return render(request, "cms_api/documentation.html", context)


_patterns, _app_name, _namespace = api.urls
app_name = "open_data"
urlpatterns = [
    path("", documentation, name="documentation"),
    *decorate_urlpatterns(_patterns, open_to_all),
]
