"""How a story is read: per scene and day, how often it was seen, for how long, and left there.

Counters and nothing else: no address, no identifier, no hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Sum


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
