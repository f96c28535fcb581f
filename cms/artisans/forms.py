"""The editing form of an artisan's page in the back office."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.pages.forms import PageForm
from cms.people.fields import AccountsField

from .hours import problem_of


class ArtisanPageForm(PageForm):
    """Refuses overlapping hours, and a publication the artisan did not agree to."""

    owners = AccountsField(
        required=False,
        label=gettext_lazy("Owners"),
        help_text=gettext_lazy(
            "The people of the firm who change this page from their own space: the e-mail"
            " addresses of their accounts, one on each line."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self._check_hours()
        if not self.is_deferred_validation and not self._is_agreed(data):
            self.add_error(
                "agreed_on",
                _(
                    "This page cannot appear yet: write the day its artisan agreed, or let the"
                    " artisan publish it from their own space."
                ),
            )
        return data

    def _is_agreed(self, data: dict[str, Any]) -> bool:
        if "agreed_on" not in self.fields:
            return True
        return bool(data.get("agreed_on") or data.get("is_demo") or self.instance.claimed_on)

    def _check_hours(self) -> None:
        days: dict[int, list[Any]] = defaultdict(list)
        formset = self.formsets.get("opening_hours")
        for form in formset.forms if formset and formset.is_valid() else []:
            if form.cleaned_data and not form.cleaned_data.get("DELETE"):
                days[form.cleaned_data["weekday"]].append(form)
        for forms in days.values():
            spans = [(f.cleaned_data["opens"], f.cleaned_data["closes"]) for f in forms]
            if problem := problem_of(spans):
                forms[-1].add_error("opens", problem)
