"""What every public template knows about the site: its identity and its navigation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site

from cms.extensions import points

from .identity import SiteIdentity


def site_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the theme; nothing is fetched before a template asks for it."""
    return {
        "identity": SimpleLazyObject(lambda: SiteIdentity.for_request(request)),
        "navigation": SimpleLazyObject(lambda: navigation(request)),
        "current_site": SimpleLazyObject(lambda: Site.find_for_request(request)),
    }


def navigation(request: HttpRequest) -> dict[str, list[dict[str, Any]]]:
    """Return the entries of the header and the footer, in one query.

    The header holds the children of the home page that are shown in menus, then what plugins
    add; the footer the plain pages that ask for it.
    """
    site = Site.find_for_request(request)
    if site is None:
        return {"header": [], "footer": []}
    pages = Page.objects.child_of(site.root_page).live().public().select_related("contentpage")
    header = [_entry(page, request) for page in pages if page.show_in_menus]
    header += [
        {"title": label, "url": (url := reverse(name)), "current": request.path.startswith(url)}
        for label, name in points.navigation.items("header", site)
    ]
    footer = [_entry(page, request) for page in pages if _in_footer(page)]
    return {"header": header, "footer": footer}


def _entry(page: Page, request: HttpRequest) -> dict[str, Any]:
    url = page.get_url(request) or "/"
    return {"title": page.title, "url": url, "current": request.path.startswith(url)}


def _in_footer(page: Page) -> bool:
    plain = getattr(page, "contentpage", None)
    return plain is not None and plain.in_footer
