"""Media that the real pipeline has derived, as the worker leaves them."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.core.files.base import ContentFile

from cms.media import jobs, running
from cms.media.models import MediaState

from .media import FilmFactory, Model3DFactory, SoundFactory, film_bytes, wav_bytes
from .models3d import scan

CAPTIONS = """WEBVTT

00:00.000 --> 00:02.000
La motte est centrée.

00:02.000 --> 00:04.000
La paroi monte.

00:04.000 --> 00:08.000
Le col se resserre.
"""
SECONDS, RATE = 8, 25


@cache
def long_film(size: str = "640x480") -> bytes:
    """Return a film of 8 seconds at 25 frames a second: two qualities and a storyboard."""
    return film_bytes(seconds=SECONDS, rate=RATE, size=size)


def derived(media: Any) -> Any:
    """Return `media` once a worker has prepared it; where commits are real, it has already."""
    if job := jobs.claim("atelier"):
        running.run(job)
    media.refresh_from_db()
    assert media.published, media.message
    return media


def derived_film(size: str = "640x480", **values: Any) -> Any:
    """Return a film with a ladder, captions and a transcript."""
    values.setdefault("captions", ContentFile(CAPTIONS.encode(), "film.vtt"))
    values.setdefault("transcript", "Un vase monte sur le tour.")
    file = ContentFile(long_film(size), "film.mp4")
    return derived(FilmFactory(file=file, state=MediaState.RECEIVED, **values))


def derived_sound(seconds: float = 6, **values: Any) -> Any:
    """Return a sound with its waveform, in Opus and AAC."""
    file = ContentFile(wav_bytes(seconds), "son.wav")
    return derived(SoundFactory(file=file, state=MediaState.RECEIVED, **values))


def derived_model(side: int = 110, **values: Any) -> Any:
    """Return a scanned model of a square metre; over 100 squares a side it has a light level."""
    file = ContentFile(scan(side), "scan.glb")
    return derived(Model3DFactory(file=file, state=MediaState.RECEIVED, **values))
