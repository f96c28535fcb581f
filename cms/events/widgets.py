"""How editors enter a day, an hour and a repetition."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from .rules import FREQUENCIES, KEPT, decompose


class RecurrenceWidget(forms.MultiWidget):
    """A frequency, a last day, and the rule as it is when the list cannot say it."""

    template_name = "events/admin/recurrence.html"

    def __init__(self, attrs: Any = None) -> None:
        last_day = AdminDateInput(attrs={"placeholder": _("dd/mm/yyyy")})
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
