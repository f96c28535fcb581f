"""The pipeline by hand: `inspect`, `derive` and `recipes`; 0 accepted, 3 refused."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from . import recipes
from .derive import derive
from .inspection import inspect
from .refusal import Refused
from .sandbox import MissingSandboxError
from .sentences import sentence
from .store import ForeignFolderError

ACCEPTED, FAULT, USAGE, REFUSED = 0, 1, 2, 3


def main(arguments: list[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    path: Path | None = getattr(asked, "file", None)
    if path is not None and not path.is_file():
        return _complain(f"{path}: no such file", USAGE)
    try:
        code: int = asked.do(asked)
        return code
    except (MissingSandboxError, OSError) as error:
        return _complain(str(error), FAULT)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="media_pipeline")
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("inspect", help="say what a file is and whether it is taken")
    command.add_argument("file", type=Path)
    command.set_defaults(do=_inspect)
    command = commands.add_parser("derive", help="make all that a recipe makes of a file")
    command.add_argument("file", type=Path)
    command.add_argument(
        "--out", type=Path, required=True, help="an empty folder, or an earlier one"
    )
    command.add_argument("--recipe", help="the recipe to follow (by default, that of the kind)")
    command.add_argument("--option", action="append", default=[], metavar="NAME=JSON")
    command.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="steps at once")
    command.set_defaults(do=_derive)
    command = commands.add_parser("recipes", help="list the recipes")
    command.set_defaults(do=_recipes)
    return parser


def _inspect(asked: argparse.Namespace) -> int:
    answer = inspect(asked.file)
    _say(json.dumps(answer, indent=2, ensure_ascii=False))
    return ACCEPTED if answer["accepted"] else REFUSED


def _derive(asked: argparse.Namespace) -> int:
    if asked.recipe is not None and asked.recipe not in recipes.all_recipes():
        return _complain(f"{asked.recipe}: no such recipe", USAGE)
    try:
        options = dict(_option(text) for text in asked.option)
        done = derive(
            asked.file, asked.out, asked.recipe, options,
            workers=asked.workers, on_progress=_show,
        )  # fmt: skip
    except Refused as refused:
        return _complain(sentence(refused, asked.recipe or ""), REFUSED)
    except (ForeignFolderError, ValueError) as error:
        return _complain(str(error), USAGE)
    _say(json.dumps({"fingerprint": done.fingerprint, "outputs": len(done.outputs)}))
    return ACCEPTED


def _recipes(asked: argparse.Namespace) -> int:
    for recipe in recipes.all_recipes().values():
        _say(f"{recipe.name}\tversion {recipe.version}\t{', '.join(recipe.kinds)}")
    return ACCEPTED


def _option(text: str) -> tuple[str, Any]:
    name, found, value = text.partition("=")
    if not found:
        raise ValueError(f"{text}: write an option as NAME=JSON")
    return name, json.loads(value)


def _show(step: str, share: float) -> None:
    sys.stderr.write(f"{share:4.0%} {step}\n")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _complain(text: str, code: int) -> int:
    sys.stderr.write(text + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
