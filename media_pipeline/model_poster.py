"""Posters of 3D models: what the site's own viewer shows before anyone touches it."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from PIL import Image

from .answers import facts_in
from .limited import python_module
from .node_tools import MODULES, SCRIPTS
from .refusal import Refused
from .sandbox import GB, MB, ToolLimits
from .verdict import ToolKilledError
from .work import Work

SECONDS = 180
LIMITS = ToolLimits(
    seconds=SECONDS + 20,
    memory=8 * GB,
    counts_data_only=True,
    written=256 * MB,
    temporary=512 * MB,
    sockets=True,
    processes=True,
)
PROGRAMS = ("/usr/lib/chromium/chromium", "chromium", "chromium-browser", "google-chrome-stable")


@dataclass(frozen=True)
class PosterSize:
    """The name of a poster, and its pixels."""

    name: str
    width: int
    height: int


SIZES = (PosterSize("poster-square", 1200, 1200), PosterSize("poster-wide", 1600, 900))


class NoChromiumError(RuntimeError):
    """No Chromium on this machine: an installation fault, not a fault of the file."""


@cache
def chromium() -> str:
    """Return the path of Chromium; raise NoChromiumError with what to install."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    if found is None:
        raise NoChromiumError("Posters of 3D models need Chromium: install the package chromium.")
    return found


def render_poster(
    glb: Path, out: Path, size: tuple[int, int] = (1200, 1200), ground: str | None = None
) -> None:
    """Write a poster of a packed `glb` at `out` (.png or .webp), `size` in pixels.

    Transparent, unless `ground` (a CSS colour such as "#f4efe6") says what is behind. Raises
    Refused("malformed_model") when the viewer cannot show it, and what `take_pictures` raises.
    """
    with tempfile.TemporaryDirectory(prefix="poster-") as folder:
        work = Work(glb.resolve(), Path(folder), {}, {})
        (picture,) = take_pictures(work, glb, (PosterSize("poster", *size),))
        save(picture, out, ground)


def take_pictures(work: Work, glb: Path, sizes: tuple[PosterSize, ...]) -> list[Path]:
    """Write a transparent PNG for each size in the folder of `work`, and return their places.

    Raises Refused("malformed_model"), NoChromiumError, and ToolKilledError when it takes too long.
    """
    job = {
        "chromium": chromium(),
        "files": {name: str(path) for name, path in _files(glb).items()},
        "sizes": [asdict(size) for size in sizes],
        "folder": str(work.folder.absolute()),
        "seconds": SECONDS,
    }
    command = python_module("media_pipeline.model_poster_worker", json.dumps(job))
    try:
        said = facts_in(work.tool(command, LIMITS, reads=[*_files(glb).values()]))
    except Refused as refused:
        if refused.code != "too_slow":
            raise Refused("malformed_model", **refused.facts) from refused
        # The model has been accepted: it is the machine that is busy.
        raise ToolKilledError(f"No poster after {SECONDS} seconds.") from refused
    return [work.folder / name for name in said["pictures"]]


def _files(glb: Path) -> dict[str, Path]:
    """Return all that the page may ask for, by address."""
    return {
        "/": SCRIPTS / "poster.html",
        "/poster-page.mjs": SCRIPTS / "poster-page.mjs",
        "/model-viewer.js": MODULES / "@google/model-viewer/dist/model-viewer.min.js",
        "/meshopt_decoder.js": MODULES / "meshoptimizer/meshopt_decoder.cjs",
        "/model.glb": glb.absolute(),
    }


def save(picture: Path, out: Path, ground: str | None = None) -> None:
    """Write `picture` at `out`, on a colour when one is given; the same bytes each time."""
    with Image.open(picture) as image:
        shown = image.convert("RGBA")
    if ground is not None:
        behind = Image.new("RGBA", shown.size, ground)
        shown = Image.alpha_composite(behind, shown).convert("RGB")
    shown.info = {}
    if out.suffix == ".webp":
        shown.save(out, "WEBP", quality=90, method=4)
    else:
        shown.save(out)
