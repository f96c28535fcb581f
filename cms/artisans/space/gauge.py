"""How complete a page is, and what would help it most now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .questions import QUESTIONS, Question


@dataclass(frozen=True)
class Gauge:
    """Completion in percent, the questions left, the next best one."""

    percent: int
    missing: list[Question]

    @property
    def next(self) -> Question | None:
        return self.missing[0] if self.missing else None


def measure(page: Any) -> Gauge:
    """Return the gauge of `page`: the questions are in the order of their worth."""
    counted = [question for question in QUESTIONS if question.counts]
    missing = [question for question in counted if not question.is_answered(page)]
    return Gauge(round(100 * (len(counted) - len(missing)) / len(counted)), missing)
