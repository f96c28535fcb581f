"""Where the media of a support stand: files inside it, or the addresses of the site.

A media that must not leave has no place; a sentence stands in its stead.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.files.storage import default_storage
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.media.leaving import Piece, lost, model_file, size_of, why_not
from cms.media.states import MediaState
from cms.pages.base import rendition_of
from media_pipeline import Refused
from media_pipeline.captions import Cue, read_captions

PICTURE = "width-1200|format-jpeg"
PLAYED = ("mp4", "m4v", "webm", "mp3", "m4a", "ogg", "opus", "wav")
"""What browsers play as it was sent."""


@dataclass(frozen=True)
class Place:
    """Where a media stands: addresses as written in the page; `reason` when it is left out."""

    src: str = ""
    poster: str = ""
    reason: str = ""
    captions: str = ""


class Shelf(Protocol):
    """Gives media their place."""

    def picture(self, picture: Any) -> Place: ...
    def film(self, film: Any) -> Place: ...
    def sound(self, sound: Any) -> Place: ...
    def model(self, model: Any) -> Place: ...


class Holdings:
    """The media that go into a support, each file once, and those that stay out with the reason.

    `base` is written before their names. Without `playing`, films, sounds and 3D models leave only
    their pictures: a book does not play them.
    """

    def __init__(self, base: str = "media/", playing: bool = True) -> None:
        self.base, self.playing = base, playing
        self.pieces: dict[str, Piece] = {}
        self.left_out: dict[tuple[str, int], tuple[Any, str]] = {}
        self._names: dict[str, str] = {}

    @property
    def weight(self) -> int:
        """Bytes of all the files."""
        return sum(piece.size for piece in self.pieces.values())

    @property
    def media(self) -> dict[str, list[int]]:
        """The media inside, as {"media.Film": [ids]}."""
        found: dict[str, set[int]] = {}
        for piece in self.pieces.values():
            found.setdefault(piece.media._meta.label, set()).add(piece.media.pk)
        return {label: sorted(ids) for label, ids in sorted(found.items())}

    def picture(self, picture: Any) -> Place:
        if reason := why_not(picture):
            return self._left_out(picture, reason)
        made = rendition_of(picture, PICTURE)
        src = self._put(picture, made.file.name if made else "", picture.title)
        return Place(src=src) if src else self._left_out(picture, lost())

    def film(self, film: Any) -> Place:
        place = self._playing(film, main_file(film))
        if place.reason or not self.playing or not film.captions:
            return place
        captions = self._put(film, film.captions.name, film.title)
        return Place(src=place.src, poster=place.poster, captions=captions)

    def sound(self, sound: Any) -> Place:
        return self._playing(sound, main_file(sound))

    def model(self, model: Any) -> Place:
        return self._playing(model, model_file(model))

    def _playing(self, media: Any, file: str) -> Place:
        if reason := why_not(media):
            return self._left_out(media, reason)
        src = self._put(media, file, media.title) if self.playing else ""
        if self.playing and not src:
            return self._left_out(media, lost())
        return Place(src=src, poster=self._poster(media))

    def _poster(self, media: Any) -> str:
        picture = getattr(media, "poster", None)
        if picture is not None:
            return self.picture(picture).src
        still = f"{media.published}/poster.jpg" if media.published else ""
        return self._put(media, still, f"{media.title}-image") if media.kind == "film" else ""

    def _put(self, media: Any, file: str, title: str) -> str:
        """Return the address of `file` in the support, "" when the storage has lost it."""
        if not file:
            return ""
        if file not in self._names:
            size = size_of(file)
            if size is None:
                return ""
            name = self._free_name(media, file, title)
            self._names[file] = name
            self.pieces[name] = Piece(name, file, size, media)
        return f"{self.base}{self._names[file]}"

    def _free_name(self, media: Any, file: str, title: str) -> str:
        extension = os.path.splitext(file)[1].lower()
        kind = getattr(media, "kind", "") or "image"
        return f"{kind}-{media.pk}-{slugify(title)[:50] or 'sans-titre'}{extension}"

    def _left_out(self, media: Any, reason: str) -> Place:
        self.left_out[(media._meta.label, media.pk)] = (media, reason)
        return Place(reason=reason)


class Site:
    """The media where the site serves them; those the public may not see have no place."""

    def picture(self, picture: Any) -> Place:
        made = None if picture.is_withheld else rendition_of(picture, PICTURE)
        return Place(src=made.url) if made else Place(reason=_("it cannot be shown"))

    def film(self, film: Any) -> Place:
        place = self._playing(film)
        captions = film.captions.url if film.captions and place.src else ""
        return Place(place.src, place.poster, place.reason, captions)

    def sound(self, sound: Any) -> Place:
        return self._playing(sound)

    def model(self, model: Any) -> Place:
        return self._playing(model)

    def _playing(self, media: Any) -> Place:
        if not media.is_available:
            return Place(reason=media.placeholder)
        picture = getattr(media, "poster", None)
        poster = self.picture(picture).src if picture else getattr(media, "still_url", "")
        return Place(src=media.url, poster=poster)


def main_file(media: Any) -> str:
    """Return the file made for the web; the one that was sent when browsers play it as it is."""
    if media.published:
        return f"{media.published}/{media.main_file}"
    sent = media.file.name or ""
    plays = sent.rpartition(".")[2].lower() in PLAYED and media.state == MediaState.READY
    return sent if plays else ""


def cues_of(film: Any) -> list[Cue]:
    """Return the captions of `film`; none when it has none that can be read."""
    if not film.captions:
        return []
    try:
        with default_storage.open(film.captions.name) as file:
            return read_captions(file.read())
    except (OSError, Refused):
        return []
