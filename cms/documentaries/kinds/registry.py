"""What a story asks of a block that a scene shows: its icon, its picture, whether it leads.

A kind says so itself, a plugin's too:

- `Meta.scene_icon`: a name of `img/icons.svg`; `Meta.scene_rank`: the smallest gives the scene its
  icon (the core's are between 10 and 90; without one a block gives none);
- `Meta.scene_leads = True`: a framed scene puts it beside the rest;
- `scene_picture(value)`: the picture that stands for it. Without it, the first image or poster of
  its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail import blocks
from wagtail.images import get_image_model

CORE = {
    "film": (10, "film", True),
    "model": (20, "cube", True),
    "sound": (30, "sound", False),
    "gallery": (40, "image", True),
    "image": (50, "image", True),
    "gesture": (60, "hand", False),
    "artisan": (70, "hammer", False),
    "event": (80, "calendar", False),
}
"""Rank, icon and whether it leads, for the blocks that other pages show too."""
DEFAULT_ICON = "book"


def icon_of(shown: Iterable[Any]) -> str:
    """Return the icon of a scene that shows these blocks: that of the most telling one."""
    ranked = [_rank_and_icon(block) for block in shown]
    return min((each for each in ranked if each), default=(0, DEFAULT_ICON))[1]


def leads(block: Any) -> bool:
    """Does a framed scene put this block beside the rest?"""
    known = CORE.get(block.block_type)
    return bool(getattr(block.block.meta, "scene_leads", known and known[2]))


def picture_of(block: Any) -> Any:
    """Return the picture that stands for a block of a scene, or None."""
    own = getattr(block.block, "scene_picture", None)
    if own is not None:
        return own(block.value)
    return next(_pictures(block.value), None)


def _rank_and_icon(block: Any) -> tuple[int, str] | None:
    known = CORE.get(block.block_type)
    meta = block.block.meta
    icon = getattr(meta, "scene_icon", known[1] if known else "")
    return (getattr(meta, "scene_rank", known[0] if known else 90), icon) if icon else None


def _pictures(value: Any) -> Iterator[Any]:
    """Yield the images and posters in `value`, but not those of the pages it refers to."""
    if isinstance(value, get_image_model()):
        yield value
    elif isinstance(value, blocks.StructValue):
        for each in value.values():
            yield from _pictures(each)
    elif isinstance(value, blocks.list_block.ListValue | list | tuple):
        for each in value:
            yield from _pictures(each)
    elif poster := getattr(value, "poster", None):
        yield poster
