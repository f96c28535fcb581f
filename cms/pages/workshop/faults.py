"""What keeps any page from the public, as an editor shows it: a sentence, and where to go."""

from __future__ import annotations

import html
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from cms.media.showing import obstacles

HREF = re.compile(r'href="([^"]+)"')


def faults_of_page(page: Any, *exclude: str) -> list[dict[str, Any]]:
    """Return the media that may not be shown, and what the page's own form would refuse."""
    return [*_hidden_media(page), *_own(page, exclude)]


def _hidden_media(page: Any) -> list[dict[str, Any]]:
    refused = [str(refusal) for refusal in obstacles(page)]
    return [
        {
            "sentence": html.unescape(strip_tags(refusal)),
            "url": html.unescape(found[1]) if (found := HREF.search(refusal)) else "",
        }
        for refusal in refused
    ]


def _own(page: Any, exclude: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return what the page's own form would refuse: a draft may lack what the public needs."""
    try:
        page.full_clean(exclude=set(exclude) or None)
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
