"""Make the archive and the booklets of stories, without publishing them again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.documentaries.models import DocumentaryPage, Support
from cms.documentaries.supports.making import make
from cms.documentaries.supports.models import SupportState
from cms.documentaries.supports.tasks import ask_all


class Command(BaseCommand):
    """make_supports [slug…]: here, one after the other; --missing: what waits or failed."""

    help = "Make the archive and the booklets of published stories, now and in this process."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slugs", nargs="*", help="stories; all the published ones without")
        parser.add_argument(
            "--missing", action="store_true", help="only what waits, was interrupted or failed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pages = DocumentaryPage.objects.live().order_by("pk")
        if options["slugs"]:
            pages = pages.filter(slug__in=options["slugs"])
        if not pages.exists():
            raise CommandError("No published story has this slug.")
        failed = False
        for page in pages:
            for support in self._asked(page, options["missing"]):
                failed |= not self._made(support)
        if failed:
            raise CommandError("Something could not be made: the back office says what.")

    def _asked(self, page: Any, missing: bool) -> list[Support]:
        if missing:
            return list(page.supports.exclude(state=SupportState.READY))
        return ask_all(page, page.live_revision, wakes=False)

    def _made(self, support: Support) -> bool:
        make(support.pk)
        support.refresh_from_db()
        said = f"{support.file}, {support.bytes} bytes" if support.is_ready else support.message
        self.stdout.write(f"{support.page.slug} {support.kind}: {said}")
        return support.is_ready
