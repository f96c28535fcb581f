"""The kit of a module: one archive with its media, its data, their licences and a guide.

For games and teaching: only media that everybody may take away, with the consent of those who are
seen in them. The archive is made while it is sent: nothing of a film is held in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.text import slugify
from wagtail.images import get_image_model
from zipstream import ZipStream

from cms.media.leaving import Piece, lost, model_file, size_of, why_not
from cms.media.rights import Persons

from . import catalogue
from .guide import guide, licences
from .source import Source


@dataclass(frozen=True)
class Kit:
    """What the archive holds: media, and texts by name."""

    pieces: list[Piece]
    texts: dict[str, bytes]

    @property
    def etag(self) -> str:
        """A weak name for what is inside: an archive also holds the hour it was made at."""
        known = hashlib.sha256()
        for piece in self.pieces:
            known.update(f"{piece.name}\0{piece.file}\0{piece.size}\n".encode())
        for name, text in self.texts.items():
            known.update(name.encode() + b"\0" + text)
        return f'W/"{known.hexdigest()[:32]}"'

    def stream(self) -> Any:
        """Return the archive as an iterable of bytes that knows its length (`len`).

        Stored, not compressed: films and models are already, and the length is known beforehand.
        """
        archive = ZipStream(sized=True)
        for name, text in self.texts.items():
            archive.add(text, name)
        for piece in self.pieces:
            archive.add(piece.read(), piece.name, size=piece.size)
        return archive


def kit_of(source: Source) -> Kit:
    """Return the kit of a module; files that the storage has lost are left out too."""
    pieces, left_out = media_of(source)
    texts = {
        "LISEZMOI.txt": guide(source, [(p.name, p.media) for p in pieces], left_out),
        "LICENCES.txt": licences(source, [(p.name, p.media) for p in pieces]),
    }
    for each in catalogue.FORMATS:
        for name, film in each.films(source).items():
            texts[f"donnees/{name}"] = catalogue.write(each, source, film)
    return Kit(pieces, {name: text.encode() for name, text in texts.items()})


def media_of(source: Source) -> tuple[list[Piece], list[tuple[Any, str]]]:
    """Return the media of the kit, and those left out with the reason."""
    pieces: list[Piece] = []
    left_out: dict[Any, str] = {}
    _prefetch(source)
    for name, file, media in _candidates(source):
        reason = why_not(media) or _why_not_its_film(source, media)
        size = None if reason else size_of(file)
        if size is None:
            left_out[media] = reason or lost()
        else:
            pieces.append(Piece(name, file, size, media))
    return pieces, list(left_out.items())


def _why_not_its_film(source: Source, media: Any) -> str:
    """Return why the film that an image is the poster of must not be taken away."""
    if not isinstance(media, get_image_model()):
        return ""
    film = next((film for film in source.films if film.poster_id == media.pk), None)
    return why_not(film) if film else ""


def _prefetch(source: Source) -> None:
    """Fetch the consents of those who are seen, in one query for each kind of media."""
    pictures = [picture for picture, _caption, _made in source.pictures]
    for kind in (source.films, pictures, source.models):
        shown = [media for media in kind if media.persons == Persons.SHOWN]
        if shown:
            prefetch_related_objects(shown, "consents")


def _candidates(source: Source) -> Iterator[tuple[str, str, Any]]:
    """Yield (name in the archive, file of the storage, media) of all that could be in it."""
    for number, film in enumerate(source.films, start=1):
        name = f"films/{_name(number, film.title)}"
        yield f"{name}.{_extension(film_file(film))}", film_file(film), film
        if film.captions:
            yield f"{name}.vtt", film.captions.name, film
    for number, model in enumerate(source.models, start=1):
        yield f"modeles/{_name(number, model.title)}.glb", model_file(model), model
    for number, (picture, caption, made) in enumerate(source.pictures, start=1):
        yield f"images/{_name(number, caption or picture.title)}.jpg", made.file.name, picture


def film_file(film: Any) -> str:
    """Return the MP4 made for the web; the file that was sent while there is none."""
    return f"{film.published}/{film.main_file}" if film.published else film.file.name


def _name(number: int, title: str) -> str:
    return f"{number:02}-{slugify(title)[:60] or 'sans-titre'}"


def _extension(file: str) -> str:
    return file.rpartition(".")[2].lower()
