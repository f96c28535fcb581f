"""Draw the outline of a commune as the path of a small picture (SVG)."""

from __future__ import annotations

import math
from typing import Any

from .loading.outlines import polygons_of

SIZE = 200
"""Units of the longer side of the drawing."""
MARGIN = 4


def outline_drawing(
    outline: dict[str, Any], point: tuple[float, float] | None = None
) -> dict[str, Any]:
    """Return the path of a drawing of `outline`, north up, and the size of its view with a margin.

    `point` (latitude, longitude) is given back as its place in the drawing. Longitudes are
    shortened by the cosine of the latitude: shapes keep their proportions.
    """
    rings = [ring for polygon in polygons_of(outline) for ring in polygon]
    shortened = math.cos(math.radians(rings[0][0][1]))
    flat = [[(x * shortened, -y) for x, y in ring] for ring in rings]
    points = [place for ring in flat for place in ring]
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    width, height = max(x for x, _y in points) - left, max(y for _x, y in points) - top
    scale = SIZE / (max(width, height) or 1)
    drawing: dict[str, Any] = {
        "path": "".join(_path(ring, left, top, scale) for ring in flat),
        "viewbox": f"{width * scale + 2 * MARGIN:.0f} {height * scale + 2 * MARGIN:.0f}",
    }
    if point:
        x, y = (point[1] * shortened - left) * scale, (-point[0] - top) * scale
        drawing |= {"x": f"{x:.1f}", "y": f"{y:.1f}"}
    return drawing


def _path(ring: list[tuple[float, float]], left: float, top: float, scale: float) -> str:
    steps = (f"{(x - left) * scale:.1f} {(y - top) * scale:.1f}" for x, y in ring)
    return f"M{'L'.join(steps)}Z"
