"""From the words of a workshop to the concepts of the vocabularies."""

from __future__ import annotations

from typing import Any

from cms.taxonomy.french import fold


def find(model: Any, typed: str) -> Any:
    """Return the concept of `model` (Action, Material, Tool) that people name so, or None.

    Accents, case and the other labels do not matter; a code ("A56") is a name too.
    """
    wanted = fold(typed)
    if not wanted:
        return None
    concepts = list(model.objects.only("code", "label_fr", "label_en", "alt_labels_fr"))
    by_label = next((c for c in concepts if wanted in _names(c, first=True)), None)
    return by_label or next((c for c in concepts if wanted in _names(c, first=False)), None)


def _names(concept: Any, first: bool) -> set[str]:
    if first:
        return {fold(concept.label_fr), fold(concept.code)}
    return {fold(name) for name in [concept.label_en, *concept.alt_labels_fr]} - {""}


def known_labels(model: Any) -> list[str]:
    """Return the labels that a field of `model` proposes."""
    return list(model.objects.order_by("label_fr").values_list("label_fr", flat=True))
