"""What is known of a media from one look at its file: facts, a poster; and what plugins add."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cms.extensions import points
from media_pipeline import Refused
from media_pipeline.ffmpeg import NoFFmpegError
from media_pipeline.glb import read_model
from media_pipeline.inspection import kind_of
from media_pipeline.poster import take_poster
from media_pipeline.probe import TimedFacts, probe
from media_pipeline.sniff import GLB

from .kinds import FILM, MODEL, SOUND
from .models import MediaItem, MediaState, Picture
from .originals import local_copy
from .publishing import fail, make_picture, record
from .sentences import sentence

logger = logging.getLogger(__name__)


def prepare(media: MediaItem) -> bool:
    """Make `media` ready to be shown from the file that was sent, and return whether it is.

    Its job derives lighter files later, away from here. Done again, it changes nothing.
    """
    try:
        with local_copy(media.file) as path:
            changes = STEPS[media.kind](media, path)
    except Refused as refused:
        fail(media, sentence(refused, media.kind))
        return False
    except FileNotFoundError:
        fail(media, sentence(Refused("lost")))
        return False
    if not record(media, state=MediaState.READY, message="", **changes):
        return False
    run_plugin_steps(media)
    return True


def record_facts(media: MediaItem, path: Path) -> bool:
    """Write in `media` what its file at `path` holds; return False if its file has changed."""
    return record(media, **STEPS[media.kind](media, path))


def _prepare_film(film: Any, path: Path) -> dict[str, Any]:
    facts = probe(path)
    changes: dict[str, Any] = {
        "duration": facts.duration,
        "width": facts.width,
        "height": facts.height,
    }
    if film.poster_id is None:
        changes["poster"] = _make_poster(film, path, facts)
    return changes


def _prepare_sound(sound: Any, path: Path) -> dict[str, Any]:
    return {"duration": probe(path).duration}


def _prepare_model(model: Any, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        if kind_of(file) != GLB:
            return {}  # counted once it is a GLB
        return {"triangles": read_model(file).triangles}


STEPS: dict[str, Callable[[Any, Path], dict[str, Any]]] = {
    FILM: _prepare_film,
    SOUND: _prepare_sound,
    MODEL: _prepare_model,
}


def _make_poster(film: Any, path: Path, facts: TimedFacts) -> Picture | None:
    """Return a new picture of the library made from a frame of `film`, or None without ffmpeg."""
    try:
        data = take_poster(path, facts.duration)
    except (Refused, NoFFmpegError) as error:
        logger.warning("No poster for film %s: %s", film.pk, error)
        return None
    return make_picture(film, data)


def run_plugin_steps(media: MediaItem) -> None:
    """Run what plugins add for this kind; one that breaks is logged and stops no other."""
    for found in points.media_steps.of(media.kind):
        try:
            found.item(media)
        except Exception:
            logger.exception("Step %s of %s failed on %s", found.label, found.plugin.label, media)
