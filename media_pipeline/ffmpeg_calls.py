"""What every call of ffmpeg has in common: a quiet start, one named reader, exact outputs."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from . import sniff
from .ffmpeg import newest_ffmpeg

EXACT = [
    "-fflags",
    "+bitexact",
    "-flags",
    "+bitexact",
    "-map_metadata",
    "-1",
    "-map_chapters",
    "-1",
]
"""Nothing of the day, of the version or of the sender goes into an output."""
PROGRESS = ["-progress", "pipe:1", "-stats_period", "0.5"]


def opening(*options: str) -> list[str]:
    """Return the start of a command.

    Frames that cannot be decoded are passed over: we count those that can, and say where it stops.
    """
    start = [newest_ffmpeg().path, "-hide_banner", "-loglevel", "error", "-nostdin", "-y"]
    return [*start, "-max_error_rate", "1", *options]


def source(path: Path, *options: str) -> list[str]:
    """Return the input of an untrusted film or sound: only the reader of its kind may open it."""
    with path.open("rb") as file:
        demuxer = sniff.kind_of(file).demuxer
    return [
        "-protocol_whitelist", "file", "-threads", "1", *options,
        "-f", demuxer, "-i", f"file:{path}",
    ]  # fmt: skip


def joined(list_path: Path, *options: str) -> list[str]:
    """Return the input of files of our own, read one after the other (see `write_list`)."""
    return ["-f", "concat", "-safe", "0", *options, "-i", f"file:{list_path}"]


def write_list(path: Path, parts: list[Path]) -> None:
    """Write the list of files that `joined` reads."""
    names = [str(part).replace("'", r"'\''") for part in parts]
    path.write_text("ffconcat version 1.0\n" + "".join(f"file '{name}'\n" for name in names))


def seconds(frames: int, rate: Fraction) -> str:
    """Return the time of a number of frames, as ffmpeg reads it."""
    return f"{float(frames / rate):.6f}"


class Meter:
    """Hears the progress of ffmpeg: reports the share done, and keeps the number of frames."""

    def __init__(self, duration: float, report: Callable[[float], None]) -> None:
        self.duration, self.report, self.frames = duration, report, 0

    def __call__(self, line: str) -> None:
        name, _equal, value = line.partition("=")
        if name == "frame" and value.isdigit():
            self.frames = int(value)
        elif name == "out_time_us" and value.isdigit() and self.duration > 0:
            self.report(min(1.0, int(value) / 1e6 / self.duration))
