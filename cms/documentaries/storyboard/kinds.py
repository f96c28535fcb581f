"""What the storyboard knows of the kinds of content: read from the definitions of their blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail import blocks

from cms.extensions.blocks import UnavailableBlock

from ..scenes import ScenesBlock
from ..targets import SceneTargetBlock

SCENE = "scene"


def scene_block(page: Any) -> Any:
    """Return the definition of a scene of `page`."""
    return stream_of(page).child_blocks[SCENE]


def stream_of(page: Any) -> ScenesBlock:
    """Return the definition of the stream of scenes of `page`."""
    stream: ScenesBlock = page._meta.get_field("scenes").stream_block
    return stream


def kinds_of(page: Any) -> dict[str, dict[str, Any]]:
    """Return, for each kind that a scene may hold: its words, its icon, its links, an empty one."""
    body = scene_block(page).child_blocks["body"]
    return {
        name: {
            "label": str(block.label),
            "icon": block.meta.icon,
            "links": list(links_in(block)),
            "blank": blank_of(block),
        }
        for name, block in body.child_blocks.items()
        if not isinstance(block, UnavailableBlock)
    }


def blank_of(block: Any) -> Any:
    """Return an empty value of `block`, as it is stored."""
    return block.get_prep_value(block.get_default())


def links_in(block: Any, way: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """Yield the fields of `block` that lead to a scene: where they are, and whose words they have.

    `path` leads to the structure that holds the field: "name" for a field, "[]" for the rows of a
    list, "#kind" for the children of a stream. A list of bare scenes is a condition, not a link.
    """
    if isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(child, SceneTargetBlock):
                yield {"path": list(way), "field": name, "words": _words_of(block)}
            else:
                yield from links_in(child, (*way, name))
    elif isinstance(block, blocks.ListBlock):
        yield from links_in(block.child_block, (*way, "[]"))
    elif isinstance(block, blocks.BaseStreamBlock):
        for name, child in block.child_blocks.items():
            yield from links_in(child, (*way, f"#{name}"))


def row_of_choice(page: Any) -> Any:
    """Return an empty way on of the block of choices, as it is stored."""
    choices = scene_block(page).child_blocks["body"].child_blocks["choices"]
    return blank_of(choices.child_blocks["choices"].child_block)


def choosers_of(page: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield (kind, field, model) of what a kind is about: the first thing that it lets choose."""
    for name, block in scene_block(page).child_blocks["body"].child_blocks.items():
        if isinstance(block, blocks.BaseStructBlock):
            for field, child in block.child_blocks.items():
                if isinstance(child, blocks.ChooserBlock):
                    yield name, field, child.model_class
                    break


def _words_of(block: Any) -> str:
    written = [n for n, child in block.child_blocks.items() if isinstance(child, blocks.CharBlock)]
    return written[0] if written else ""
