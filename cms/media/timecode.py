"""Moments of a film or a sound: kept in seconds, written as people read them (1:05.5)."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

WRITTEN = re.compile(r"^(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d+)?)$")


def parse_timecode(text: str) -> float | None:
    """Return the seconds of "65.5", "1:05,5" or "0:01:05"; None when it is not a moment."""
    match = WRITTEN.match(text.strip())
    if not match:
        return None
    hours, minutes, seconds = match.groups()
    if minutes is not None and float(seconds.replace(",", ".")) >= 60:
        return None
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds.replace(",", "."))


def format_timecode(seconds: float) -> str:
    """Return "1:05" or "1:05.5" ("1:05,5" in French) for a moment in seconds, to the hundredth."""
    minutes, left = divmod(round(seconds, 2), 60)
    whole = f"{left:05.2f}".rstrip("0").rstrip(".")
    return f"{int(minutes)}:{whole}".replace(".", get_format("DECIMAL_SEPARATOR"))


class TimecodeFormField(forms.CharField):
    """A moment of a film, typed as minutes and seconds."""

    default_error_messages = {
        "invalid": _("Write a moment of the film as 12.5 or 1:05.5 (minutes:seconds).")
    }

    def __init__(self, **kwargs: Any) -> None:
        for name in ("max_value", "min_value", "step_size"):
            kwargs.pop(name, None)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return format_timecode(value) if isinstance(value, int | float) else value

    def clean(self, value: Any) -> float | None:  # type: ignore[override]
        text = super().clean(value)
        if not text:
            return None
        seconds = parse_timecode(text)
        if seconds is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return seconds

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = self.prepare_value(initial) or ""
        moment = parse_timecode(data or "")
        same = moment is not None and moment == parse_timecode(before)
        return not same and super().has_changed(before, data)
