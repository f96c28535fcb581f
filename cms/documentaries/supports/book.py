"""A story as a book: what the EPUB and the booklet to print have in common."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from .content import Content

TEMPLATES = "documentaries/supports/book/"
STYLE = "css/story-book.css"
PLAYED = ("film", "sound", "model")


def book_context(content: Content, publisher: str) -> dict[str, Any]:
    """Return what the templates of a book are given."""
    page = content.page
    return {
        "content": content, "page": page, "publisher": publisher,
        "published": published_at(page),
    }  # fmt: skip


def published_at(page: Any) -> datetime:
    """Return when this publication of `page` was made; now, while it has never been published."""
    moment: datetime = page.last_published_at or page.first_published_at or timezone.now()
    return moment


def render(name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"{TEMPLATES}{name}", context)
