"""The words a gesture is found by: those of its concepts, and of everything broader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cms.taxonomy.models import Concept


def words_of(page: Any) -> str:
    """Return the labels of the concepts of `page` and of broader ones, other labels included.

    Who looks for "bois" finds a gesture on oak; what a phase that is a secret names is left out.
    """
    named = sorted(_concepts(page), key=lambda concept: type(concept).__name__)
    found = [word for _kind, same in groupby(named, type) for word in _words(list(same))]
    return " ".join(dict.fromkeys(found))


def _concepts(page: Any) -> Iterator[Concept]:
    parts = [page.action, *[link.material for link in page.materials.all()]]
    parts += [*page.tools.all(), *page.trades.all()]
    for phase in page.shown_phases:
        parts += [phase.action, phase.material, phase.tool]
    yield from (part for part in parts if part)


def _words(concepts: list[Concept]) -> Iterator[str]:
    """Return the labels of `concepts`, all of one vocabulary, and of what is broader."""
    codes = {code for concept in concepts for code in concept.lineage.strip("/").split("/")}
    for concept in type(concepts[0]).objects.filter(code__in=codes).order_by("lineage"):
        labels = [concept.label_fr, concept.label_en]
        yield from (*labels, *concept.alt_labels_fr, *concept.alt_labels_en)
