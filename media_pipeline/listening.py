"""Hear a running tool to its end, and end it when it lasts, prints or writes too much."""

from __future__ import annotations

import os
import selectors
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

MOST_PRINTED = 64 << 20
LAST_WORDS = 4096
OUTPUT, COMPLAINTS = "output", "complaints"
LOOK_EVERY = 0.5
"""Seconds between two looks at what was written."""


@dataclass
class Heard:
    """What a tool printed, the end of its complaints, and why we ended it ("" when we did not)."""

    output: bytes = b""
    complaints: bytes = b""
    ended_for: str = ""
    pieces: list[bytes] = field(default_factory=list, repr=False)
    size: int = 0


def listen(
    process: subprocess.Popen[bytes],
    seconds: float,
    folder: Path | None,
    most_written: int,
    on_line: Callable[[str], None] | None,
) -> Heard:
    """Read both outputs of `process` until it has ended, or until it must be ended."""
    heard, line = Heard(), _Lines(on_line)
    until, look_at = time.monotonic() + seconds, time.monotonic() + LOOK_EVERY
    with _sources(process) as sources:
        while sources.get_map() and not heard.ended_for:
            for key, _event in sources.select(LOOK_EVERY):
                piece = os.read(key.fd, 1 << 16) if key.data else b""
                if not piece:
                    sources.unregister(key.fileobj)
                elif key.data == COMPLAINTS:
                    heard.complaints = (heard.complaints + piece)[-LAST_WORDS:]
                else:
                    line.add(piece) if on_line else _keep(heard, piece)
            now = time.monotonic()
            if now > until:
                heard.ended_for = "too_slow"
            elif now > look_at:
                look_at = now + LOOK_EVERY
                if folder is not None and size_of_folder(folder) > most_written:
                    heard.ended_for = "too_heavy"
    heard.output = b"".join(heard.pieces)
    return heard


@contextmanager
def _sources(process: subprocess.Popen[bytes]) -> Iterator[selectors.BaseSelector]:
    """Give what to wait for: the two outputs, and the end of the process itself."""
    ending = os.pidfd_open(process.pid)
    try:
        with selectors.DefaultSelector() as sources:
            sources.register(ending, selectors.EVENT_READ)
            for pipe, name in ((process.stdout, OUTPUT), (process.stderr, COMPLAINTS)):
                if pipe is not None:
                    sources.register(pipe, selectors.EVENT_READ, name)
            yield sources
    finally:
        os.close(ending)


def size_of_folder(folder: Path) -> int:
    """Return the bytes of all files under `folder`; a file that goes meanwhile counts for none."""
    total = 0
    for parent, _folders, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(parent, name)).st_size
            except FileNotFoundError:
                continue
    return total


def _keep(heard: Heard, piece: bytes) -> None:
    heard.pieces.append(piece)
    heard.size += len(piece)
    if heard.size > MOST_PRINTED:
        heard.ended_for = "too_heavy"


class _Lines:
    """Cuts what comes into lines."""

    def __init__(self, receive: Callable[[str], None] | None) -> None:
        self.receive, self.rest = receive, b""

    def add(self, piece: bytes) -> None:
        *lines, rest = (self.rest + piece).split(b"\n")
        self.rest = rest[-LAST_WORDS:]
        for line in lines:
            if self.receive:
                self.receive(line.decode(errors="replace").strip())
