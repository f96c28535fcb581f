"""Read a vocabulary back from SKOS, after a look at what would change."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cms.taxonomy.models import VOCABULARIES
from cms.taxonomy.skos.merging import Plan, plan_of, write
from cms.taxonomy.skos.opening import LARGEST, SkosError
from cms.taxonomy.skos.reading import read_skos


class Command(BaseCommand):
    help = (
        "Read a SKOS file (Turtle, JSON-LD or RDF/XML) into a vocabulary: concepts are known by "
        "their notation or their address. Nothing is deleted, and a bad file changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("vocabulary", choices=sorted(VOCABULARIES))
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        model = VOCABULARIES[options["vocabulary"]]
        try:
            with options["file"].open("rb") as file:
                plan = plan_of(model, read_skos(file.read(LARGEST + 1)))
            if not options["dry_run"]:
                write(model, plan)
        except OSError as error:
            raise CommandError(str(error)) from error
        except SkosError as error:
            unchanged = _("Nothing was changed.")
            raise CommandError(f"{error}\n{unchanged}") from error
        self._tell(plan, options["verbosity"])

    def _tell(self, plan: Plan, verbosity: int) -> None:
        if verbosity:
            self.stdout.write(plan.summary)
        for note in plan.notes:
            self.stderr.write(note)
        if verbosity > 1:
            for change in plan.changes:
                for one in change.shown:
                    line = f"{change.code} {one['name']}: {one['before']} → {one['after']}"
                    self.stdout.write(line)
