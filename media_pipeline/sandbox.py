"""Run one tool on an untrusted file, between walls: no network, no other file, little of anything.

Bubblewrap gives the tool a machine of its own (its programs and the named files, read only; one
folder to write in), seccomp takes dangerous system calls away, and limits are set before the tool
starts. A tool that breaks on a file, hangs or eats memory is a refusal, never our own end.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from . import bubblewrap
from .bubblewrap import MissingSandboxError
from .listening import listen
from .refusal import Refused
from .seccomp import filter_program
from .verdict import judge

__all__ = ["Done", "MissingSandboxError", "ToolLimits", "run_tool"]

MB, GB = 1 << 20, 1 << 30
NICENESS = 5
PR_SET_CHILD_SUBREAPER = 36
GATE = ["/bin/sh", "-c", 'read -r _ && exec "$@" </dev/null', "gate"]
"""Waits for a line, which never comes from a dead caller, then becomes the tool."""


@dataclass(frozen=True)
class ToolLimits:
    """What one run may cost: `seconds` of wall time, the rest in bytes unless said otherwise."""

    seconds: float = 60
    processor: float = 0
    """Seconds of processor; 0 means the wall time on every core."""
    memory: int = 2 * GB
    counts_data_only: bool = False
    """Cap what is filled rather than what is reserved: Node and Chromium reserve far more."""
    written: int = GB
    """All that is written in the folder, and each file of it."""
    temporary: int = 64 * MB
    """The size of /tmp, which is memory."""
    sockets: bool = False
    processes: bool = False
    """May it make sockets (that reach nothing) and processes, as a browser must?"""


@dataclass(frozen=True)
class Done:
    """What a tool printed, its seconds of processor, and the most memory it held in bytes."""

    output: bytes
    processor: float
    memory: int


def run_tool(
    command: Sequence[str],
    *,
    reads: Sequence[Path] = (),
    folder: Path | None = None,
    limits: ToolLimits | None = None,
    on_line: Callable[[str], None] | None = None,
) -> Done:
    """Run `command`, which may read `reads` and write in `folder`, and return what it did.

    `on_line` receives each line of its standard output as it comes. Raises Refused("too_slow"),
    ("too_heavy") or ("unreadable"); OSError when the disk is full; ToolKilledError when someone
    else ended it; MissingSandboxError when this machine has no sandbox.
    """
    limits = limits or ToolLimits()
    started = _start_bare if bubblewrap.is_off() else _start_walled
    _adopt_orphans(os.getpid())
    child = started(list(command), reads, folder, limits)
    try:
        heard = listen(child.process, limits.seconds, folder, limits.written, on_line)
    except BaseException:
        child.end()
        raise
    usage = child.end()
    judge(child.process.returncode, heard, limits.seconds, folder)
    return Done(heard.output, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


@dataclass
class _Child:
    """A running tool: bubblewrap itself, and the number of the first process between the walls."""

    process: subprocess.Popen[bytes]
    inside: int = 0

    def end(self) -> Any:
        """End it if it still runs, and return what it and all its processes used."""
        with suppress(ProcessLookupError):  # never Popen.kill: it would take the figures away
            os.kill(self.process.pid, signal.SIGKILL)
        _pid, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()
        with suppress(ChildProcessError):
            if self.inside:
                usage = os.wait4(self.inside, 0)[2]
        return usage


def _start_walled(
    command: list[str], reads: Sequence[Path], folder: Path | None, limits: ToolLimits
) -> _Child:
    """Start bubblewrap, set the limits while it waits, then let the tool start.

    The tool stands behind a gate of its own: were we killed meanwhile, bubblewrap would go on.
    """
    program = bubblewrap.check_sandbox()
    bubblewrap.sweep()
    told, tells = os.pipe()
    waits, starts = os.pipe()
    rules = os.memfd_create("seccomp")
    try:
        os.write(rules, filter_program(limits.sockets, limits.processes))
        os.lseek(rules, 0, os.SEEK_SET)
        options = bubblewrap.arguments(command, reads, folder, limits.temporary)
        options += ["--info-fd", str(tells), "--block-fd", str(waits), "--seccomp", str(rules)]
        process = _popen([program, *options, "--", *GATE, *command], (tells, waits, rules))
        os.close(tells)
        tells = -1
        child = _Child(process, _number_inside(told))
        if child.inside:
            _limit(child.inside, limits)
        os.write(starts, b"1")
        _open_gate(process)
    finally:
        for number in (told, tells, waits, starts, rules):
            if number >= 0:
                os.close(number)
    return child


def _open_gate(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with suppress(BrokenPipeError):
            process.stdin.write(b"\n")
            process.stdin.close()


def _number_inside(told: int) -> int:
    """Return the process number that bubblewrap tells, 0 when it could not build its walls."""
    text = b""
    while piece := os.read(told, 4096):
        text += piece
    return int(json.loads(text)["child-pid"]) if text else 0


def _start_bare(
    command: list[str], reads: Sequence[Path], folder: Path | None, limits: ToolLimits
) -> _Child:
    bubblewrap.warn_once()
    process = _popen(command, (), folder)
    _open_gate(process)
    with suppress(ProcessLookupError, AttributeError):  # other systems cannot limit another process
        _limit(process.pid, limits)
    return _Child(process)


def _popen(
    command: list[str], passed: tuple[int, ...], folder: Path | None = None
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - a list, no shell, and programs of our choice
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=bubblewrap.environment(),
            cwd=folder,
            pass_fds=passed,
        )
    except FileNotFoundError as error:
        raise Refused("unreadable", tool=str(error)) from error


def _limit(pid: int, limits: ToolLimits) -> None:
    """Set the limits of a process that has not started yet."""
    memory = resource.RLIMIT_DATA if limits.counts_data_only else resource.RLIMIT_AS
    seconds = int(limits.processor or limits.seconds * (os.cpu_count() or 1)) + 1
    resource.prlimit(pid, memory, (limits.memory, limits.memory))
    resource.prlimit(pid, resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (limits.written, limits.written))
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (512, 512))
    resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
    os.setpriority(os.PRIO_PROCESS, pid, min(19, os.getpriority(os.PRIO_PROCESS, 0) + NICENESS))


@cache
def _adopt_orphans(process: int) -> None:
    """Let what bubblewrap leaves behind come back to us: the seconds of processor come with it.

    Once for each process: a forked worker does not inherit it.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
