"""The repetition of an occurrence: stored as an RRULE (RFC 5545), chosen in plain words."""

from __future__ import annotations

import datetime
from typing import Any

from dateutil.rrule import rrulestr
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .rules import FREQUENCIES, KEPT, compose, decompose
from .widgets import RecurrenceWidget

__all__ = ["RecurrenceField", "RuleField", "compose", "decompose", "validate_rule"]

MOST_DATES = 400
"""An occurrence repeats at most this often: a rule that never ends is refused."""

START = datetime.datetime(2026, 1, 5, 9, 0)


def validate_rule(rule: str) -> None:
    """Raise ValidationError unless `rule` is an RRULE that ends."""
    if not rule:
        return
    try:
        dates = rrulestr(rule, dtstart=START, ignoretz=True)
        parts = dict(part.split("=", 1) for part in rule.upper().split(";"))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValidationError(
            _("This repetition cannot be read. Choose one of the list.")
        ) from error
    if "COUNT" not in parts and "UNTIL" not in parts:
        raise ValidationError(_("Say until when it repeats."))
    if sum(1 for _date, _i in zip(dates, range(MOST_DATES + 1), strict=False)) > MOST_DATES:
        raise ValidationError(_("That is more than %(most)s dates."), params={"most": MOST_DATES})


class RecurrenceField(forms.MultiValueField):
    """The RRULE of an occurrence as text; a rule from elsewhere is kept until another is chosen."""

    widget = RecurrenceWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        fields = (
            forms.ChoiceField(choices=FREQUENCIES, required=False),
            forms.DateField(required=False),
            forms.CharField(required=False),
        )
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, values: list[Any]) -> str:
        frequency, until, kept = values or ["", None, ""]
        if frequency == KEPT:
            return kept or ""
        if frequency and not until:
            raise ValidationError(_("Say until when it repeats."))
        return compose(frequency, until)


class RuleField(models.CharField):
    """The column of an RRULE, chosen in plain words in forms; a plain CharField to migrations."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": RecurrenceField, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
