"""The form of a week: up to three spans a day, a box for a closed day. Works without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..choices import Weekday
from ..hours import problem_of

MOST_SPANS = 3
NAME = re.compile(r"^(\d)-(\d)-(opens|closes)$")


def time_field(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)


class WeekForm(forms.Form):
    """Fields are named `<day>-<span>-opens`, `<day>-<span>-closes`, `<day>-closed`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans = {day: self._span_count(day) for day in Weekday.values}
        for day, name in Weekday.choices:
            self.fields[f"{day}-closed"] = forms.BooleanField(
                label=_("Closed on %(day)s") % {"day": name.lower()}, required=False
            )
            for span in range(self.spans[day]):
                label = {"day": name.lower()}
                self.fields[f"{day}-{span}-opens"] = time_field(_("%(day)s, opens at") % label)
                self.fields[f"{day}-{span}-closes"] = time_field(_("%(day)s, closes at") % label)

    def _span_count(self, day: int) -> int:
        known = self.data if self.is_bound else self.initial
        return min(max(spans_of(known, day), default=0) + 1, MOST_SPANS)

    @property
    def days(self) -> list[dict[str, Any]]:
        """The days as the template shows them."""
        return [
            {
                "number": day,
                "label": name,
                "closed": self[f"{day}-closed"],
                "spans": [
                    (self[f"{day}-{n}-opens"], self[f"{day}-{n}-closes"])
                    for n in range(self.spans[day])
                ],
                "can_add": self.spans[day] < MOST_SPANS,
            }
            for day, name in Weekday.choices
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for day in Weekday.values:
            if not data.get(f"{day}-closed"):
                self._check_day(day, data)
        return data

    def _check_day(self, day: int, data: dict[str, Any]) -> None:
        spans = []
        for n in range(self.spans[day]):
            opens, closes = data.get(f"{day}-{n}-opens"), data.get(f"{day}-{n}-closes")
            if opens and closes:
                spans.append((opens, closes))
                if problem := problem_of([(opens, closes)]) or problem_of(spans):
                    self.add_error(f"{day}-{n}-closes", problem)
                    return
            elif opens or closes:
                self._ask_for_both(f"{day}-{n}", "closes" if opens else "opens")

    def _ask_for_both(self, prefix: str, missing: str) -> None:
        if f"{prefix}-{missing}" not in self.errors:
            self.add_error(
                f"{prefix}-{missing}", _("Give both times: when you open and when you close.")
            )

    def answer(self) -> dict[str, Any]:
        """Return the spans as a revision keeps them, days and times in order."""
        data = self.cleaned_data
        spans = [
            (day, data[f"{day}-{n}-opens"], data[f"{day}-{n}-closes"])
            for day in Weekday.values
            for n in range(self.spans[day])
            if not data[f"{day}-closed"] and data[f"{day}-{n}-opens"]
        ]
        return {
            "opening_hours": [
                {"weekday": day, "opens": opens.isoformat(), "closes": closes.isoformat()}
                for day, opens, closes in sorted(spans)
            ]
        }


def spans_of(names: Iterable[str], day: int) -> list[int]:
    """Return the numbers of the spans of `day` among the names of fields."""
    found = [match for name in names if (match := NAME.match(name))]
    return [int(match[2]) for match in found if match[1] == str(day)]


def initial_of(spans: list[Any]) -> dict[str, Any]:
    """Return the starting values of the form; days without hours are closed once one has some."""
    values: dict[str, Any] = {}
    for day in Weekday.values:
        mine = sorted((s for s in spans if s.weekday == day), key=lambda s: s.opens)
        for n, span in enumerate(mine[:MOST_SPANS]):
            values[f"{day}-{n}-opens"], values[f"{day}-{n}-closes"] = span.opens, span.closes
        values[f"{day}-closed"] = not mine and (bool(spans) or day == Weekday.SUNDAY)
    return values


def with_more_spans(typed: dict[str, Any], day: int) -> dict[str, Any]:
    """Return what was typed with one more empty span on `day`."""
    number = min(max(spans_of(typed, day), default=-1) + 1, MOST_SPANS - 1)
    return {f"{day}-{number}-opens": "", f"{day}-{number}-closes": "", **typed}


def copied_to_open_days(typed: dict[str, Any], day: int) -> dict[str, Any]:
    """Return what was typed with the hours of `day` on every day that is not ticked as closed."""
    source = {k.split("-", 1)[1]: v for k, v in typed.items() if k.startswith(f"{day}-")}
    source.pop("closed", None)
    result = dict(typed)
    for other in Weekday.values:
        if not typed.get(f"{other}-closed"):
            result = {k: v for k, v in result.items() if not k.startswith(f"{other}-")}
            result.update({f"{other}-{name}": value for name, value in source.items()})
    return result
