"""Sum the readings of stories that are older than two years, by year; run it every month."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from cms.documentaries.readings import sum_old_readings


class Command(BaseCommand):
    help = "Sum the readings of stories that are older than two years, by year."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{sum_old_readings()} rows summed.")
