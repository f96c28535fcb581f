"""How a photograph is framed and how wide it is published: arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Frame:
    """A framing asked of a photograph: its name, its widths in pixels, and its shape.

    `ratio` is width over height; None keeps the whole picture.
    """

    name: str
    widths: tuple[int, ...]
    ratio: float | None = None

    def __post_init__(self) -> None:
        if not self.widths or min(self.widths) < 1:
            raise ValueError(f"{self.name}: a frame needs widths, each of one pixel or more")
        if self.ratio is not None and not 0.05 <= self.ratio <= 20:
            raise ValueError(f"{self.name}: a ratio between 1:20 and 20:1 is needed")


FRAMES = {
    "whole": Frame("whole", (400, 800, 1200, 1600)),
    "card": Frame("card", (400, 800), 4 / 3),
    "square": Frame("square", (160, 320), 1.0),
    "portrait": Frame("portrait", (450, 900), 3 / 4),
}
"""What the pages of the site ask for (templates/components/picture.html)."""


def crop_box(width: int, height: int, ratio: float | None, focal: tuple[float, float]) -> Box:
    """Return the largest box (left, top, right, bottom, pixels) of shape `ratio` in a picture.

    It stands as near to centred on `focal` (0-1 from the left and the top) as the edges allow.
    """
    if ratio is None:
        return 0, 0, width, height
    wide, high = min(width, height * ratio), min(height, width / ratio)
    left = min(max(focal[0] * width - wide / 2, 0), width - wide)
    top = min(max(focal[1] * height - high / 2, 0), height - high)
    return left, top, left + wide, top + high


def published_widths(asked: tuple[int, ...], available: float) -> list[int]:
    """Return the widths to publish, widest first: never more than the `available` pixels.

    A source between two of them is published at its own width too: nothing of it is lost.
    """
    most = max(1, round(available))
    kept = {width for width in asked if width <= most}
    if max(asked) > most:
        kept.add(most)
    return sorted(kept, reverse=True)


def needed_scale(width: int, height: int, frames: list[Frame]) -> float:
    """Return by how much (0-1) a picture may be reduced before `frames` are cut from it."""
    needs = [0.0]
    for frame in frames:
        left, _top, right, _bottom = crop_box(width, height, frame.ratio, (0.5, 0.5))
        needs.append(published_widths(frame.widths, right - left)[0] / (right - left))
    return min(1.0, max(needs))
