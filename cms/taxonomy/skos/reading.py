"""Read the concepts of a SKOS file, each with what the file says of it and nothing more."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from ..models import CODE
from .opening import SkosError, open_graph

if TYPE_CHECKING:
    from rdflib import Graph

MOST_CONCEPTS = 1_000
LONGEST_LABEL, LONGEST_TEXT = 160, 10_000
RELATIONS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch")
LANGUAGES = ("fr", "en")


@dataclass
class Incoming:
    """What a file says of one concept; what it does not say stays None."""

    address: str
    code: str
    values: dict[str, Any] = field(default_factory=dict)
    """By name of the field of `Concept`; "parent" is the address of the broader concept."""


def read_skos(content: bytes) -> list[Incoming]:
    """Return the concepts of a file; raise SkosError with every fault that was found."""
    graph = open_graph(content)
    concepts, faults = _concepts(graph)
    if not faults and not concepts:
        faults = [_("The file holds no SKOS concept (skos:Concept).")]
    if faults:
        raise SkosError(*faults)
    return concepts


def _concepts(graph: Graph) -> tuple[list[Incoming], list[str]]:
    from rdflib import RDF, SKOS, URIRef

    subjects = sorted(s for s in graph.subjects(RDF.type, SKOS.Concept) if isinstance(s, URIRef))
    if len(subjects) > MOST_CONCEPTS:
        sentence = _("The file holds more than %(most)d concepts.") % {"most": MOST_CONCEPTS}
        return [], [sentence]
    statements, faults = _statements(graph), list[str]()
    found = []
    for subject in subjects:
        reader = _ConceptReader(graph, subject, statements)
        found.append(reader.read())
        faults += reader.faults
    return found, [*faults, *_repeated(found), *_circles(found)]


def _repeated(found: list[Incoming]) -> list[str]:
    seen: set[str] = set()
    faults = []
    for concept in found:
        if concept.code and concept.code in seen:
            faults.append(_("The code %(code)s is used twice.") % {"code": concept.code})
        seen.add(concept.code)
    return faults


def _circles(found: list[Incoming]) -> list[str]:
    above = {concept.address: concept.values.get("parent") for concept in found}
    faults = []
    for concept in found:
        current, steps = above[concept.address], 0
        while current and current != concept.address and steps <= len(above):
            current, steps = above.get(current), steps + 1
        if current == concept.address:
            faults.append(_("%(code)s is broader than itself.") % {"code": concept.code})
    return faults


def _statements(graph: Graph) -> dict[tuple[Any, Any, Any], tuple[str, str]]:
    """Return the vocabulary and the provenance of the matches that the file tells about."""
    from rdflib import DCTERMS, RDF

    told: dict[tuple[Any, Any, Any], tuple[str, str]] = {}
    for node in graph.subjects(RDF.type, RDF.Statement):
        subject, relation = graph.value(node, RDF.subject), graph.value(node, RDF.predicate)
        scheme, provenance = graph.value(node, DCTERMS.title), graph.value(node, DCTERMS.provenance)
        key = (subject, relation, graph.value(node, RDF.object))
        told[key] = (str(scheme or ""), str(provenance or ""))
    return told


class _ConceptReader:
    """Reads one concept, and keeps what is wrong with it in `faults`."""

    def __init__(self, graph: Graph, subject: Any, statements: Any) -> None:
        self.graph, self.subject, self.statements = graph, subject, statements
        self.faults: list[str] = []

    def read(self) -> Incoming:
        incoming = Incoming(str(self.subject), self._code())
        values = {
            **self._labels(),
            **self._others(),
            **self._definitions(),
            "note": self._text("editorialNote"),
            "parent": self._broader(),
            "matches": self._matches(),
        }
        incoming.values = {name: value for name, value in values.items() if value is not None}
        return incoming

    def _note(self, sentence: str, **values: Any) -> None:
        self.faults.append(f"{self.subject} : {sentence % values}")

    def _code(self) -> str:
        notations = sorted(str(value) for value in self._of("notation"))
        code = notations[0] if notations else re.split(r"[/#:]", str(self.subject).rstrip("/"))[-1]
        try:
            CODE(code)
        except ValidationError:
            self._note(_("it has no code that can be kept: give it a skos:notation of letters, "
                         "digits and hyphens."))  # fmt: skip
        if len(code) > 40:
            self._note(_("its code is longer than 40 signs."))
        return code

    def _labels(self) -> dict[str, str | None]:
        found = self._by_language("prefLabel")
        for language, texts in found.items():
            if len(texts) > 1:
                self._note(_("it has several preferred labels in one language (%(language)s)."),
                           language=language)  # fmt: skip
        if not found["fr"]:
            self._note(_("the French label is missing."))
        self._check_lengths([*found["fr"], *found["en"]], LONGEST_LABEL)
        return {f"label_{code}": next(iter(found[code]), None) for code in LANGUAGES}

    def _others(self) -> dict[str, list[str] | None]:
        found = self._by_language("altLabel")
        self._check_lengths([*found["fr"], *found["en"]], LONGEST_LABEL)
        return {f"alt_labels_{code}": found[code] or None for code in LANGUAGES}

    def _definitions(self) -> dict[str, str | None]:
        found = self._by_language("definition")
        self._check_lengths([*found["fr"], *found["en"]], LONGEST_TEXT)
        return {f"definition_{code}": next(iter(found[code]), None) for code in LANGUAGES}

    def _text(self, name: str) -> str | None:
        texts = sorted(str(value).strip() for value in self._of(name))
        self._check_lengths(texts, LONGEST_TEXT)
        return texts[0] if texts else None

    def _broader(self) -> str | None:
        """Return the address of the broader concept, "" for a top concept, None when unsaid."""
        from rdflib import SKOS

        above = {str(value) for value in self._of("broader")}
        above |= {str(value) for value in self.graph.subjects(SKOS.narrower, self.subject)}
        if len(above) > 1:
            self._note(_("it has several broader concepts, and only one can be kept: %(which)s."),
                       which=", ".join(sorted(above)))  # fmt: skip
        if above:
            return sorted(above)[0]
        is_top = [*self._of("topConceptOf"), *self.graph.subjects(SKOS.hasTopConcept, self.subject)]
        return "" if is_top else None

    def _matches(self) -> list[dict[str, str]] | None:
        from rdflib import SKOS

        found = []
        for relation in RELATIONS:
            for value in sorted(self._of(relation)):
                target = str(value)
                told = self.statements.get((self.subject, SKOS[relation], value))
                found.append({"relation": relation, "uri": self._address(target),
                              **(_told(*told) if told else {})})  # fmt: skip
        return found or None

    def _address(self, target: str) -> str:
        try:
            URLValidator(schemes=["http", "https"])(target)
        except ValidationError:
            self._note(_("“%(url)s” is not the address of a concept."), url=target[:100])
        return target

    def _check_lengths(self, texts: list[str], most: int) -> None:
        for text in texts:
            if len(text) > most:
                self._note(_("“%(start)s…” is longer than %(most)d signs."), start=text[:30],
                           most=most)  # fmt: skip

    def _by_language(self, name: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {code: [] for code in LANGUAGES}
        for value in self._of(name):
            language = (getattr(value, "language", None) or "fr").lower().partition("-")[0]
            text = str(value).strip()
            if language in found and text and text not in found[language]:
                found[language].append(text)
        return {language: sorted(texts) for language, texts in found.items()}

    def _of(self, name: str) -> list[Any]:
        from rdflib import SKOS

        return list(self.graph.objects(self.subject, SKOS[name]))


def _told(scheme: str, provenance: str) -> dict[str, str]:
    return {"scheme": scheme[:120], "provenance": provenance[:255]}
