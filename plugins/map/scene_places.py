"""The places of a scene of a web documentary: a list, and a map of it where JavaScript runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.documentaries.supports.content import Part
from cms.documentaries.supports.ways import html_of

from .blocks import PositionBlock
from .models import read_position
from .outlines import territory_of


class ScenePlaceBlock(blocks.StructBlock):
    """A place that a story tells of."""

    name = blocks.CharBlock(max_length=120, label=_("Name of the place"))
    text = blocks.TextBlock(required=False, rows=3, label=_("Text"))
    position = PositionBlock(label=_("Position"))

    class Meta:
        icon = "site"
        label = _("Place")
        label_format = "{name}"


class ScenePlacesBlock(blocks.StructBlock):
    """The places of a scene: without JavaScript a list, which the map then stands beside."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    places = blocks.ListBlock(ScenePlaceBlock(), min_num=1, max_num=30, label=_("Places"))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        from .views import map_options

        context = super().get_context(value, parent_context=parent_context)
        request = context.get("request")
        items = [_item(place) for place in value["places"]]
        around = territory_of([(i["title"], i["lat"], i["lng"]) for i in items])
        context["items"] = items
        context["map"] = map_options(request, around) if request else None
        return context

    def tell(self, value: Any, content: Any) -> Iterator[Part]:
        """Yield each place: its name, its text."""
        if value["title"]:
            yield Part("text", html=format_html("<h3>{}</h3>", value["title"]))
        for place in value["places"]:
            name, text = place["name"], html_of(content, place["text"])
            yield Part("text", html=format_html("<p><strong>{}</strong></p>{}", name, text))

    class Meta:
        icon = "site"
        group = _("Story")
        label = _("Places on a map")
        description = _("Places of the story, on a map and as a list.")
        template = "plugin_map/blocks/scene_places.html"
        label_format = "{title}"
        scene_icon, scene_rank, scene_leads = "map", 42, True
        preview_value = {
            "title": "",
            "places": [
                {"name": "Montauban", "text": "", "position": "SRID=4326;POINT(1.3526 44.0161)"}
            ],
        }


def _item(place: Any) -> dict[str, Any]:
    known = read_position(place["position"]) if place["position"] else (None, None)
    return {"title": place["name"], "text": place["text"], "lat": known[0], "lng": known[1]}
