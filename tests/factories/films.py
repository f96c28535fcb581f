"""Tiny films and sounds as phones, cameras and enemies make them; made once and kept."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from media_pipeline.ffmpeg import newest_ffmpeg

PICTURE = "testsrc2=size={size}:rate={rate}:duration={seconds}"
TONE = "sine=frequency=440:sample_rate=48000:duration={seconds}"
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


def ffmpeg(*arguments: str) -> None:
    """Run ffmpeg bare: what it reads here is our own."""
    subprocess.run([newest_ffmpeg().path, "-loglevel", "error", "-y", *arguments], check=True)


class FilmShelf:
    """Makes films in a folder, each once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.film = cache(self._film)
        self.sound = cache(self._sound)

    def _film(
        self,
        name: str,
        *options: str,
        size: str = "128x72",
        rate: str = "10",
        seconds: float = 2,
        sound: bool = True,
        filters: str = "null",
    ) -> Path:
        """Return a film called `name`; `options` replace the codec's."""
        path = self.folder / name
        picture = PICTURE.format(size=size, rate=rate, seconds=seconds)
        tone = ["-f", "lavfi", "-i", TONE.format(seconds=seconds)] if sound else []
        codec = list(options or H264)
        ffmpeg("-f", "lavfi", "-i", picture, *tone, "-vf", filters, *codec, str(path))
        return path

    def _sound(self, name: str, *options: str, seconds: float = 2) -> Path:
        """Return a sound called `name`."""
        path = self.folder / name
        ffmpeg("-f", "lavfi", "-i", TONE.format(seconds=seconds), *options, str(path))
        return path

    def turned(self, film: Path, degrees: int) -> Path:
        """Return the film with the mark that a phone held upright leaves."""
        path = self.folder / f"turned-{degrees}-{film.name}"
        ffmpeg("-display_rotation", str(degrees), "-i", str(film), "-c", "copy", str(path))
        return path

    def cut(self, film: Path, share: float, name: str = "") -> Path:
        """Return the first `share` of the bytes of a file."""
        data = film.read_bytes()
        path = self.folder / (name or f"cut-{film.name}")
        path.write_bytes(data[: int(len(data) * share)])
        return path

    def written(self, name: str, data: bytes) -> Path:
        """Return a file of these bytes."""
        (self.folder / name).write_bytes(data)
        return self.folder / name
