"""The stops of a visit: the scenes of a story that have a place, in the order of the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from ..targets import short_id
from .place import read_position


@dataclass
class Stop:
    """A scene at its place; without a position it is found by its address and its poster."""

    scene: Any
    name: str
    address: str
    hint: str
    position: tuple[float, float] | None

    @property
    def sentence(self) -> str:
        return self.hint or str(self.scene.title)

    @cached_property
    def geo(self) -> str:
        """The address that opens the map of a phone (RFC 5870), "" without a position."""
        return f"geo:{self.position[0]},{self.position[1]}" if self.position else ""


def stops_of(page: Any) -> list[Stop]:
    """Return the stops of the visit of `page`; no query once its story is loaded."""
    story = page.story
    places = {child.id: child.value.get("place") for child in page.scenes}
    return [
        Stop(
            scene, place["name"], place["address"], place["hint"], read_position(place["position"])
        )
        for scene in story.scenes
        if (place := places.get(scene.id)) and place["name"]
    ]


def has_trail(page: Any) -> bool:
    """Is a scene of `page` bound to a place? Read from the raw stream, without loading it."""
    values = (child["value"] for child in page.scenes.raw_data if child["type"] == "scene")
    return any((value.get("place") or {}).get("name") for value in values)


def short_url(page: Any, scene: Any) -> str:
    """Return the full short address of a scene, "" while its page has no address."""
    parts = page.get_url_parts()
    if not parts or not parts[1]:
        return ""
    return f"{parts[1]}{reverse('documentary_scene', args=[page.slug, short_id(scene.id)])}"
