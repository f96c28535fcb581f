"""All the media that a story shows itself, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks.list_block import ListValue

from cms.media.models import Film, Model3D, Picture, Sound

KINDS = (Picture, Film, Sound, Model3D)


def media_of_story(page: Any) -> list[Any]:
    """Return the cover, then the media of the scenes in the order in which they are met.

    Not those of the pages that the story refers to. No query once the story is loaded.
    """
    page.story  # noqa: B018 - loads in a few queries what the streams refer to
    met = [page.cover] if page.cover else []
    met += [media for scene in page.scenes for media in media_in(scene.value)]
    return list({(type(media), media.pk): media for media in met}.values())


def media_in(value: Any) -> Iterator[Any]:
    """Yield the media that the value of a block holds, at any depth."""
    if isinstance(value, KINDS):
        yield value
    elif isinstance(value, blocks.StreamValue):
        for child in value:
            yield from media_in(child.value)
    elif isinstance(value, blocks.StructValue):
        for each in value.values():
            yield from media_in(each)
    elif isinstance(value, ListValue | list | tuple):
        for each in value:
            yield from media_in(each)
