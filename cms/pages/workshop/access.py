"""Who may open an editor on a page, and who may only look."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.html import strip_tags
from django.utils.translation import gettext as _


def page_of(pages: Any, user: Any, page_id: int) -> Any:
    """Return the page of this number among `pages`, a model or a queryset, as it is published.

    Raises Http404 or PermissionDenied.
    """
    page = get_object_or_404(pages, pk=page_id)
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied(_("You may not change this page."))
    return page


def obstacle_for(user: Any, page: Any) -> str:
    """Return the sentence that says why `user` may only read this page, "" when they may edit."""
    if page.alias_of_id:
        return _("This page is a copy that follows another one: change that one.")
    lock = page.get_lock()
    if lock is None or not lock.for_user(user):
        return ""
    said = lock.get_message(user) or lock.get_description(user)
    return strip_tags(str(said))
