"""The recipe of 3D models: into GLB, then the published levels, and `model.json`, its measures.

Options: `unit`, `up`, `without_missing` (see `model.ModelOptions`).
"""

from __future__ import annotations

from .model import SOURCE, ModelOptions, import_model, is_glb, write_levels
from .model_files import GLB
from .recipes import Facts, Options, Recipe, Step
from .work import Work

FACTS = "model.json"
IMPORTED = "imported.json"
NAMES = ("unit", "up", "without_missing")


def steps(facts: Facts, options: Options) -> list[Step]:
    read_options(options)
    return [
        Step("import", _import, lasting=False, share=0.4),
        Step("levels", _levels, needs=("import",)),
    ]


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


def read_options(options: Options) -> ModelOptions:
    """Return the options as JSON gave them; raise ValueError for what is not one."""
    if options.keys() - set(NAMES):
        raise ValueError(f"options of models: {', '.join(NAMES)}")
    return ModelOptions(**options)


RECIPE = Recipe("model", 1, ("model",), steps)
