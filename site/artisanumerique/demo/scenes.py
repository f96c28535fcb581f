"""The demo's scenes made of media, as their blocks store them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from .library import Library

Raw = dict[str, Any]
FRONT = "auto auto auto"


class SceneMakers:
    """Turns the kinds that only scenes show into raw values; None when a media is missing."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.makers: dict[str, Callable[[Raw], Any]] = {
            "film": self._film,
            "sound": self._sound,
            "before_after": self._before_after,
            "panorama": self._panorama,
            "model_tour": self._tour,
            "scrolling": self._scrolling,
        }

    def _film(self, raw: Raw) -> Raw | None:
        film = self.library.film(raw["file"])
        gesture = Page.objects.filter(slug=raw.get("gesture", "")).first()
        value = {"film": film.pk, "caption": raw.get("caption", "")} if film else None
        if value is not None:
            value |= {name: raw[name] for name in ("start", "end", "width") if name in raw}
            value |= {"chapters": rows(raw.get("chapters", []))}
            value |= {"gesture": gesture.pk} if gesture else {}
        return value

    def _sound(self, raw: Raw) -> Raw | None:
        sound, picture = self.library.sound(raw["file"]), self.library.picture(raw.get("picture"))
        if sound is None:
            return None
        value = {"sound": sound.pk, "caption": raw.get("caption", "")}
        return value | ({"picture": picture.pk} if picture else {})

    def _before_after(self, raw: Raw) -> Raw | None:
        first, second = self.library.picture(raw["before"]), self.library.picture(raw["after"])
        if first is None or second is None:
            return None
        words = {name: raw.get(name, "") for name in ("before_label", "after_label", "caption")}
        return {"before": first.pk, "after": second.pk, **words}

    def _panorama(self, raw: Raw) -> Raw | None:
        picture = self.library.picture(raw["file"])
        if picture is None:
            return None
        return {
            "picture": picture.pk,
            "caption": raw.get("caption", ""),
            "alt": raw.get("alt", ""),
            "yaw": float(raw.get("yaw", 0)),
            "points": rows(raw.get("points", [])),
        }

    def _tour(self, raw: Raw) -> Raw | None:
        model = self.library.model(raw["file"])
        if model is None:
            return None
        usual = {"text": "", "target": FRONT, "fov": None, "position": "", "normal": "0 1 0"}
        steps = rows([{**usual, **step} for step in raw["steps"]])
        return {
            "model": model.pk,
            "caption": raw.get("caption", ""),
            "follows": raw.get("follows", "scroll"),
            "steps": steps,
        }

    def _scrolling(self, raw: Raw) -> Raw | None:
        steps = [self._step(step) for step in raw["steps"]]
        value = {"place": raw.get("place", "beside"), "motion": raw.get("motion", "still")}
        return {**value, "steps": rows(steps)} if steps[0]["picture"] or steps[0]["film"] else None

    def _step(self, raw: Raw) -> Raw:
        picture = self.library.picture(raw.get("picture"))
        film = self.library.film(raw["film"]) if "film" in raw else None
        sound = self.library.sound(raw["sound"]) if "sound" in raw else None
        return {
            "text": raw["html"],
            "picture": picture.pk if picture else None,
            "film": film.pk if film else None,
            "sound": sound.pk if sound else None,
            "zoom": {"x": 50, "y": 50, "width": 100, **raw.get("zoom", {})},
        }


def rows(values: list[Raw]) -> list[Raw]:
    """Return the stored form of a list; without ids its values are read as empty."""
    return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]
