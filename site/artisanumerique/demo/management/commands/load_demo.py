"""Fill the site with its demo content."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from artisanumerique.demo import loader


class Command(BaseCommand):
    help = "Fill the site with the demo of Tarn-et-Garonne; run twice, it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from-nothing", action="store_true", help="delete all pages first")
        parser.add_argument("--once", action="store_true", help="only on a site without pages")
        parser.add_argument(
            "--on-a-public-machine", action="store_true", help="allowed with production settings"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        from cms.pages.models import HomePage

        if settings.PUBLIC and not options["on_a_public_machine"]:
            raise CommandError(
                "The demo brings accounts: add --on-a-public-machine to load it here."
            )
        if options["once"] and HomePage.objects.exists():
            return
        if options["from_nothing"]:
            loader.delete_everything()
        say = self.stdout.write if options["verbosity"] else (lambda _text: None)
        loader.load(lambda name: say(f"  {name}"))
