"""The short way to run one tool between walls, and the command of one of our own modules."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from .sandbox import GB, ToolLimits, run_tool


def run_limited(
    command: Sequence[str],
    seconds: float,
    memory: int = 2 * GB,
    written: int = GB,
    *,
    reads: Sequence[Path] = (),
    folder: Path | None = None,
) -> bytes:
    """Return the standard output of `command`, which may read `reads` and write in `folder`.

    Raises what `sandbox.run_tool` raises. Memory and writing are in bytes.
    """
    limits = ToolLimits(seconds=seconds, memory=memory, written=written)
    return run_tool(command, reads=reads, folder=folder, limits=limits).output


def python_module(module: str, *arguments: str) -> list[str]:
    """Return the command that runs one of our modules in a fresh interpreter."""
    return [sys.executable, "-P", "-m", module, *arguments]
