"""Choosing accounts by their e-mail addresses, one on each line: no list of everybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class AccountsField(forms.Field):
    """Accounts typed as e-mail addresses, kept in lower case; cleans to a list of accounts."""

    widget = forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "autocapitalize": "none"})

    def prepare_value(self, value: Any) -> Any:
        """Return the addresses of a list of accounts, or what was typed."""
        if value is None or isinstance(value, str):
            return value
        return "\n".join(self._accounts(value).values_list("email", flat=True))

    def to_python(self, value: Any) -> list[Any]:
        """Return the accounts of the addresses; raise ValidationError for one nobody has."""
        addresses = list(dict.fromkeys(str(value or "").replace(",", " ").lower().split()))
        users: Any = get_user_model().objects.filter(email__in=addresses)
        known = {user.email: user for user in users}
        if missing := [address for address in addresses if address not in known]:
            sentence = _("No account has this address: %(addresses)s. Invite this person first.")
            raise ValidationError(sentence, params={"addresses": ", ".join(missing)})
        return [known[address] for address in addresses]

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = {user.pk for user in self._accounts(initial or [])}
        try:
            return before != {user.pk for user in self.to_python(data)}
        except ValidationError:
            return True

    @staticmethod
    def _accounts(value: Iterable[Any]) -> Any:
        keys = [getattr(item, "pk", item) for item in value]
        return get_user_model().objects.filter(pk__in=keys).order_by("email")
