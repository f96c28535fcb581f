"""The formats that a gesture module leaves as: names, addresses, what each is for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext_lazy as _

from . import amalia, iiif, linked, tables, web_annotations, webvtt
from .source import Source

JSON_LD = "application/ld+json"
IIIF = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
ANNOTATIONS = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'


@dataclass(frozen=True)
class Format:
    """One format: the file's name, its media type, how it is written.

    One that is `by_film` has a file for each film: the main one's is `name`, the others' have the
    identifier of their film before the extension.
    """

    name: str
    title: Any
    purpose: Any
    mime: str
    write: Callable[..., str]
    by_film: bool = False

    def name_of(self, film: Any, films: list[Any]) -> str:
        """Return the name of the file of `film`, one of the `films` of a module."""
        stem, dot, extension = self.name.rpartition(".")
        return self.name if film is films[0] else f"{stem}-{film.pk}{dot}{extension}"

    def films(self, source: Source) -> dict[str, Any]:
        """Return {name of the file: its film}; {the name: None} for a format of the whole."""
        if not self.by_film:
            return {self.name: None}
        return {self.name_of(film, source.films): film for film in source.films}


def as_json(data: Any) -> str:
    """Return `data` as the text of a JSON file that people may read."""
    return json.dumps(data, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)


FORMATS = [
    Format(
        "module.json", _("JSON"), _("The whole module, as the site itself reads it."),
        "application/json", lambda source: as_json(tables.module_file(source)),
    ),
    Format(
        "mesures.csv", _("CSV"), _("The measures as a table, for a spreadsheet."),
        "text/csv; charset=utf-8", tables.measures,
    ),
    Format(
        "chapitres.vtt", _("WebVTT, chapters"),
        _("The phases, for any player of films."), webvtt.MIME, webvtt.chapters, by_film=True,
    ),
    Format(
        "metadonnees.vtt", _("WebVTT, metadata"),
        _("Phases, shapes and measures along the film, for a player of your own."),
        webvtt.MIME, webvtt.metadata, by_film=True,
    ),
    Format(
        "iiif.json", _("IIIF manifest"),
        _("Films, images, phases and shapes, for the viewers of museums and libraries."),
        IIIF, lambda source: as_json(iiif.manifest(source)),
    ),
    Format(
        "annotations.jsonld", _("Web annotations"),
        _("Each phase and shape with its place, its moment and its measure (W3C)."),
        ANNOTATIONS, lambda source: as_json(web_annotations.collection(source)),
    ),
    Format(
        "module.jsonld", _("Linked data"),
        _("The gesture for search engines (schema.org) and heritage (CIDOC-CRM)."),
        JSON_LD, lambda source: as_json(linked.document(source)),
    ),
    Format(
        "amalia.json", _("Amalia"),
        _("Phases and shapes for INA's player; the modelling tool reads them again."),
        "application/json", lambda source, film: as_json(amalia.blocks(source, film)), by_film=True,
    ),
]  # fmt: skip


def find(source: Source, name: str) -> tuple[Format, Any] | None:
    """Return the format whose file is called `name`, with its film; None when there is none."""
    for each in FORMATS:
        films = each.films(source)
        if name in films:
            return each, films[name]
    return None


def write(each: Format, source: Source, film: Any = None) -> str:
    """Return the text of one format."""
    return each.write(source, film) if each.by_film else each.write(source)
