"""How people sign in: accounts are invited by staff, never opened by strangers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.urls import reverse

from .roles import ADMIN


class AccountAdapter(DefaultAccountAdapter):
    """Allauth's account flow with the sign-up closed."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Is `url` ours, and not the back office for somebody who may not enter it?

        Without this, the back office and the sign-in would send such a person to each other for
        ever; now they end in their own space.
        """
        return super().is_safe_url(url) and not self._is_closed(url or "")

    def _is_closed(self, url: str) -> bool:
        user = context.request.user
        is_admin = urlsplit(url).path.startswith(reverse("wagtailadmin_home"))
        return is_admin and user.is_authenticated and not user.has_perm(ADMIN)
