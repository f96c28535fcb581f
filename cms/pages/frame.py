"""What frames every public page, kept in the cache: identity, menus, whether anything is private.

These change a few times a week and are read at each request. Saving or deleting a page, a site,
its identity or a privacy setting starts a new generation: nothing older is read again.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from .identity import SiteIdentity

GENERATION = "frame-generation"
KEPT_FOR = 60 * 60 * 24
FRAMING = (Page, Site, SiteIdentity, PageViewRestriction)


def site_frame(site: Site) -> dict[str, Any]:
    """Return {"identity", "header", "footer"} of `site`; entries are {"title", "url"}."""
    return _kept(f"site-{site.pk}", lambda: _build(site))


def anything_private() -> bool:
    """Is any page behind a password, a sign-in or a group?"""
    return _kept("private", PageViewRestriction.objects.exists)


def begin_generation(*_args: Any, instance: Any = None, **_kwargs: Any) -> None:
    """Forget every frame; connected to what may change one."""
    if instance is None or isinstance(instance, FRAMING):
        cache.set(GENERATION, uuid.uuid4().hex, None)


def connect() -> None:
    """Begin a new generation whenever something that frames pages changes."""
    for signal in (post_save, post_delete, post_page_move):
        signal.connect(begin_generation, dispatch_uid=f"frame-{id(signal)}")


def _kept(name: str, build: Callable[[], Any]) -> Any:
    generation = cache.get(GENERATION)
    if generation is None:
        begin_generation()
        generation = cache.get(GENERATION)
    return cache.get_or_set(f"frame-{generation}-{name}", build, KEPT_FOR)


def _build(site: Site) -> dict[str, Any]:
    identity = SiteIdentity.for_site(site)
    identity.site = site
    if identity.logo:
        list(identity.logo.renditions.all())
    pages = list(
        Page.objects.child_of(site.root_page)
        .live()
        .filter(view_restrictions=None)
        .select_related("contentpage", "contactpage")
    )
    return {
        "identity": identity,
        "header": [_entry(page) for page in pages if page.show_in_menus],
        "footer": [_entry(page) for page in pages if _in_footer(page)],
    }


def _entry(page: Page) -> dict[str, str]:
    return {"title": page.title, "url": page.url or "/"}


def _in_footer(page: Page) -> bool:
    plain, contact = getattr(page, "contentpage", None), getattr(page, "contactpage", None)
    return contact is not None or (plain is not None and plain.in_footer)
