"""What a card shows of a scene: a picture of its content, its words counted, its seconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.blocks.loading import for_cards

from .kinds import scene_block

PICTURES = ("card_picture_id", "poster_id", "cover_id", "picture_id", "portrait_id")
"""Where the media and the pages keep the picture that stands for them."""


@dataclass
class Content:
    """What one stored scene holds: its words, and what it chooses, in order."""

    words: int = 0
    chosen: list[tuple[Any, Any]] = field(default_factory=list)


def cards_of(page: Any, scenes: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the cards of stored scenes by their number; queries depend on the kinds alone."""
    block = scene_block(page)
    held = {
        scene["id"]: _content(block, scene["value"])
        for scene in scenes
        if scene.get("type") == "scene"
    }
    found = _load(pair for content in held.values() for pair in content.chosen)
    return {key: _card(page, content, found) for key, content in held.items()}


def _content(block: Any, raw: Any) -> Content:
    content = Content()
    for leaf, value in _leaves(block, raw):
        if isinstance(leaf, blocks.ChooserBlock):
            content.chosen.append((leaf.model_class, value))
        elif isinstance(value, str) and isinstance(leaf, _WRITTEN):
            content.words += len(strip_tags(value).split())
    return content


_WRITTEN = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


def _leaves(block: Any, raw: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the fields of a stored value that hold something, each with its definition."""
    if isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield from _leaves(child, raw.get(name))
    elif isinstance(block, blocks.BaseStreamBlock):
        for each in raw or []:
            if each["type"] in block.child_blocks:
                yield from _leaves(block.child_blocks[each["type"]], each["value"])
    elif isinstance(block, blocks.ListBlock):
        for row in raw or []:
            stored = isinstance(row, dict) and row.get("type") == "item"
            yield from _leaves(block.child_block, row["value"] if stored else row)
    elif raw not in (None, ""):
        yield block, raw


def _load(chosen: Any) -> dict[tuple[Any, Any], Any]:
    """Return what scenes choose; pictures by their number alone: their address is enough."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for model, pk in chosen:
        if model is not get_image_model():
            wanted[model].add(pk)
    found = {}
    for model, ids in wanted.items():
        rows = model._default_manager.filter(pk__in=[pk for pk in ids if isinstance(pk, int)])
        for each in for_cards(rows) if issubclass(model, Page) and model is not Page else rows:
            found[model, each.pk] = each
    return found


def _card(page: Any, content: Content, found: dict[tuple[Any, Any], Any]) -> dict[str, Any]:
    chosen = [(model, pk, found.get((model, pk))) for model, pk in content.chosen]
    seconds = sum(getattr(each, "duration", None) or 0 for _model, _pk, each in chosen)
    pictures = (_picture(page, model, pk, each) for model, pk, each in chosen)
    return {
        "picture": next(filter(None, pictures), ""),
        "words": content.words,
        "seconds": round(seconds),
    }


def _picture(page: Any, model: Any, pk: Any, each: Any) -> str:
    if model is get_image_model():
        return _thumbnail(page, pk)
    if each is None:
        return ""
    owned = next((getattr(each, name) for name in PICTURES if getattr(each, name, None)), None)
    return _thumbnail(page, owned) if owned else getattr(each, "still_url", "") or ""


def _thumbnail(page: Any, pk: Any) -> str:
    if not isinstance(pk, int):
        return ""
    return reverse("documentary_storyboard_thumbnail", args=[page.pk, pk])
