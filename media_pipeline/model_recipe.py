"""The recipe of 3D models: into GLB, the published levels, `model.json` (measures), and posters.

Options: `unit`, `up`, `without_missing` (see `model.ModelOptions`), and `posters`, which is true
unless it is said: they need Chromium.
"""

from __future__ import annotations

from .model import SOURCE, ModelOptions, import_model, is_glb, write_levels
from .model_files import GLB
from .model_poster import SIZES, save, take_pictures
from .recipes import Facts, Options, Recipe, Step
from .work import Work

FACTS = "model.json"
IMPORTED = "imported.json"
NAMES = ("unit", "up", "without_missing", "posters")
SHOWN = ("100k.glb", "full.glb")
"""What is drawn on a poster: at its size, nobody sees a difference, and it costs half."""


def steps(facts: Facts, options: Options) -> list[Step]:
    read_options(options)
    made = [
        Step("import", _import, lasting=False, share=0.4),
        Step("levels", _levels, needs=("import",)),
    ]
    if options.get("posters", True):
        made.append(Step("posters", _posters, needs=("levels",), share=2.0))
    return made


def _import(work: Work) -> Facts:
    """Make a GLB of what is none; a GLB is its own."""
    glb = is_glb(work.source)
    made = {"format": GLB, "missing": []} if glb else import_model(work, read_options(work.options))
    work.write_json(IMPORTED, made)
    return {}


def _levels(work: Work) -> Facts:
    made = work.read_json(IMPORTED)
    source = work.earlier.get(SOURCE, work.source)
    found = write_levels(work, source, read_options(work.options), made["format"])
    work.write_json(FACTS, found | made)
    return {output["path"]: output for output in found["outputs"]}


def _posters(work: Work) -> Facts:
    glb = next(work.earlier[name] for name in SHOWN if name in work.earlier)
    facts: Facts = {}
    for size, picture in zip(SIZES, take_pictures(work, glb, SIZES), strict=True):
        save(picture, work.path(f"{size.name}.webp"))
        picture.unlink()
        facts[f"{size.name}.webp"] = {"width": size.width, "height": size.height}
    return facts


def read_options(options: Options) -> ModelOptions:
    """Return the options as JSON gave them; raise ValueError for what is not one."""
    if options.keys() - set(NAMES):
        raise ValueError(f"options of models: {', '.join(NAMES)}")
    return ModelOptions(**{name: options[name] for name in options if name != "posters"})


RECIPE = Recipe("model", 1, ("model",), steps)
