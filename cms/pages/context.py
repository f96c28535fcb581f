"""What every public template knows about the site: its identity and its navigation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from cms.extensions import points

from .frame import site_frame
from .identity import SiteIdentity


def site_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the theme; nothing is fetched before a template asks for it."""
    return {
        "identity": SimpleLazyObject(lambda: identity(request)),
        "navigation": SimpleLazyObject(lambda: navigation(request)),
        "theme_css_url": SimpleLazyObject(lambda: theme_css_url(request)),
        "current_site": SimpleLazyObject(lambda: Site.find_for_request(request)),
    }


def identity(request: HttpRequest) -> SiteIdentity:
    """Return who publishes the site of `request`; the defaults while there is no site yet."""
    site = Site.find_for_request(request)
    if site is None:
        return SiteIdentity(site=Site(site_name=settings.WAGTAIL_SITE_NAME))
    return site_frame(site)["identity"]


def theme_css_url(request: HttpRequest) -> str:
    """Return the address of the site's colours, or "" when it uses the theme's own."""
    version = identity(request).version
    return f"{reverse('theme_css')}?v={version}" if version else ""


def navigation(request: HttpRequest) -> dict[str, list[dict[str, Any]]]:
    """Return the entries of the header and the footer.

    The header holds the children of the home page that are shown in menus, then what plugins
    add; the footer the plain pages that ask for it, and the contact page.
    """
    site = Site.find_for_request(request)
    if site is None:
        return {"header": [], "footer": []}
    frame = site_frame(site)
    added = [
        {"title": label, "url": reverse(name)}
        for label, name in points.navigation.items("header", site)
    ]
    return {
        "header": [_marked(entry, request) for entry in [*frame["header"], *added]],
        "footer": [_marked(entry, request) for entry in frame["footer"]],
    }


def _marked(entry: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    return {**entry, "current": request.path.startswith(entry["url"])}
