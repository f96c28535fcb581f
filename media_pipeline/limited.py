"""Run one tool on an untrusted file: in its own process, with little memory and little time.

The full sandbox (bubblewrap, seccomp) wraps this same call; here are the limits every platform
has. A tool that breaks, hangs or eats memory is a refusal, never the end of the caller.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .refusal import Refused

ROOT = Path(__file__).resolve().parents[1]
GB = 1024**3


def run_limited(
    command: Sequence[str], seconds: float, memory: int = 2 * GB, written: int = GB
) -> bytes:
    """Return the standard output of `command`; raise Refused("too_slow") or ("unreadable").

    `memory` caps the address space and `written` each file, in bytes.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell, and paths of our own
            list(command),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            env=_environment(),
            preexec_fn=_limits(seconds, memory, written),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("too_slow", limit=seconds) from error
    if done.returncode:
        raise Refused("unreadable", tool=done.stderr.decode(errors="replace")[-400:].strip())
    return done.stdout


def python_module(module: str, *arguments: str) -> list[str]:
    """Return the command that runs one of our modules in a fresh interpreter."""
    return [sys.executable, "-P", "-m", module, *arguments]


def _environment() -> dict[str, str]:
    """A clean environment: no secret of the site reaches a tool."""
    return {
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "HOME": "/nonexistent",
    }


def _limits(seconds: float, memory: int, written: int) -> Callable[[], None]:
    def apply() -> None:
        processor = int(seconds) + 5
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))
        resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.nice(5)

    return apply
