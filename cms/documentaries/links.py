"""Where the content of a scene leads: the links that its blocks tell, with their conditions.

A block that leads to other scenes says so by two methods, whatever its kind: `story_links(value)`
yields its links, `link_errors(value, known)` returns what is wrong with them, by field.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .conditions import ALWAYS, Condition


@dataclass(frozen=True)
class Link:
    """A way to another scene, or to the end; offered when its condition says so."""

    target: str
    condition: Condition = ALWAYS


def links_in(scene: Any) -> list[Link]:
    """Return the links of the value of a scene, in the order in which they stand."""
    return [
        link for _place, block in _leading(scene) for link in block.block.story_links(block.value)
    ]


def link_errors(scene: Any, known: Container[str]) -> dict[int, Exception]:
    """Return what is wrong with the links of a scene, by the place of their block."""
    found = {place: block.block.link_errors(block.value, known) for place, block in _leading(scene)}
    return {place: StructBlockValidationError(block_errors=e) for place, e in found.items() if e}


def row_errors(name: str, errors: dict[int, dict[str, Exception]]) -> dict[str, Exception]:
    """Return the errors of the rows of the list `name`, as its block reports them."""
    wrong = {
        n: StructBlockValidationError(block_errors=found) for n, found in errors.items() if found
    }
    return {name: ListBlockValidationError(block_errors=wrong)} if wrong else {}


def gone() -> ValidationError:
    return ValidationError(
        gettext("This scene is no longer in the story. Choose another one, or remove the link.")
    )


def _leading(scene: Any) -> Iterator[tuple[int, Any]]:
    for place, block in enumerate(scene.get("body") or []):
        if hasattr(block.block, "story_links"):
            yield place, block
