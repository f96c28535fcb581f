"""What the scenes of a story show, whatever their kinds of blocks: media, pages, words.

A block of a plugin is read as any other: by what it is made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock
from wagtail.models import Page
from wagtail.rich_text import RichText

from cms.extensions.fields import UnavailableBlock
from cms.media.models import Film, Model3D, Picture, Sound

MEDIA = (Film, Sound, Model3D, Picture)


@dataclass(frozen=True)
class Met:
    """Something that a scene shows, in the block `block` (its id) of it.

    `kind`: "media", "page", "link" (a page, by its number), "words", "gone" (chosen once, or
    never), "unknown" (of a plugin that is not there). `alt` is what the block says of a picture; a
    decorative one needs no words.
    """

    kind: str
    scene: str
    block: str = ""
    value: Any = None
    alt: str = ""
    is_decorative: bool = False


def met_in(scene: Any) -> Iterator[Met]:
    """Yield all that `scene`, a child of the stream of scenes, shows, in order."""
    value = scene.value
    if value.get("background"):
        yield Met("media", scene.id, "", value["background"], is_decorative=True)
    for child in value.get("body") or []:
        for block, each, alt, decorative in _parts(child.block, child.value):
            yield from _met(scene.id, child.id or "", block, each, alt, decorative)


def _parts(block: Any, value: Any, alt: str = "", hidden: bool = False) -> Iterator[Any]:
    """Yield (block, value, words that stand for it, is decorative) for each leaf of `value`."""
    if isinstance(value, blocks.StreamValue):
        for child in value:
            yield from _parts(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value or ():
            yield from _parts(block.child_block, item)
    elif isinstance(block, blocks.BaseStructBlock):
        alt, hidden = str(value.get("alt") or ""), bool(value.get("decorative"))
        for name, child in block.child_blocks.items():
            yield from _parts(child, value.get(name), alt, hidden)
    else:
        yield block, value, alt, hidden


def _met(
    scene: str, at: str, block: Any, value: Any, alt: str, is_decorative: bool
) -> Iterator[Met]:
    if isinstance(block, UnavailableBlock):
        if value:
            yield Met("unknown", scene, at)
    elif isinstance(value, MEDIA):
        yield Met("media", scene, at, value, alt, is_decorative)
    elif isinstance(value, Page):
        yield Met("page", scene, at, value)
    elif isinstance(value, RichText):
        yield from _of_text(scene, at, value.source)
    elif isinstance(block, ChooserBlock):
        if value is None and block.required:
            yield Met("gone", scene, at)
    elif isinstance(value, str) and value.strip():
        yield Met("words", scene, at, value)


def _of_text(scene: str, at: str, source: str) -> Iterator[Met]:
    soup = BeautifulSoup(source, "html.parser")
    if soup.get_text(strip=True) or soup.find("embed"):
        yield Met("words", scene, at, source)
    for link in soup.find_all("a", linktype="page"):
        number = str(link.get("id") or "")
        if number.isdigit():
            yield Met("link", scene, at, int(number))
