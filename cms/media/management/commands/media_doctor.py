"""Compare the library with its storage."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.media.doctor import examine_library, mend


class Command(BaseCommand):
    """Lists the files that are missing, corrupt or orphaned; with --mend, mends what can be."""

    help = (
        "Read every file of the library again and compare its hash. Ends in error when something "
        "is wrong and was not mended."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--mend",
            action="store_true",
            help="rebuild what was derived from its original, delete orphans older than a day",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(examine_library())
        for each in found:
            self.stdout.write(str(each))
        left = mend(found) if options["mend"] else found
        self.stdout.write(f"{len(found)} fault(s), {len(found) - len(left)} mended.")
        if left:
            raise CommandError("Still wrong:\n" + "\n".join(map(str, left)))
