"""Load a French department: communes, intercommunalities, positions and outlines."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cms.taxonomy.loading.tables import SourceError
from cms.taxonomy.loading.territory import load_department


class Command(BaseCommand):
    help = "Load the communes of a French department, as often as wanted (Licence Ouverte data)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--department", required=True, help='INSEE code: "82", "2A", "974"')

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load_department(options["department"].strip().upper())
        except SourceError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(self.summary(report))

    @staticmethod
    def summary(report: Any) -> str:
        communes = _(
            "communes: %(created)d created, %(updated)d updated, %(unchanged)d unchanged, "
            "%(gone)d no longer in the source, %(without_outline)d without outline"
        )
        people = _("%(inhabitants)d inhabitants, %(intercommunalities)d intercommunalities")
        values = {name: report[name] for name in (
            "created", "updated", "unchanged", "gone", "without_outline", "inhabitants",
            "intercommunalities",
        )}  # fmt: skip
        return f"{communes % values}\n{people % values}"
