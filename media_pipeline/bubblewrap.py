"""The walls around one tool: the arguments of bubblewrap, and whether this machine has it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from .seccomp import filter_program

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "media_pipeline"
SETTING = "AN_SANDBOX"
NOBODY = "65534"
CALLER = "CALLER"
SYSTEM_FILES = ("/etc/alternatives", "/etc/ld.so.cache", "/etc/fonts")
SYSTEM_LINKS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64")
MISSING = (
    "Media cannot be processed without a sandbox: install the packages bubblewrap and libseccomp2 "
    f"(Debian, Ubuntu), or set {SETTING}=off on a development machine."
)
FORBIDDEN = (
    "Media cannot be processed without a sandbox: bubblewrap is installed, but this machine "
    "forbids it to make one (in a container, allow user namespaces). It says: {reason}"
)


class MissingSandboxError(RuntimeError):
    """No sandbox on this machine: an installation fault, said in one sentence."""


def is_off() -> bool:
    """Did the environment ask for tools without walls (a development machine only)?"""
    return os.environ.get(SETTING, "").lower() == "off"


@cache
def warn_once() -> None:
    """Say aloud that tools have no walls."""
    words = f"{SETTING}=off: media tools run on this machine without a sandbox."
    warnings.warn(words, RuntimeWarning, stacklevel=4)


@cache
def check_sandbox() -> str:
    """Return the path of bubblewrap once it has run; raise MissingSandboxError otherwise."""
    program = shutil.which("bwrap")
    if program is None:
        raise MissingSandboxError(MISSING)
    try:
        filter_program()
    except (ImportError, OSError, RuntimeError) as error:
        raise MissingSandboxError(MISSING) from error
    command = [program, *_walls(1 << 20), "--", "/bin/true"]
    done = subprocess.run(command, capture_output=True, timeout=20, check=False)  # noqa: S603
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip()
        raise MissingSandboxError(FORBIDDEN.format(reason=reason))
    return program


def arguments(
    command: Sequence[str], reads: Sequence[Path], folder: Path | None, temporary: int
) -> list[str]:
    """Return the options of bubblewrap for `command`, up to the command itself.

    Paths are the same inside as outside. `temporary` is the size of /tmp in bytes, in memory.
    """
    options = _walls(temporary)
    opened = {path.absolute(): "--ro-bind" for path in [*_program_files(command[0]), *reads]}
    if folder is not None:
        opened[folder.absolute()] = "--bind"
    for path, way in sorted(opened.items(), key=lambda item: len(item[0].parts)):
        options += [way, str(path), str(path)]
    options += ["--setenv", CALLER, caller()]
    options += ["--chdir", str(folder.absolute() if folder else "/tmp")]  # noqa: S108
    for name, value in environment().items():
        options += ["--setenv", name, value]
    return [*options, "--remount-ro", "/"]


def caller() -> str:
    """Return what tells this process from all others: its number, and when it started."""
    return _told(os.getpid())


def sweep() -> None:
    """End the bubblewraps whose caller is dead.

    One killed while it builds its walls leaves a child that waits for it forever, out of reach of
    --die-with-parent.
    """
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError, ValueError):
            words = path.read_bytes().decode(errors="replace").split("\0")
            if not words[0].endswith("bwrap") or CALLER not in words:
                continue
            told = words[words.index(CALLER) + 1]
            if _told(int(told.partition("-")[0])) != told:
                os.kill(int(path.parent.name), signal.SIGKILL)


def _told(process: int) -> str:
    """Return the number of a process with the time it started, "" when it is dead."""
    try:
        text = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return ""
    state, start = text.rpartition(")")[2].split()[0], text.rpartition(")")[2].split()[19]
    return "" if state == "Z" else f"{process}-{start}"


def environment() -> dict[str, str]:
    """Return the whole environment of a tool: no secret of the site reaches it."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "HOME": "/tmp",  # noqa: S108 - its own, made for it and gone with it
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _walls(temporary: int) -> list[str]:
    """Nothing of the machine but its programs; every place in memory has a size."""
    size = str(temporary)
    options = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    options += ["--clearenv", "--uid", NOBODY, "--gid", NOBODY, "--hostname", "media"]
    options += ["--ro-bind", "/usr", "/usr"]
    for name in SYSTEM_LINKS:
        options += _same_link(name)
    for name in SYSTEM_FILES:
        options += ["--ro-bind-try", name, name]
    options += ["--proc", "/proc", "--dev", "/dev", "--size", size]
    options += ["--tmpfs", "/dev/shm", "--remount-ro", "/dev"]  # noqa: S108
    return [*options, "--size", size, "--tmpfs", "/tmp"]  # noqa: S108


def _same_link(name: str) -> list[str]:
    """/lib and the like are links into /usr on most machines, folders on a few."""
    path = Path(name)
    if path.is_symlink():
        return ["--symlink", str(path.readlink()), name]
    return ["--ro-bind-try", name, name]


def _program_files(program: str) -> list[Path]:
    """Return what a program reads of its own: Python its packages and ours, Node its modules."""
    if program == sys.executable:
        return [Path(sys.base_prefix), Path(sys.prefix), PACKAGE]
    path = Path(shutil.which(program) or program)
    own = [] if path.is_relative_to("/usr") else [path]
    if path.name == "node":
        own += [found for found in (ROOT / "node_modules", PACKAGE / "node") if found.exists()]
    return own
