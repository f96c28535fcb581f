"""Whether what was sent has the shape of what it says it is: a hostile form breaks no page."""

from __future__ import annotations

import datetime
import math
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from cms.extensions.blocks import UnavailableBlock

LONGEST_ID = 64
DEEPEST = 40


def fits(block: Any, raw: Any, depth: int = 0) -> bool:
    """Could `block` have stored `raw`? Names that it does not know are let through, as data."""
    if depth > DEEPEST:
        return False
    if isinstance(block, blocks.BaseStructBlock):
        return isinstance(raw, dict) and all(
            fits(child, raw[name], depth + 1)
            for name, child in block.child_blocks.items()
            if name in raw
        )
    if isinstance(block, blocks.BaseStreamBlock):
        return isinstance(raw, list) and all(_is_child(block, each, depth) for each in raw)
    if isinstance(block, blocks.ListBlock):
        return isinstance(raw, list) and all(_is_row(block, each, depth) for each in raw)
    if isinstance(block, blocks.ChooserBlock):
        return raw is None or (isinstance(raw, int | str) and not isinstance(raw, bool))
    return isinstance(block, UnavailableBlock) or _is_field(block, raw)


def is_id(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID


def _is_child(block: Any, child: Any, depth: int) -> bool:
    if not isinstance(child, dict) or not isinstance(child.get("type"), str):
        return False
    if "value" not in child or not (child.get("id") is None or is_id(child["id"])):
        return False
    known = block.child_blocks.get(child["type"])
    return known is None or fits(known, child["value"], depth + 1)


def _is_row(block: Any, row: Any, depth: int) -> bool:
    stored = isinstance(row, dict) and row.get("type") == "item" and "value" in row
    return fits(block.child_block, row["value"] if stored else row, depth + 1)


def _is_field(block: Any, raw: Any) -> bool:
    if isinstance(raw, float) and not math.isfinite(raw):
        return False
    try:
        value = block.to_python(raw)
    except (ValidationError, ValueError, TypeError, ArithmeticError, AttributeError):
        return False
    if raw is None:
        return True
    empty = block.get_default()
    if isinstance(empty, str) or isinstance(block, blocks.CharBlock | blocks.RichTextBlock):
        return isinstance(raw, str)
    return not isinstance(raw, dict) or isinstance(value, datetime.date | dict)
