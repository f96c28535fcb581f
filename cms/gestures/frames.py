"""The frame by which other sites show a gesture: its address, its size, its HTML."""

from __future__ import annotations

from django.utils.html import format_html

EMBED = "integrer/"
"""The address of what is framed, below the page of the gesture."""
WIDTH = 800
SHAPE = 9 / 16
BESIDE = 260
"""Pixels below the film: its title, its first phases."""


def embed_code(title: str, address: str, width: int = WIDTH, height: int = 0) -> str:
    """Return the HTML that frames the gesture whose page is at `address`; sizes in pixels."""
    code = format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" allow="fullscreen" '
        "allowfullscreen></iframe>",
        f"{address}{EMBED}", width, height or height_for(width), title,
    )  # fmt: skip
    return code + ""  # a plain text: whoever shows the code escapes it


def height_for(width: int) -> int:
    """Return the height, in pixels, of a frame of this width."""
    return round(width * SHAPE) + BESIDE
