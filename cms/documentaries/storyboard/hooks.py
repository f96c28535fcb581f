"""The ways to the storyboard: the header of a story, the lists of pages, the menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry

from ..models import DocumentaryPage


class StoriesMenuItem(MenuItem):
    """The way to the stories, for who may change some."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy: Any = policy_registry.get_by_type(DocumentaryPage)
        return bool(policy.user_has_any_permission(request.user, ["add", "change", "publish"]))


def menu_item() -> MenuItem:
    return StoriesMenuItem(
        _("Documentaries"), reverse("documentary_stories"), icon_name="media", order=220
    )


def _button(page: Any, user: Any) -> Iterator[Button]:
    if page.specific_class is DocumentaryPage and page.permissions_for_user(user).can_edit():
        address = reverse("documentary_storyboard", args=[page.pk])
        yield Button(_("Storyboard"), address, icon_name="grip", priority=5)


def in_the_header(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Yield the way to the storyboard, in the header of the screens of a story."""
    yield from _button(page, user)


def in_listings(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Yield the way to the storyboard, in the lists of pages."""
    yield from _button(page, user)
