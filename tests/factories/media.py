"""Real, tiny media files for tests, made once and kept for the session."""

from __future__ import annotations

import io
import json
import math
import struct
import subprocess
import tempfile
import wave
from functools import cache
from pathlib import Path

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage
from factory.django import DjangoModelFactory

from cms.media.models import Consent, Film, MediaState, Model3D, Picture, Sound
from media_pipeline.ffmpeg import newest_ffmpeg

CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:01.000\nLa motte est centrée.\n"


@cache
def film_bytes(
    *options: str, extension: str = "mp4", size: str = "320x180", seconds: int = 1, rate: int = 10
) -> bytes:
    """Return a real film with sound; `options` go to ffmpeg before the output."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"film.{extension}"
        source = f"testsrc2=size={size}:rate={rate}:duration={seconds}"
        codec = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"]
        subprocess.run(
            [
                newest_ffmpeg().path, "-loglevel", "error",
                "-f", "lavfi", "-i", source, "-f", "lavfi", "-i", f"sine=duration={seconds}",
                *([] if extension == "webm" else codec), *options, str(path),
            ],
            check=True,
        )  # fmt: skip
        return path.read_bytes()


@cache
def wav_bytes(seconds: float = 0.5, rate: int = 8000) -> bytes:
    """Return a real WAV of a sine."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        samples = [int(9000 * math.sin(i / 4)) for i in range(int(seconds * rate))]
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return buffer.getvalue()


def gltf_document() -> dict:
    """Return the smallest useful glTF document: one triangle of three points."""
    return {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": 5126,
                "count": 3,
                "type": "VEC3",
                "min": [0, 0, 0],
                "max": [1, 1, 0],
            }
        ],
        "bufferViews": [{"buffer": 0, "byteOffset": 0, "byteLength": 36}],
        "buffers": [{"byteLength": 36}],
    }


TRIANGLE = struct.pack("<9f", 0, 0, 0, 1, 0, 0, 0, 1, 0)


def glb_bytes(document: dict | None = None, binary: bytes = TRIANGLE) -> bytes:
    """Return a GLB holding `document` and `binary`."""
    text = json.dumps(document or gltf_document()).encode()
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


class Elsewhere(Storage):
    """A storage that is not on this machine, for all that is known: its files have no path."""

    def __init__(self) -> None:
        disk = FileSystemStorage()
        self._open, self._save, self.url = disk._open, disk._save, disk.url
        self.exists, self.delete, self.listdir = disk.exists, disk.delete, disk.listdir
        self.size, self.get_modified_time = disk.size, disk.get_modified_time


class PictureFactory(wagtail_factories.ImageFactory):
    """A real PNG of 1200 x 800 pixels."""

    class Meta:
        model = Picture

    title = factory.Sequence(lambda n: f"Image {n}")
    description = "Une image de test"
    file = factory.django.ImageField(width=1200, height=800, color="#9c4a2f")


class SmallPictureFactory(PictureFactory):
    """A picture whose renditions are made in no time."""

    file = factory.django.ImageField(width=120, height=90, color="#4a6a9c")


class _MediaFactory(DjangoModelFactory):
    """What films, sounds and 3D models have in common: ready, unless a test says otherwise."""

    class Meta:
        abstract = True

    description = "Une main au travail"
    credit = "Atelier de test"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        state = kwargs.pop("state", MediaState.READY)
        media = super()._create(model_class, *args, **kwargs)
        model_class.objects.filter(pk=media.pk).update(state=state)
        media.state = state
        return media


class FilmFactory(_MediaFactory):
    """A real MP4 of one second, 320 x 180."""

    class Meta:
        model = Film

    title = factory.Sequence(lambda n: f"Film {n}")
    file = factory.LazyFunction(lambda: ContentFile(film_bytes(), "film.mp4"))
    duration, width, height = 1.0, 320, 180


class SoundFactory(_MediaFactory):
    """A real WAV of half a second."""

    class Meta:
        model = Sound

    title = factory.Sequence(lambda n: f"Son {n}")
    file = factory.LazyFunction(lambda: ContentFile(wav_bytes(), "son.wav"))
    duration = 0.5


class Model3DFactory(_MediaFactory):
    """A real GLB of one triangle."""

    class Meta:
        model = Model3D

    title = factory.Sequence(lambda n: f"Modèle {n}")
    file = factory.LazyFunction(lambda: ContentFile(glb_bytes(), "modele.glb"))
    triangles = 1


class ConsentFactory(DjangoModelFactory):
    """A consent to every use, without limit; give it its media (`film=…`, `picture=…`)."""

    class Meta:
        model = Consent

    person = "Jeanne Roux"
