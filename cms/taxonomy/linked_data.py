"""Concepts and communes as linked data: JSON-LD with SKOS and schema.org."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from .models import Concept
from .territory import Commune

CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "dct": "http://purl.org/dc/terms/",
}
LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
MIME = "application/ld+json"

Absolute = Callable[[str], str]
Document = dict[str, Any]


def concept_document(concept: Concept, scheme_url: str, absolute: Absolute) -> Document:
    """Return `concept` as a SKOS concept that is also a schema.org DefinedTerm."""
    related = {
        "skos:broader": [concept.parent] if concept.parent else [],
        "skos:narrower": list(concept.children.all()),
    }
    links = {
        name: [_reference(absolute(other.get_absolute_url())) for other in concepts]
        for name, concepts in related.items()
    }
    return _drop_empty(
        {
            **_head(concept, scheme_url, absolute),
            "skos:altLabel": [
                *[_text(label, "fr") for label in concept.alt_labels_fr],
                *[_text(label, "en") for label in concept.alt_labels_en],
            ],
            "skos:definition": _texts(concept.definition_fr, concept.definition_en),
            "skos:editorialNote": concept.note,
            **links,
            **_matches(concept),
        }
    )


def scheme_document(
    concepts: Iterable[Concept], title: str, scheme_url: str, absolute: Absolute
) -> Document:
    """Return a whole vocabulary as a SKOS concept scheme."""
    known = list(concepts)
    return {
        "@context": CONTEXT,
        "@id": scheme_url,
        "@type": ["skos:ConceptScheme", "schema:DefinedTermSet"],
        "dct:title": _text(title, "fr"),
        "dct:license": _reference(LICENCE),
        "skos:hasTopConcept": [
            _reference(absolute(concept.get_absolute_url()))
            for concept in known
            if concept.parent_id is None
        ],
        "schema:hasDefinedTerm": [_member(concept, scheme_url, absolute) for concept in known],
    }


def commune_document(commune: Commune, absolute: Absolute) -> Document:
    """Return `commune` as a schema.org AdministrativeArea."""
    document = {
        "@context": "https://schema.org",
        "@id": absolute(commune.get_absolute_url()),
        "@type": "AdministrativeArea",
        "name": commune.name,
        "identifier": {"@type": "PropertyValue", "propertyID": "INSEE", "value": commune.insee},
        "containedInPlace": {"@type": "AdministrativeArea", "name": commune.department.name},
        "sameAs": f"http://id.insee.fr/geo/commune/{commune.insee}",
        "license": LICENCE,
    }
    if commune.latitude is not None:
        document["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": commune.latitude,
            "longitude": commune.longitude,
        }
    return document


def as_script(document: Document) -> SafeString:
    """Return `document` as text that may stand inside a script element."""
    text = json.dumps(document, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(text)  # noqa: S308  (every character that could close the element is escaped)


def _head(concept: Concept, scheme_url: str, absolute: Absolute) -> Document:
    return {
        "@context": CONTEXT,
        "@id": absolute(concept.get_absolute_url()),
        "@type": ["skos:Concept", "schema:DefinedTerm"],
        "skos:prefLabel": _texts(concept.label_fr, concept.label_en),
        "skos:notation": concept.code,
        "skos:inScheme": _reference(scheme_url),
        "schema:name": concept.label_fr,
        "schema:termCode": concept.code,
        "schema:inDefinedTermSet": _reference(scheme_url),
    }


def _member(concept: Concept, scheme_url: str, absolute: Absolute) -> Document:
    head = _head(concept, scheme_url, absolute)
    return _drop_empty({name: value for name, value in head.items() if name != "@context"})


def _matches(concept: Concept) -> Document:
    links: Document = {}
    for match in concept.matches:
        links.setdefault(f"skos:{match.value['relation']}", []).append(
            _reference(match.value["uri"])
        )
    return links


def _texts(french: str, english: str) -> list[Document]:
    return [_text(text, code) for text, code in ((french, "fr"), (english, "en")) if text]


def _text(text: str, language: str) -> Document:
    return {"@value": text, "@language": language}


def _reference(url: str) -> Document:
    return {"@id": url}


def _drop_empty(document: Document) -> Document:
    return {name: value for name, value in document.items() if value not in ("", [], None)}
