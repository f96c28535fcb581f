"""The pages themselves, and small public answers beside them: colours, robots, health."""

from __future__ import annotations

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.views import serve as wagtail_serve

from .context import identity

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /comptes/
Disallow: /mon-espace/
Disallow: /recherche/
Allow: /

Sitemap: {sitemap}
"""


@require_safe
@cache_control(public=True, max_age=31536000, immutable=True)
def theme_css(request: HttpRequest) -> HttpResponse:
    """Return the colours chosen in the back office; the address changes with them."""
    css = identity(request).as_css()
    return HttpResponse(css, content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def robots_txt(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse(ROBOTS.format(sitemap=sitemap), content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers; for load balancers and containers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path` as Wagtail does, without reading the home page to route below it.

    Wagtail keeps what it routed to on the request, and looks there before it routes by itself.
    """
    site = Site.find_for_request(request)
    components = [component for component in path.split("/") if component]
    if site and components:
        try:
            route = site.root_page.specific_deferred.route(request, components)
        except Http404:
            route = None
        request._wagtail_route_for_request = route  # type: ignore[attr-defined]
    return wagtail_serve(request, path)
