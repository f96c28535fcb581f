"""How people sign in: accounts are invited by staff, never opened by strangers."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Allauth's account flow with the sign-up closed."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False
