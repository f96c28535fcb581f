"""The blocks plugins offer in a slot, made for one stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from wagtail.blocks import Block

from . import points
from .switch import is_shown, site_shown

UNAVAILABLE = "unavailable"
"""Stored type of the shelf; never written to the database."""


def contributed_blocks(slot: str, prefix: str) -> dict[str, Any]:
    """Return fresh blocks that plugins offer in `slot`, by stored type."""
    if not slot:
        return {}
    check_no_loop(points.stream_blocks.version, slot)
    found = sorted(points.stream_blocks.of(slot), key=lambda c: c.item[0])
    return {c.item[0]: _made_for(prefix, c) for c in found}


def _made_for(prefix: str, found: points.Contribution) -> Any:
    name, factory = found.item
    block = identified(factory, f"{prefix}-{name}")
    block.set_name(name)
    block.plugin = found.plugin
    block.__class__ = _contributed_class(type(block))  # type: ignore[arg-type]
    return block


@cache
def _contributed_class(block_class: type) -> type:
    """Return `block_class` with the rule of `ContributedBlock`; nobody sees another difference."""
    return type(block_class.__name__, (ContributedBlock, block_class), {})


class ContributedBlock:
    """What a plugin's block does besides: render nothing where its plugin is switched off."""

    plugin: Any

    def render(self, value: Any, context: Any = None) -> str:
        if not is_shown(self.plugin, site_shown(context)):
            return ""
        return super().render(value, context)  # type: ignore[misc]


def identified(factory: Callable[[], Any], prefix: str) -> Any:
    """Return `factory()`, with ids for block previews that are the same in every process.

    Wagtail numbers blocks as they are made: at import, always in the same order. Ours are made
    when first needed, in an order that differs from one process to the next.
    """
    first = Block.creation_counter
    made = factory()
    for number, block in enumerate(b for b in blocks_inside(made) if b.creation_counter >= first):
        Block.definition_registry.pop(block.definition_prefix, None)
        block.definition_prefix = f"{prefix}-{number}"
        Block.definition_registry[block.definition_prefix] = block
    return made


def blocks_inside(block: Any) -> Iterator[Any]:
    """Yield `block` and the blocks it declares, at any depth; not those plugins add to it."""
    yield block
    children = getattr(block, "_own", None) or getattr(block, "child_blocks", {})
    for child in [*children.values(), getattr(block, "child_block", None)]:
        if child is not None:
            yield from blocks_inside(child)


def nested_slots(block: Any) -> set[str]:
    """Return the slots of the streams that `block` is or holds."""
    return {slot for b in blocks_inside(block) if (slot := getattr(b.meta, "slot", ""))}


@cache
def check_no_loop(version: int, slot: str, path: tuple[str, ...] = ()) -> None:
    """Raise ImproperlyConfigured when a block offered in `slot` holds a stream of that slot."""
    path = (*path, slot)
    for found in points.stream_blocks.of(slot):
        name, factory = found.item
        for nested in nested_slots(factory()):
            if nested in path:
                raise ImproperlyConfigured(
                    f"Plugin {found.plugin.name} offers {name} in the stream {slot!r}, and it "
                    f"holds a stream {nested!r}: it would contain itself without end."
                )
            check_no_loop(version, nested, path)
