"""Where a position falls in the tiles of a web map, and in one number (Morton code).

Tiles are those of web maps (EPSG:3857): at zoom z the world is 2^z x 2^z tiles, x to the east and
y to the south. A Morton code interleaves the bits of x and y at zoom 14, so that every tile of a
lower zoom is one range of codes, and `code >> 2 * (14 - z)` is the code of that tile.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

BITS = 14
"""Bits of each axis: the code has 28, and its cells are about 1.7 km wide in France."""

LAST_LATITUDE = 85.0511287798
MOST_TILES = 16


@dataclass(frozen=True)
class Box:
    """A part of the world, in degrees (WGS 84)."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, text: str) -> Box:
        """Return the box written "west,south,east,north", kept within the world.

        Raises ValueError when it is not four finite numbers in that order.
        """
        west, south, east, north = (float(part) for part in text.split(","))
        if not all(math.isfinite(side) for side in (west, south, east, north)):
            raise ValueError("not finite")
        if west > east or south > north:
            raise ValueError("reversed")
        return cls(
            _within(west, 180), _within(south, LAST_LATITUDE),
            _within(east, 180), _within(north, LAST_LATITUDE),
        )  # fmt: skip

    def contains(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def tiles(self, zoom: int) -> tuple[int, int, int, int]:
        """Return the first and last x, then the first and last y, of the tiles it touches."""
        left, top = tile_of(self.north, self.west, zoom)
        right, bottom = tile_of(self.south, self.east, zoom)
        return left, right, top, bottom

    def finest(self, most: int) -> int:
        """Return the highest zoom, up to 14, at which it touches at most `most` tiles."""
        for zoom in range(BITS, 0, -1):
            left, right, top, bottom = self.tiles(zoom)
            if (right - left + 1) * (bottom - top + 1) <= most:
                return zoom
        return 0

    def ranges(self) -> list[tuple[int, int]]:
        """Return the ranges of Morton codes (first, last) that cover it, joined where they meet."""
        zoom = self.finest(MOST_TILES)
        left, right, top, bottom = self.tiles(zoom)
        shift = 2 * (BITS - zoom)
        columns, rows = range(left, right + 1), range(top, bottom + 1)
        joined: list[tuple[int, int]] = []
        for code in sorted(interleave(x, y) for x in columns for y in rows):
            first, last = code << shift, ((code + 1) << shift) - 1
            if joined and joined[-1][1] + 1 == first:
                joined[-1] = (joined[-1][0], last)
            else:
                joined.append((first, last))
        return joined


WORLD = Box(-180, -LAST_LATITUDE, 180, LAST_LATITUDE)


def tile_of(latitude: float, longitude: float, zoom: int) -> tuple[int, int]:
    """Return the x and y of the tile that holds a position."""
    size = 1 << zoom
    angle = math.radians(_within(latitude, LAST_LATITUDE))
    x = (longitude + 180) / 360 * size
    y = (1 - math.asinh(math.tan(angle)) / math.pi) / 2 * size
    return min(size - 1, max(0, int(x))), min(size - 1, max(0, int(y)))


def corner_of(x: int, y: int, zoom: int) -> tuple[float, float]:
    """Return the latitude and longitude of the north-west corner of a tile."""
    size = 1 << zoom
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / size))))
    return latitude, x / size * 360 - 180


def morton(latitude: float, longitude: float) -> int:
    """Return the Morton code of a position."""
    return interleave(*tile_of(latitude, longitude, BITS))


def interleave(x: int, y: int) -> int:
    """Return the number whose even bits are those of `x` and odd bits those of `y`."""
    return _spread(x) | _spread(y) << 1


def separate(code: int) -> tuple[int, int]:
    """Return the x and y that `interleave` gave `code` for."""
    return _gather(code), _gather(code >> 1)


def _spread(number: int) -> int:
    return sum((number >> bit & 1) << 2 * bit for bit in range(BITS))


def _gather(number: int) -> int:
    return sum((number >> 2 * bit & 1) << bit for bit in range(BITS))


def _within(number: float, most: float) -> float:
    return max(-most, min(most, number))
