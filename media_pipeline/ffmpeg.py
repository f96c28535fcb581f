"""Which ffmpeg to use: the newest of the system's and of the one that pip brought."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

VERSION = re.compile(r"^ffmpeg version n?(\d+)\.(\d+)(?:\.(\d+))?")


@dataclass(frozen=True, order=True)
class FFmpeg:
    """One ffmpeg program, ordered by version."""

    version: tuple[int, int, int]
    path: str

    def __str__(self) -> str:
        return ".".join(map(str, self.version))


class NoFFmpegError(RuntimeError):
    """No ffmpeg anywhere: an installation fault, not a fault of the file."""


@cache
def newest_ffmpeg() -> FFmpeg:
    """Return the newest ffmpeg of this machine; raise NoFFmpegError with what to install."""
    known = [found for path in candidates() if (found := examine(path))]
    if not known:
        raise NoFFmpegError("No ffmpeg: install the imageio-ffmpeg package, or ffmpeg itself.")
    return max(known)


def candidates() -> list[str]:
    """Return the paths where an ffmpeg may be."""
    paths = [shutil.which("ffmpeg"), _from_pip()]
    return [path for path in paths if path]


def _from_pip() -> str | None:
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    except (ImportError, RuntimeError):  # the wheel of another platform has no program inside
        return None


def examine(path: str) -> FFmpeg | None:
    """Return the ffmpeg at `path` with its version, or None when it does not run."""
    try:
        done = subprocess.run(  # noqa: S603
            [path, "-hide_banner", "-version"], capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = parse_version(done.stdout.decode(errors="replace"))
    return FFmpeg(version, path) if version and done.returncode == 0 else None


def parse_version(text: str) -> tuple[int, int, int] | None:
    """Return (5, 1, 9) for "ffmpeg version 5.1.9-0+deb12u1 ...", None for a nightly build."""
    match = VERSION.match(text)
    return (int(match[1]), int(match[2]), int(match[3] or 0)) if match else None
