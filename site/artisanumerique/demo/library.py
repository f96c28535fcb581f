"""The demo's media: files of this folder, put in the library once."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import models
from wagtail.models import Collection

from cms.media.jobs import ask
from cms.media.models import Film, Model3D, Picture, Sound
from cms.media.prepare import prepare
from cms.media.rights import Persons

FOLDER = Path(__file__).parent / "media"
COLLECTION = "Démonstration"
LICENCES = {"CC BY 4.0": "CC-BY-4.0"}


class Library:
    """Gives the media objects of the demo by file name, adding to the database what is missing."""

    def __init__(self) -> None:
        rows = json.loads((FOLDER / "media.json").read_text(encoding="utf-8"))
        self.facts: dict[str, dict[str, Any]] = {row["file"]: row for row in rows}
        self.kept: dict[tuple[type, str], Any] = {}

    @cached_property
    def collection(self) -> Collection:
        found = Collection.objects.filter(name=COLLECTION).first()
        return found or Collection.get_first_root_node().add_child(name=COLLECTION)

    def picture(self, name: str | None) -> Picture | None:
        """Return the picture `name`, or None when it is not asked for or not there."""
        if not name or not (FOLDER / name).exists():
            return None
        return self._keep(Picture, name, self._new_picture)

    def film(self, name: str) -> Film | None:
        return self._media(Film, name)

    def sound(self, name: str) -> Sound | None:
        return self._media(Sound, name)

    def model(self, name: str) -> Model3D | None:
        return self._media(Model3D, name)

    def _media(self, kind: type[models.Model], name: str) -> Any:
        if name not in self.facts or not (FOLDER / name).exists():
            return None
        return self._keep(kind, name, self._new_media)

    def _keep(self, kind: Any, name: str, make: Any) -> Any:
        """Return the object made of `name` before, or make it; its title is its key."""
        key = (kind, name)
        if key not in self.kept:
            found = kind.objects.filter(title=self.title(name), collection=self.collection).first()
            self.kept[key] = found or make(kind, name)
        return self.kept[key]

    def title(self, name: str) -> str:
        title = self.facts.get(name, {}).get("title_fr")
        if title:
            return title
        owner = next((row for row in self.facts.values() if row.get("poster") == name), {})
        return f"{owner.get('title_fr', name)} (vignette {Path(name).stem})"

    def _new_picture(self, kind: Any, name: str) -> Picture:
        facts = self.facts.get(name, {})
        with (FOLDER / name).open("rb") as file:
            picture = Picture(
                file=File(file, name=name),
                description=facts.get("alt_fr", "") or self._poster_alt(name),
                **self._common(name),
            )
            self._set_focal_point(picture, facts.get("focal"))
            picture.save()
        return picture

    def _new_media(self, kind: Any, name: str) -> Any:
        facts = self.facts[name]
        values = {"description": facts.get("alt_fr", ""), **self._common(name)}
        if hasattr(kind, "transcript"):
            values["transcript"] = facts.get("transcript_fr", "")
        if facts.get("poster") and hasattr(kind, "poster"):
            values["poster"] = self.picture(facts["poster"])
        media = kind(**values)
        with (FOLDER / name).open("rb") as file:
            media.file.save(name, File(file), save=False)
        captions = facts.get("captions")
        if captions and (FOLDER / captions).exists():
            with (FOLDER / captions).open("rb") as file:
                media.captions.save(captions, File(file), save=False)
        media.save()
        prepare(media)
        if settings.MEDIA_TASKS != "immediate":  # the worker derives the rest, once the site runs
            ask(media)
        return media

    def _common(self, name: str) -> dict[str, Any]:
        facts = self.facts.get(name, {})
        return {
            "title": self.title(name),
            "collection": self.collection,
            "credit": facts.get("credit", "Artisanumérique"),
            "licence": LICENCES.get(facts.get("licence", ""), "CC-BY-4.0"),
            "persons": Persons.NOBODY,  # drawn, rendered or built for the demo
        }

    def _poster_alt(self, name: str) -> str:
        return next(
            (r.get("alt_fr", "") for r in self.facts.values() if r.get("poster") == name), ""
        )

    @staticmethod
    def _set_focal_point(picture: Picture, focal: list[float] | None) -> None:
        if focal:
            width, height = picture.file.width, picture.file.height
            picture.focal_point_x = round(focal[0] * width)
            picture.focal_point_y = round(focal[1] * height)
            picture.focal_point_width = picture.focal_point_height = min(width, height) // 4
