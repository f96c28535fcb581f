"""How a story is read: per scene and day, how often it was seen, for how long, and left there.

Counters and nothing else: no address, no identifier, no hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F, Sum
from django.utils import timezone

COUNTERS = ("seen", "left", "seconds")
KEPT = timedelta(days=2 * 365)
"""Days older than this are summed, scene by scene, into the first day of their year."""


class SceneReading(models.Model):
    """One day of one scene: how many saw it, left the story there, and the seconds spent on it."""

    page = models.ForeignKey(
        "documentaries.DocumentaryPage", on_delete=models.CASCADE, related_name="readings"
    )
    scene = models.CharField(max_length=64)
    day = models.DateField()
    seen = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    seconds = models.PositiveBigIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["day", "scene"]
        constraints = [
            models.UniqueConstraint(fields=["page", "scene", "day"], name="one_reading_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.scene} {self.day}: {self.seen}"


@dataclass(frozen=True)
class Reading:
    """A scene as it was read: times seen, times the story was left there, mean seconds spent."""

    seen: int = 0
    left: int = 0
    seconds: int = 0


def readings_of(page: Any) -> dict[str, Reading]:
    """Return the readings of the scenes of `page` by their ids, of all days; in one query."""
    rows = (
        SceneReading.objects.filter(page=page.pk)
        .order_by()
        .values("scene")
        .annotate(all_seen=Sum("seen"), all_left=Sum("left"), all_seconds=Sum("seconds"))
    )
    return {
        row["scene"]: Reading(
            row["all_seen"], row["all_left"], round(row["all_seconds"] / max(row["all_seen"], 1))
        )
        for row in rows
    }


def sum_old_readings() -> int:
    """Sum the days that are older than two years by year; return how many rows went."""
    old = SceneReading.objects.filter(day__lt=timezone.localdate() - KEPT)
    days = old.exclude(day__month=1, day__day=1)
    gone = 0
    for page, scene, year in _years(days):
        with transaction.atomic():
            rows = days.filter(page=page, scene=scene, day__year=year)
            sums = rows.aggregate(**{name: Sum(name) for name in COUNTERS})
            first, _new = SceneReading.objects.get_or_create(
                page_id=page, scene=scene, day=date(year, 1, 1)
            )
            SceneReading.objects.filter(pk=first.pk).update(
                **{name: F(name) + sums[name] for name in COUNTERS}
            )
            gone += rows.delete()[0]
    return gone


def _years(days: Any) -> list[tuple[int, str, int]]:
    found = days.order_by().values_list("page", "scene", "day__year").distinct()
    return list(found)
