"""What the end of a tool means: nothing, a refusal of the file, or a fault of the machine."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from pathlib import Path

from .listening import Heard
from .refusal import Refused

LEAST_FREE = 16 << 20
KILLED = 128
"""A shell's way, and bubblewrap's, to tell a signal: 128 and its number."""


class ToolKilledError(RuntimeError):
    """Someone else ended the tool (out of memory, a restart): worth trying again."""


class SandboxFaultError(RuntimeError):
    """The walls could not be built: a fault of the machine or of the call, never of the file."""


def judge(code: int, heard: Heard, seconds: float, folder: Path | None) -> None:
    """Return when the tool did its work; raise what its end means otherwise."""
    complaint = heard.complaints.decode(errors="replace")[-400:].strip()
    if heard.ended_for:
        raise Refused(heard.ended_for, limit=seconds)
    if code == 0:
        return
    received = -code if code < 0 else code - KILLED
    if received == signal.SIGXCPU:
        raise Refused("too_slow", limit=seconds)
    if received == signal.SIGXFSZ:
        raise Refused("too_heavy", limit=seconds)
    if received in (signal.SIGKILL, signal.SIGTERM):
        raise ToolKilledError(f"The tool was killed (signal {received}). {complaint}")
    if heard.complaints.startswith(b"bwrap: "):
        raise SandboxFaultError(complaint)
    if folder is not None and shutil.disk_usage(folder).free < LEAST_FREE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
    raise Refused("unreadable", tool=complaint)
