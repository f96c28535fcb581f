"""Load the starting vocabularies, as often as wanted: what editors changed since is kept."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cms.taxonomy.loading.tables import SourceError
from cms.taxonomy.loading.vocabulary import FOLDER, Report, load_vocabularies


class Command(BaseCommand):
    help = (
        "Load trades, actions, materials, tools and savoir-faire from tables. A field an editor "
        "changed since the last import, and a concept marked as reviewed, are kept as they are."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=FOLDER, help="folder of the tables")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            reports = load_vocabularies(options["folder"])
        except SourceError as error:
            unchanged = _("Nothing was changed.")
            raise CommandError(f"{error}\n{unchanged}") from error
        if options["verbosity"]:
            for file, report in reports.items():
                self.stdout.write(f"{file}: {summary(report)}")
        for file, report in reports.items():
            if report.unknown_communes:
                self.stderr.write(f"{file}: {unknown(report)}")


def summary(report: Report) -> str:
    sentence = _(
        "%(created)d created, %(updated)d updated, %(unchanged)d unchanged, %(kept)d kept as edited"
    )
    return sentence % {name: report[name] for name in ("created", "updated", "unchanged", "kept")}


def unknown(report: Report) -> str:
    sentence = _("communes not known yet: %(codes)s. Load the territory, then this again.")
    return sentence % {"codes": ", ".join(sorted(report.unknown_communes))}
