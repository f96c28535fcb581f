"""How editors enter a day, an hour and a repetition."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.datetimepicker import to_datetimepicker_format
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from .rules import FREQUENCIES, KEPT, decompose


class LocalFormat:
    """A date input that writes dates as the language of the back office does; ISO without one."""

    local_formats: dict[str, str] = {}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        found = self.local_formats.get((get_language() or "")[:2])
        if found:
            self.format, self.js_format = found, to_datetimepicker_format(found)
        return super().get_context(name, value, attrs)  # type: ignore[misc]


class DayInput(LocalFormat, AdminDateInput):
    """A day: 31/05/2027 in French."""

    local_formats = {"fr": "%d/%m/%Y"}


class MomentInput(LocalFormat, AdminDateTimeInput):
    """A day and an hour: 31/05/2027 14:00 in French."""

    local_formats = {"fr": "%d/%m/%Y %H:%M"}


class RecurrenceWidget(forms.MultiWidget):
    """A frequency, a last day, and the rule as it is when the list cannot say it."""

    template_name = "events/admin/recurrence.html"

    def __init__(self, attrs: Any = None) -> None:
        last_day = DayInput(attrs={"placeholder": _("dd/mm/yyyy")})
        super().__init__([forms.Select(choices=FREQUENCIES), last_day, forms.HiddenInput()], attrs)

    class Media:
        css = {"all": ["events/editor.css"]}

    def decompress(self, value: str | None) -> list[Any]:
        frequency, until = decompose(value or "")
        is_kept = bool(value) and not frequency
        return [KEPT if is_kept else frequency, until, value if is_kept else ""]

    def id_for_label(self, id_: str) -> str:
        """The label of the whole names the list; the last day has its own."""
        return f"{id_}_0" if id_ else ""
