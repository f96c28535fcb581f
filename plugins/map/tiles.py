"""The tiles of the base map, fetched and kept by this server: visitors never call the IGN.

A tile that was fetched once stays; when the IGN does not answer, everybody is answered at once
with nothing for a minute, and the map shows the outlines of the communes.
"""

from __future__ import annotations

import http.client
import logging
import os
import tempfile
import time
import urllib.request
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpResponse

from .mercator import Box, corner_of

logger = logging.getLogger(__name__)

PLAN_IGN = (
    "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
    "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
)
LAST_ZOOM = 18
TIMEOUT = 2.5
"""Seconds: a process that waits for a tile serves nobody else."""
SILENCE = 60
"""Seconds without asking again after a failure."""
KEPT = 60 * 60 * 24 * 30
WEEK = 60 * 60 * 24 * 7
MOST_BYTES = 400_000
PNG = b"\x89PNG\r\n\x1a\n"
FAR_ZOOM = 9
AROUND, FAR_AROUND = 0.7, 8
"""Degrees around the territory that are still served: enough for the edges of a wide screen."""
DOWN = "plugin_map:tiles:down"


def is_tile(z: int, x: int, y: int) -> bool:
    """Is there such a tile in the world?"""
    return 0 <= z <= LAST_ZOOM and 0 <= x < 1 << z and 0 <= y < 1 << z


def is_near(z: int, x: int, y: int, territory: Box) -> bool:
    """Is the tile near the territory? We are no plan of the world for others."""
    around = FAR_AROUND if z < FAR_ZOOM else AROUND
    north, west = corner_of(x, y, z)
    south, east = corner_of(x + 1, y + 1, z)
    return (
        west <= territory.east + around
        and east >= territory.west - around
        and south <= territory.north + around
        and north >= territory.south - around
    )


def find_tile(z: int, x: int, y: int) -> bytes | None:
    """Return the image of a tile, from the folder or from the IGN; None when neither has it."""
    path = folder() / f"{z}/{x}/{y}.png"
    kept = _read(path)
    if kept is not None and time.time() - path.stat().st_mtime < KEPT:
        return kept
    if not source() or cache.get(DOWN):
        return kept
    fetched = _fetch(source().format(z=z, x=x, y=y))
    if fetched is None:
        cache.set(DOWN, True, SILENCE)
        return kept
    _keep(path, fetched)
    return fetched


def source() -> str:
    """Return the address of tiles, with {z} {x} {y}; "" when this server asks nobody."""
    return getattr(settings, "MAP_TILES", PLAN_IGN)


def folder() -> Path:
    """Return where tiles are kept; it may be emptied at any time."""
    return Path(getattr(settings, "MAP_TILES_FOLDER", Path(settings.MEDIA_ROOT) / "map-tiles"))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _fetch(url: str) -> bytes | None:
    request = urllib.request.Request(url, headers={"User-Agent": "Artisanumerique"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            content = answer.read(MOST_BYTES + 1)
    except (OSError, http.client.HTTPException, ValueError) as error:
        logger.warning("No tile from the base map: %s", error)
        return None
    return content if content.startswith(PNG) and len(content) <= MOST_BYTES else None


def _keep(path: Path, content: bytes) -> None:
    """Write beside, then rename: nobody reads half a tile."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError as error:
        logger.warning("A tile could not be kept: %s", error)


def tile_response(z: int, x: int, y: int, territory: Box, kept: str) -> HttpResponse:
    """Return a tile for a browser, or 204 at once when there is none to give; 404 if it is none."""
    if not is_tile(z, x, y):
        raise Http404
    image = find_tile(z, x, y) if is_near(z, x, y, territory) else None
    answer = HttpResponse(image or b"", content_type="image/png", status=200 if image else 204)
    answer["Cache-Control"] = f"{kept}, max-age={WEEK if image else SILENCE}"
    return answer
