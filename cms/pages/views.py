"""Small public answers beside the pages: the colours of the site, robots, health."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

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
