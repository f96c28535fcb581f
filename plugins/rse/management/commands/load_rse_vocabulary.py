"""`manage.py load_rse_vocabulary`: bring the RSE items up to date with the shipped list."""

from typing import Any

from django.core.management.base import BaseCommand

from plugins.rse.loading import load_rse_vocabulary


class Command(BaseCommand):
    """Loads the RSE items; running it twice changes nothing."""

    help = "Load the RSE items (ISO 26000 subjects and the chamber's guide)."

    def handle(self, *args: Any, **options: Any) -> None:
        created, updated = load_rse_vocabulary()
        self.stdout.write(f"RSE items: {created} created, {updated} updated.")
