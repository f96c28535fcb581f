"""Two gestures side by side: their phases paired, so that one film waits for the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from cms.taxonomy.linked_data import as_script

from .checks import film_of
from .loading import load_parts, public
from .timecode import format_timecode

SAME, UNSAID, OTHER = 3.0, 1.0, 0.4
"""How well two phases go together: the same action, one that does not say it, two actions."""
MOST = 300


@dataclass(frozen=True)
class Side:
    """One gesture of the two: its film, and the phases that stand between two of its moments."""

    page: Any
    film: Any
    phases: list[Any]


@dataclass(frozen=True)
class Step:
    """What the two do at the same time; None where one of them waits."""

    a: Any
    b: Any

    @property
    def title(self) -> str:
        names = [phase.name for phase in (self.a, self.b) if phase]
        return " / ".join(dict.fromkeys(names))

    def as_data(self) -> dict[str, Any]:
        return {"title": self.title, "a": _span(self.a), "b": _span(self.b)}


class Comparison:
    """What `/gestes/comparer/?a=…&b=…` shows: two sides and their steps, or a sentence."""

    def __init__(self, gestures: Any, wanted: Any) -> None:
        self.gestures = public(gestures)
        self.wanted = [wanted.get(name, "").strip() for name in ("a", "b")]
        self.found = [_find(self.gestures, text) for text in self.wanted]
        self.sides = [side_of(page) if page else None for page in self.found]

    @cached_property
    def sentence(self) -> str:
        """What is wrong with what was asked, "" when the two can be compared."""
        for text, page, side in zip(self.wanted, self.found, self.sides, strict=True):
            if text and page is None:
                return _("“%(gesture)s” is not in the repertory: choose another gesture.") % {
                    "gesture": text[:80]
                }
            if page and side is None:
                return _(
                    "“%(gesture)s” has no phase between two moments of a film that may be seen: "
                    "it cannot be compared. Choose another gesture."
                ) % {"gesture": page}
        if None in self.sides:
            return _("Choose two gestures to compare.")
        if self.found[0] == self.found[1]:
            return _("These are the same gesture: choose another one beside it.")
        return ""

    @property
    def is_ready(self) -> bool:
        return not self.sentence

    @cached_property
    def steps(self) -> list[Step]:
        a, b = self.sides
        return pair_phases(a.phases, b.phases) if self.is_ready and a and b else []

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The steps for the table, each phase with the part of its film."""
        return [{"cells": [_cell(step.a), _cell(step.b)]} for step in self.steps]

    @property
    def steps_json(self) -> str:
        return as_script([step.as_data() for step in self.steps])  # type: ignore[arg-type]

    @cached_property
    def choices(self) -> list[dict[str, Any]]:
        """The gestures that can be compared: they have a film and a public phase with its times."""
        timed = {"phases__start__isnull": False, "phases__end__isnull": False}
        found = self.gestures.filter(**timed, phases__is_secret=False, films__isnull=False)
        return list(found.order_by("title").values("pk", "slug", "title").distinct()[:MOST])

    @property
    def chosen(self) -> list[Any]:
        """The slugs that the lists of the form stand on."""
        return [page.slug if page else "" for page in self.found]


def side_of(page: Any) -> Side | None:
    """Return `page` with the first of its films that may be seen and has timed phases."""
    load_parts(page)
    films = [link.film for link in page.films.all()]
    for film in films:
        if not film.is_available:
            continue
        phases = [
            phase
            for phase in page.shown_phases
            if phase.start is not None and phase.end is not None
            if film_of(phase, films).pk == film.pk
        ]
        if phases:
            return Side(page, film, sorted(phases, key=lambda phase: phase.start))
    return None


def pair_phases(a: list[Any], b: list[Any]) -> list[Step]:
    """Return the steps of two gestures: phases of the same action go together, else by order.

    The best of all pairings that keep both orders (Needleman and Wunsch, 1970, without a
    penalty for waiting); when two are as good, phases go together as early as they can.
    """
    best = [[0.0] * (len(b) + 1) for _row in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            together = best[i + 1][j + 1] + _likeness(a[i], b[j])
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    steps, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if best[i][j] == best[i + 1][j + 1] + _likeness(a[i], b[j]):
            steps.append(Step(a[i], b[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            steps.append(Step(a[i], None))
            i += 1
        else:
            steps.append(Step(None, b[j]))
            j += 1
    return [*steps, *(Step(p, None) for p in a[i:]), *(Step(None, p) for p in b[j:])]


def _likeness(a: Any, b: Any) -> float:
    if not (a.action_id and b.action_id):
        return UNSAID
    return SAME if a.action_id == b.action_id else OTHER


def _find(gestures: Any, text: str) -> Any:
    if not text:
        return None
    wanted = {"pk": int(text)} if text.isdecimal() and len(text) < 10 else {"slug": text[:255]}
    return gestures.filter(**wanted).first()


def _span(phase: Any) -> dict[str, float] | None:
    return {"start": phase.start, "end": phase.end} if phase else None


def _cell(phase: Any) -> dict[str, Any] | None:
    if phase is None:
        return None
    return {
        "phase": phase,
        "moment": f"{format_timecode(phase.start)} – {format_timecode(phase.end)}",
        "duration": format_timecode(phase.end - phase.start),
    }
