"""The recipe of photographs: every size from one decode, and `photo.json`, which lists them.

Options: `frames` (names of `photo_frames.FRAMES`), `focal` (x and y, 0-1), `formats`, `sphere`.
"""

from __future__ import annotations

from typing import Any

from .photo import PhotoOptions, write_photo
from .photo_frames import FRAMES
from .recipes import Facts, Options, Recipe, Step
from .work import Work

FACTS = "photo.json"


def steps(facts: Facts, options: Options) -> list[Step]:
    read_options(options)
    return [Step("sizes", _sizes)]


def _sizes(work: Work) -> Facts:
    found = write_photo(work, read_options(work.options))
    work.write_json(FACTS, found)
    return {output["path"]: output for output in found["outputs"]}


def read_options(options: Options) -> PhotoOptions:
    """Return the options as JSON gave them; raise KeyError or ValueError for what is not one."""
    given: dict[str, Any] = dict(options)
    if "frames" in given:
        given["frames"] = tuple(FRAMES[name] for name in given["frames"])
    for name in given.keys() & {"formats", "focal", "level_formats"}:
        given[name] = tuple(given[name])
    if given.keys() - PhotoOptions.__dataclass_fields__.keys():
        raise ValueError(f"options of photographs: {', '.join(PhotoOptions.__dataclass_fields__)}")
    return PhotoOptions(**given)


RECIPE = Recipe("photo", 1, ("image",), steps)
