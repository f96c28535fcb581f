"""Who enters the space of a page: its owners, and the staff who may edit it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from ..models import ArtisanPage


def pages_of(user: Any) -> list[ArtisanPage]:
    """Return the pages `user` owns, by name."""
    return list(ArtisanPage.objects.filter(owners=user).order_by("title"))


def owns(user: Any, page: ArtisanPage) -> bool:
    return ArtisanPage.objects.filter(pk=page.pk, owners=user).exists()


def page_for(user: Any, pk: int) -> ArtisanPage:
    """Return the page, or refuse: 404 when there is none, 403 when it is somebody else's."""
    page = get_object_or_404(ArtisanPage, pk=pk)
    if owns(user, page) or page.permissions_for_user(user).can_edit():
        return page
    raise PermissionDenied
