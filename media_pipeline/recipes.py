"""What is made of each kind of file: a recipe is a list of steps, each with what it needs."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from .refusal import Refused
from .work import Work

Facts = dict[str, Any]
Options = dict[str, Any]
MODULES = ("film", "sound", "photo_recipe", "model_recipe", "captions_recipe", "transcript")
"""The modules of this package that hold a `RECIPE`, in the order they are listed."""


@dataclass(frozen=True)
class Step:
    """One thing to do: `run` writes files into the folder of its work, once `needs` are done.

    What a step writes is published, unless it is not `lasting`: it then serves other steps, and
    goes when all is done. `share` is its part of the whole cost, for progress.
    """

    name: str
    run: Callable[[Work], Facts | None]
    needs: tuple[str, ...] = ()
    lasting: bool = True
    share: float = 1.0


@dataclass(frozen=True)
class Recipe:
    """How files of some `kinds` are derived.

    The same source, recipe, `version` and options give the same bytes: change `version` whenever
    they would not.
    """

    name: str
    version: int
    kinds: tuple[str, ...]
    steps: Callable[[Facts, Options], list[Step]]


@cache
def all_recipes() -> dict[str, Recipe]:
    """Return the recipes by name."""
    known = [name for name in MODULES if importlib.util.find_spec(f"{__package__}.{name}")]
    found = [importlib.import_module(f"{__package__}.{name}").RECIPE for name in known]
    return {recipe.name: recipe for recipe in found}


def choose(kind: str, name: str | None = None) -> Recipe:
    """Return the recipe called `name`, or the first one for `kind`.

    Raises Refused("wrong_kind") when the recipe called does not take this kind, Refused
    ("no_recipe") when nothing is made of this kind, KeyError for a name that does not exist.
    """
    if name is not None:
        recipe = all_recipes()[name]
        if kind not in recipe.kinds:
            raise Refused("wrong_kind", found=kind)
        return recipe
    for recipe in all_recipes().values():
        if kind in recipe.kinds:
            return recipe
    raise Refused("no_recipe", found=kind)
