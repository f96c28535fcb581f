"""The open formats of a gesture as files, for the archives of the stories that show it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import override
from wagtail.coreutils import get_dummy_request

from .exports import source_of
from .formats import catalogue
from .loading import load_parts

TAKEN = ("module.json", "module.jsonld", "annotations.jsonld", "chapitres.vtt", "metadonnees.vtt")


def open_files(page: Any) -> dict[str, bytes]:
    """Return {name: text} of the formats in `TAKEN`; nothing when the page is not for everybody."""
    if not page.live or page.get_view_restrictions().exists():
        return {}
    load_parts(page)
    request = get_dummy_request(path=page.get_url() or "/", site=page.get_site())
    with override("fr"):
        source = source_of(page, request)
        return {
            name: catalogue.write(each, source, film).encode()
            for each in catalogue.FORMATS
            if each.name in TAKEN
            for name, film in each.films(source).items()
        }
