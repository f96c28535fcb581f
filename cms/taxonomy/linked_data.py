"""Concepts and communes as linked data: JSON-LD with SKOS and schema.org, and SKOS in Turtle."""

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
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
MIME = "application/ld+json"
TURTLE = "text/turtle"

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
            "skos:topConceptOf": [] if concept.parent_id else [_reference(scheme_url)],
            **_matches(concept),
        }
    )


def scheme_document(
    concepts: Iterable[Concept], title: str, scheme_url: str, absolute: Absolute
) -> Document:
    """Return a whole vocabulary, with everything its concepts say, as a SKOS concept scheme.

    Fetch the parents and the children of `concepts` first: they are asked for one by one.
    """
    known = list(concepts)
    return {
        "@context": CONTEXT,
        "@id": scheme_url,
        "@type": ["skos:ConceptScheme", "schema:DefinedTermSet"],
        "dct:title": _text(title, "fr"),
        "dct:license": _reference(LICENCE),
        "skos:prefLabel": _text(title, "fr"),
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


def as_turtle(document: Document) -> str:
    """Return a document of this module in Turtle."""
    from rdflib import Graph  # slow to import, and few ask for Turtle

    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    return graph.serialize(format="turtle")


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
    document = concept_document(concept, scheme_url, absolute)
    return {name: value for name, value in document.items() if name != "@context"}


def _matches(concept: Concept) -> Document:
    """Return the matches, and who says so: SKOS has no word for that, a statement about one has."""
    links: Document = {}
    statements = []
    for match in concept.matches:
        relation, target = f"skos:{match.value['relation']}", _reference(match.value["uri"])
        links.setdefault(relation, []).append(target)
        statements.append(
            _drop_empty(
                {
                    "@type": "rdf:Statement",
                    "rdf:predicate": _reference(relation),
                    "rdf:object": target,
                    "dct:title": match.value["scheme"],
                    "dct:provenance": match.value["provenance"],
                }
            )
        )
    return {**links, "@reverse": {"rdf:subject": statements}} if statements else links


def _texts(french: str, english: str) -> list[Document]:
    return [_text(text, code) for text, code in ((french, "fr"), (english, "en")) if text]


def _text(text: str, language: str) -> Document:
    return {"@value": text, "@language": language}


def _reference(url: str) -> Document:
    return {"@id": url}


def _drop_empty(document: Document) -> Document:
    return {name: value for name, value in document.items() if value not in ("", [], None)}
