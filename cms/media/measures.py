"""What pages show of a derived media beside its files: read once, then from the cache.

The folder is named by the content, the recipe and its version: what was read of it stays true.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.utils.formats import number_format
from django.utils.translation import gettext as _

MONTH = 30 * 24 * 60 * 60
UNITS = ((1.0, 1.0, "m", 2), (0.1, 100.0, "cm", 1), (0.0, 1000.0, "mm", 0))
"""From which size in metres a unit serves, how many make a metre, its symbol, its decimals."""


@dataclass(frozen=True)
class Measures:
    """A 3D model in figures: its box in metres (x wide, y high, z deep), its levels in bytes."""

    size: tuple[float, ...] = ()
    levels: dict[str, int] = field(default_factory=dict)

    @property
    def has_light_level(self) -> bool:
        """Is there a level of 20,000 triangles, for small screens?"""
        return "20k" in self.levels

    @property
    def full_bytes(self) -> int:
        """Bytes of the level of full density; 0 when it is not known."""
        return self.levels.get("full", 0)

    @property
    def labels(self) -> list[str]:
        """Width, height and depth in words, in one unit for the three; empty when unknown."""
        if len(self.size) != 3 or not any(self.size):
            return []
        _least, factor, unit, decimals = next(u for u in UNITS if max(self.size) >= u[0])
        return [f"{number_format(side * factor, decimals)}\u00a0{unit}" for side in self.size]

    @property
    def sentence(self) -> str:
        """ "Width 12.0 cm, height 32.4 cm, depth 12.0 cm", or "" when the size is unknown."""
        if not self.labels:
            return ""
        width, height, depth = self.labels
        words = _("Width %(width)s, height %(height)s, depth %(depth)s")
        return words % {"width": width, "height": height, "depth": depth}


def measures_of(folder: str) -> Measures:
    """Return what `model.json` says in the derived `folder`; nothing when it is not there."""
    if not folder:
        return Measures()
    key = f"media-measures:{folder}"
    found: Measures | None = cache.get(key)
    if found is None:
        try:
            found = _read(folder)
        except (OSError, ValueError, KeyError, TypeError):
            return Measures()  # lost or unreadable: the page goes without, the doctor says so
        cache.set(key, found, MONTH)
    return found


def _read(folder: str) -> Measures:
    with default_storage.open(f"{folder}/model.json") as file:
        facts = json.load(file)
    paths = {row["level"]: f"{folder}/{row['path']}" for row in facts["outputs"]}
    levels = {level: default_storage.size(path) for level, path in paths.items()}
    return Measures(tuple(float(side) for side in facts["size"]), levels)
