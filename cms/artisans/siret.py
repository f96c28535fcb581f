"""The SIRET number of an establishment: fourteen digits with a Luhn key (INSEE)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as InvalidNumber
from stdnum.fr import siret


def compact_siret(text: str) -> str:
    """Return the number without the spaces people write in it."""
    return siret.compact(text)


def validate_siret(text: str) -> None:
    """Refuse what is not a SIRET, saying why. La Poste's own key is accepted."""
    try:
        siret.validate(text)
    except InvalidChecksum as error:
        raise ValidationError(
            _("This SIRET is not right: its last digit does not match. Check each digit."),
            code="siret_key",
        ) from error
    except InvalidNumber as error:
        raise ValidationError(
            _("A SIRET has 14 digits, for example 552 008 443 00013."), code="siret_form"
        ) from error
