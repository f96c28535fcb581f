"""Make a received media ready for the public: facts, a poster, then what plugins add."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.extensions import points
from media_pipeline import Refused
from media_pipeline.ffmpeg import NoFFmpegError
from media_pipeline.glb import read_model
from media_pipeline.poster import take_poster
from media_pipeline.probe import TimedFacts, probe

from .kinds import FILM, MODEL, SOUND
from .models import MediaItem, MediaState, Picture
from .sentences import sentence

logger = logging.getLogger(__name__)


def prepare(media: MediaItem) -> bool:
    """Prepare `media` and return whether it is ready; done again, it changes nothing."""
    try:
        with local_copy(media.file) as path:
            changes = STEPS[media.kind](media, path)
    except Refused as refused:
        fail(media, sentence(refused, media.kind))
        return False
    except FileNotFoundError:
        fail(media, sentence(Refused("lost")))
        return False
    if not _record(media, state=MediaState.READY, message="", **changes):
        return False
    run_plugin_steps(media)
    return True


def fail(media: MediaItem, message: str) -> None:
    """Record that `media` cannot be shown, with a sentence that says why."""
    _record(media, state=MediaState.FAILED, message=message)


def _record(media: MediaItem, **changes: Any) -> bool:
    """Save `changes`, unless the media was deleted or its file replaced in the meantime."""
    with transaction.atomic():
        same = type(media).objects.select_for_update().filter(pk=media.pk, file=media.file.name)  # type: ignore[attr-defined]
        if not same.exists():
            return False
        for name, value in changes.items():
            setattr(media, name, value)
        media.save(update_fields=list(changes))
    return True


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
    picture = Picture(
        title=_("Poster of “%(title)s”") % {"title": film.title[:230]},
        description=film.description[:255],
        file=ContentFile(data, f"{slugify(film.title)[:60] or 'film'}.jpg"),
        credit=film.credit,
        licence=film.licence,
        collection=film.collection,
        uploaded_by_user=film.uploaded_by,
    )
    picture._set_image_file_metadata()
    picture.save()
    return picture


def run_plugin_steps(media: MediaItem) -> None:
    """Run what plugins add for this kind; one that breaks is logged and stops no other."""
    for found in points.media_steps.of(media.kind):
        try:
            found.item(media)
        except Exception:
            logger.exception("Step %s of %s failed on %s", found.label, found.plugin.label, media)


@contextmanager
def local_copy(file: Any) -> Iterator[Path]:
    """Give the path of `file` on this machine, fetched first when its storage is elsewhere."""
    try:
        path = Path(file.path)
    except NotImplementedError:
        path = Path()
    if path.name:
        if not path.is_file():
            raise FileNotFoundError(path)
        yield path
        return
    with tempfile.NamedTemporaryFile(suffix=Path(file.name).suffix) as copy:
        with file.storage.open(file.name) as source:
            shutil.copyfileobj(source, copy)
        copy.flush()
        yield Path(copy.name)
