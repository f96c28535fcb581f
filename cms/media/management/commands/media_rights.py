"""Withhold the media whose consents have ended."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cms.media.showing import ending_soon, refresh_all, refresh_expired


class Command(BaseCommand):
    """Withholds what may no longer be shown and tells staff; once a day."""

    help = "Withhold the media whose consents have ended, and tell staff. Run it once a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="judge every media again")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            self.stdout.write(f"{refresh_all()} media changed.")
        for media in refresh_expired():
            self.stdout.write(f"Withheld: {media._meta.model_name}:{media.pk} {media}")
        self.stdout.write(f"{ending_soon().count()} consent(s) end within 60 days.")
