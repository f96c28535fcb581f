"""Whether what a plugin adds is shown: it depends on the site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.models import Page, Site

from .plugin import installed_plugins

_shown: ContextVar[Site | None] = ContextVar("the site that is being shown", default=None)

SHOWN_SITE = "shown_site"
"""Name of that site in the context of a template that knows no request."""


@contextmanager
def showing(site: Site | None) -> Iterator[None]:
    """Make `site` the one that streams are rendered for, where no request says which."""
    token = _shown.set(site)
    try:
        yield
    finally:
        _shown.reset(token)


def site_shown(context: Any = None, owner: Any = None) -> Site | None:
    """Return the site something is shown for.

    That of the request in `context`, or the one being shown, or the one `owner` (a page) is part
    of, or the default site; None before any site exists: then everything is shown.
    """
    request = context.get("request") if context else None
    if request is not None:
        return Site.find_for_request(request)
    if context and SHOWN_SITE in context:
        return context[SHOWN_SITE]
    return _shown.get() or site_of(owner)


def site_of(page: Any, parent: Any = None) -> Site | None:
    """Return the site `page` is, or below `parent` will be, part of; else the default site."""
    for found in (page, parent):
        if isinstance(found, Page) and found.path and (site := found.get_site()):
            return site
    return Site.objects.filter(is_default_site=True).first()


def is_shown(plugin: Any, site: Site | None) -> bool:
    """Is what `plugin` adds shown on `site`? What belongs to no plugin always is."""
    return plugin is None or site is None or plugin.is_enabled(site)


def is_enabled_somewhere(plugin: Any) -> bool:
    """Is `plugin` switched on for at least one site? The back office is common to all of them."""
    sites = list(Site.objects.all())
    return not sites or any(plugin.is_enabled(site) for site in sites)


def switched_off(site: Site | None) -> set[str]:
    """Return the labels of the installed plugins that are switched off for `site`."""
    return {p.label for p in installed_plugins() if not is_shown(p, site)}
