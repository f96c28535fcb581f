"""One good frame of a film, as a JPEG."""

from __future__ import annotations

import tempfile
from pathlib import Path

from . import sniff
from .ffmpeg import newest_ffmpeg
from .limited import run_limited
from .refusal import Refused

SECONDS = 60.0
EARLY = 0.3
"""Where to look, as a share of the duration: past the opening, before the end is given away."""
WIDEST = 1920


def take_poster(path: Path, duration: float) -> bytes:
    """Return a representative frame of the film at `path` (`duration` in seconds) as a JPEG.

    ffmpeg's `thumbnail` filter keeps, of a hundred frames, the one nearest their average: it
    avoids flashes, fades and blurred starts.
    """
    with path.open("rb") as file:
        kind = sniff.kind_of(file)
    if kind.kind != sniff.FILM:
        raise Refused("no_picture")
    with tempfile.TemporaryDirectory(prefix="poster-") as folder:
        out = Path(folder) / "poster.jpg"
        run_limited(
            _command(path, kind.demuxer, duration, out),
            SECONDS,
            reads=[path.resolve()],
            folder=Path(folder),
        )
        if not out.exists():
            raise Refused("no_picture")
        return out.read_bytes()


def _command(path: Path, demuxer: str, duration: float, out: Path) -> list[str]:
    return [
        newest_ffmpeg().path, "-hide_banner", "-loglevel", "error", "-nostdin", "-y",
        "-threads", "1",
        "-protocol_whitelist", "file", "-f", demuxer,
        "-ss", f"{duration * EARLY:.3f}", "-i", f"file:{path.resolve()}",
        "-map", "0:v:0", "-an", "-sn", "-dn",
        "-vf", f"thumbnail=100,scale='min({WIDEST},iw)':-2",
        "-frames:v", "1", "-q:v", "3", "-threads", "1", f"file:{out}",
    ]  # fmt: skip
