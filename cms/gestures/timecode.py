"""Moments of a film as a field of a model; `cms.media.timecode` reads and writes them."""

from __future__ import annotations

from typing import Any

from django.db import models

from cms.media.timecode import TimecodeFormField, format_timecode, parse_timecode

__all__ = ["TimecodeField", "TimecodeFormField", "format_timecode", "parse_timecode"]


class TimecodeField(models.FloatField):
    """A moment of a film, in seconds."""

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]
        return super().formfield(**{"form_class": TimecodeFormField, **kwargs})
