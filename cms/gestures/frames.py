"""The frame by which other sites show a gesture: its address, its size, its HTML."""

from __future__ import annotations

from cms.pages import embedding

WIDTH = embedding.WIDTH
SHAPE = 9 / 16
BESIDE = 260
"""Pixels below the film: its title, its first phases."""


def embed_code(title: str, address: str, width: int = WIDTH, height: int = 0) -> str:
    """Return the HTML that frames the gesture whose page is at `address`; sizes in pixels."""
    return embedding.embed_code(title, address, width, height or height_for(width))


def height_for(width: int) -> int:
    """Return the height, in pixels, of a frame of this width."""
    return round(width * SHAPE) + BESIDE
