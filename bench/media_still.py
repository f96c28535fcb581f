"""Measure photographs and 3D models: processor, memory, weight, beside the limits we set.

Usage: python -m bench.media_still   (prints Markdown; about three minutes)
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

from bench.house import ROOT
from bench.scan import write_scan
from media_pipeline.model import LEVELS, ModelOptions, write_levels
from media_pipeline.model_poster import SIZES, take_pictures
from media_pipeline.photo import PhotoOptions, write_photo
from media_pipeline.work import Work

DEMO = ROOT / "site/artisanumerique/demo/media/atelier-hero.jpg"
PIXELS = (6000, 4000)
MB = 1e6


@dataclass
class Row:
    """One measure: seconds of processor, most memory and largest output in bytes, and limits."""

    name: str
    work: Work
    size: int
    note: str = ""
    seconds: float = 0
    memory: int = 0
    most: float = 0

    def cells(self) -> list[str]:
        return [
            self.name,
            _beside(f"{self.work.processor:.1f}", self.seconds),
            _beside(f"{self.work.memory / MB:.0f}", self.memory),
            _beside(f"{self.size / MB:.2f}", self.most),
            self.note,
        ]


def _beside(value: str, limit: float) -> str:
    return f"{value} (≤ {limit:g})" if limit else value


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-still-") as name:
        folder = Path(name)
        rows = [*photographs(folder), *models(folder)]
    print("## Photographs and 3D models\n")
    print("Limits of the project in brackets.\n")
    titles = ["what", "CPU s", "memory, MB", "output, MB", "notes"]
    for line in (titles, ["---"] * len(titles), *(row.cells() for row in rows)):
        print("| " + " | ".join(line) + " |")


def photographs(folder: Path) -> list[Row]:
    """A photograph of 24 megapixels, as phones make them, to four widths."""
    source = folder / "photo.jpg"
    with Image.open(DEMO) as image:
        large = image.convert("RGB").resize(PIXELS, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(PIXELS, 12).convert("RGB")
    ImageChops.add(large, grain, scale=1, offset=-128).save(source, quality=92)
    sent = f"from {source.stat().st_size / MB:.1f} MB"
    two = _photograph(source, folder / "two", ("AVIF", "WEBP"))
    three = _photograph(source, folder / "three", ("AVIF", "WEBP", "JPEG"))
    return [
        Row("24 megapixels, 4 widths, AVIF and WebP", *two, sent, seconds=1.5, memory=120),
        Row("the same and JPEG", *three),
    ]


def _photograph(source: Path, folder: Path, formats: tuple[str, ...]) -> tuple[Work, int]:
    work = _work(source, folder)
    write_photo(work, PhotoOptions(formats=formats))
    return work, sum(path.stat().st_size for path in folder.iterdir())


def models(folder: Path) -> list[Row]:
    """A scan of half a million triangles with three textures of 4,096 pixels."""
    source = folder / "scan.glb"
    triangles = write_scan(source)
    sent = f"{triangles:,} triangles, from {source.stat().st_size / MB:.0f} MB"
    full = _levels(source, folder / "full", ModelOptions(levels=LEVELS[:1]))
    every = _levels(source, folder / "all", ModelOptions())
    light = {f.stem: f.stat().st_size for f in (folder / "all").iterdir()}
    kept = ", ".join(f"{name} {size / MB:.2f} MB" for name, size in sorted(light.items()))
    shown = _work(folder / "all/100k.glb", folder / "posters")
    pictures = take_pictures(shown, shown.source, SIZES)
    drawn = sum(path.stat().st_size for path in pictures)
    return [
        Row("scan, full density", *full, sent, seconds=10, most=4),
        Row("scan, full, 100k and 20k, each validated", *every, kept),
        Row("its two posters, 1200 x 1200 and 1600 x 900", shown, drawn, "software WebGL; PNG"),
    ]


def _levels(source: Path, folder: Path, options: ModelOptions) -> tuple[Work, int]:
    work = _work(source, folder)
    write_levels(work, source, options)
    return work, (folder / "full.glb").stat().st_size


def _work(source: Path, folder: Path) -> Work:
    folder.mkdir()
    return Work(source, folder, {}, {})


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
