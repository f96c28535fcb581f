"""`python -m media_pipeline inspect FILE`: JSON on standard output; 0 accepted, 3 refused."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .inspection import inspect

ACCEPTED, USAGE, REFUSED = 0, 2, 3


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="media_pipeline")
    commands = parser.add_subparsers(required=True)
    inspecting = commands.add_parser("inspect", help="say what a file is and whether it is taken")
    inspecting.add_argument("file", type=Path)
    path = parser.parse_args(arguments).file
    if not path.is_file():
        sys.stderr.write(f"{path}: no such file\n")
        return USAGE
    answer = inspect(path)
    sys.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
    return ACCEPTED if answer["accepted"] else REFUSED


if __name__ == "__main__":
    sys.exit(main())
