"""The demo's texts as stream blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from .kinds import Kinds
from .library import Library
from .scenes import SceneMakers

NOUN_PATHS = {
    "gesture": "gestes",
    "artisan": "artisans",
    "event": "agenda",
    "documentary": "documentaires",
}
Raw = dict[str, Any]


class Streams:
    """Turns the blocks written in the data files into the raw values a StreamField stores."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.makers: dict[str, Callable[[Raw], Any]] = {
            "text": lambda raw: raw["html"],
            "heading": lambda raw: {"text": raw["text"], "level": str(raw.get("level", 2))},
            "quote": lambda raw: {k: raw.get(k, "") for k in ("text", "author", "role")},
            "image": self._image,
            "gallery": self._gallery,
            "model": lambda raw: self._media("model", self.library.model(raw["file"]), raw),
            "gesture": self._reference,
            "artisan": self._reference,
            "event": self._reference,
            "documentary": self._reference,
            **Kinds(library).makers,
            **SceneMakers(library).makers,
        }

    def raw(self, blocks: list[Raw]) -> list[Raw]:
        """Return stream data for `blocks`; a block whose media or page is missing is left out."""
        made = [(block["type"], self.makers[block["type"]](block)) for block in blocks]
        return [{"type": kind, "value": value} for kind, value in made if value]

    def _image(self, raw: Raw) -> Raw | None:
        picture = self.library.picture(raw["file"])
        return {"image": picture.pk, "caption": raw.get("caption", "")} if picture else None

    def _gallery(self, raw: Raw) -> Raw | None:
        rows = [
            self._image(row if isinstance(row, dict) else {"file": row}) for row in raw["images"]
        ]
        images = [{"type": "item", "id": str(uuid4()), "value": row} for row in rows if row]
        return {"title": raw.get("title", ""), "images": images} if images else None

    @staticmethod
    def _media(name: str, media: Any, raw: Raw) -> Raw | None:
        return {name: media.pk, "caption": raw.get("caption", "")} if media else None

    @staticmethod
    def _reference(raw: Raw) -> Raw | None:
        page = Page.objects.filter(slug=raw["slug"]).first()
        return {"page": page.pk, "note": raw.get("note", "")} if page else None
