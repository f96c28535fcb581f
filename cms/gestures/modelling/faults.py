"""What keeps a module from being published, as the tool shows it: beside the field or the shape."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from cms.pages.workshop.faults import faults_of_page

from ..checks import module_faults
from .keeping import FIELDS

RELATED = {"page", "film", "second_film", "action", "material", "tool"}


def faults_of_module(page: Any) -> list[dict[str, Any]]:
    """Return the faults of the phases and the overlays of `page`, each with where it shows."""
    found = [
        {
            "sentence": fault.sentence,
            "phase": fault.phase,
            "field": FIELDS.get(fault.field, ""),
            "overlay": fault.overlay,
            "shape": fault.shape,
        }
        for fault in module_faults(page)
    ]
    return found + [fault for phase in page.phases.all() for fault in _too_long(phase)]


def faults_of_publication(page: Any) -> list[dict[str, Any]]:
    """Return all that keeps `page` from the public: its module, its media, its own fields."""
    return [*faults_of_module(page), *faults_of_page(page)]


def _too_long(phase: Any) -> list[dict[str, Any]]:
    try:
        phase.clean_fields(exclude=RELATED if phase.name.strip() else {*RELATED, "name"})
    except ValidationError as error:
        return [
            {"sentence": sentence, "phase": phase.key, "field": FIELDS.get(field, "")}
            for field, sentences in error.message_dict.items()
            for sentence in sentences
        ]
    return []
