"""The kinds of content that only scenes show, as raw values of a StreamField."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from plugins.rse.models import Practice

from .library import Library

Raw = dict[str, Any]


def rows(values: list[Any]) -> list[Raw]:
    """Return the items of a list as they are stored."""
    return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]


class Kinds:
    """Turns the kinds written in the data files into what is stored; media by their file."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.makers: dict[str, Callable[[Raw], Raw]] = {
            "timeline": self._timeline,
            "quiz": self._quiz,
            "interview": self._interview,
            "credits": lambda raw: {"thanks": raw.get("thanks", "")},
            "plugin_map_scene_places": self._places,
            "plugin_rse_practices": self._practices,
        }

    @staticmethod
    def _practices(raw: Raw) -> Raw:
        """Those of the artisans named, that they agreed to show."""
        shown = Practice.objects.public().filter(artisan__slug__in=raw["artisans"])
        return {"title": raw["title"], "practices": rows([each.pk for each in shown])}

    def _picture(self, file: str | None) -> int | None:
        picture = self.library.picture(file) if file else None
        return picture.pk if picture else None

    def _timeline(self, raw: Raw) -> Raw:
        moments = [
            {
                "date": moment["date"],
                "day": str(moment.get("day", "")),
                "title": moment["title"],
                "text": moment.get("html", ""),
                "picture": self._picture(moment.get("picture")),
            }
            for moment in raw["moments"]
        ]
        return {"title": raw.get("title", ""), "moments": rows(moments)}

    def _quiz(self, raw: Raw) -> Raw:
        answers = [
            {"text": a["text"], "is_right": bool(a.get("right")), "feedback": a.get("feedback", "")}
            for a in raw["answers"]
        ]
        return {
            "question": raw["question"],
            "picture": self._picture(raw.get("picture")),
            "answers": rows(answers),
            "explanation": raw.get("html", ""),
        }

    def _interview(self, raw: Raw) -> Raw:
        return {
            "name": raw["name"],
            "role": raw.get("role", ""),
            "portrait": self._picture(raw.get("portrait")),
            "questions": rows([self._question(question) for question in raw["questions"]]),
        }

    def _question(self, raw: Raw) -> Raw:
        film = self.library.film(raw["film"]) if raw.get("film") else None
        sound = self.library.sound(raw["sound"]) if raw.get("sound") else None
        return {
            "question": raw["question"],
            "film": film.pk if film else None,
            "sound": sound.pk if sound else None,
            "text": raw.get("html", ""),
            "target": raw.get("target", ""),
            "label": raw.get("label", ""),
        }

    @staticmethod
    def _places(raw: Raw) -> Raw:
        places = [
            {
                "name": place["name"],
                "text": place.get("text", ""),
                "position": f"SRID=4326;POINT({place['lng']} {place['lat']})",
            }
            for place in raw["places"]
        ]
        return {"title": raw.get("title", ""), "places": rows(places)}
