"""What keeps a module from being published, as the tool shows it: beside the field or the shape."""

from __future__ import annotations

import html
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from cms.media.showing import obstacles

from ..checks import module_faults
from .keeping import FIELDS

HREF = re.compile(r'href="([^"]+)"')
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
    return [*faults_of_module(page), *_hidden_media(page), *_own(page)]


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


def _hidden_media(page: Any) -> list[dict[str, Any]]:
    refused = [str(refusal) for refusal in obstacles(page)]
    return [
        {
            "sentence": html.unescape(strip_tags(refusal)),
            "url": html.unescape(found[1]) if (found := HREF.search(refusal)) else "",
        }
        for refusal in refused
    ]


def _own(page: Any) -> list[dict[str, Any]]:
    """Return what the page's own form would refuse: a draft may lack what the public needs."""
    try:
        page.full_clean()
    except ValidationError as error:
        return [
            {"sentence": f"{_label(page, name)}{sentence}", "page": True}
            for name, sentences in error.message_dict.items()
            for sentence in sentences
        ]
    return []


def _label(page: Any, name: str) -> str:
    try:
        return f"{page._meta.get_field(name).verbose_name} : ".capitalize()
    except LookupError:
        return ""
