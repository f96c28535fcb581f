"""The map on which editors place something: wagtail-geo-widget's field, made safe for us.

What differs from the original (9.1.0): Leaflet comes from our own server, the search asks our own
geocoder, nothing is stored before somebody chose a position, a position can be taken away, and
no text from outside becomes HTML.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtailgeowidget.widgets import LeafletField

from .outlines import territory


class PositionWidget(LeafletField):
    """A position on a map, with a search, editable as text and by keyboard; may stay empty."""

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Leave out the controller of the original, which would start its own map."""
        return forms.HiddenInput.build_attrs(self, *args, **kwargs)

    @cached_property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["npm/leaflet/leaflet.css", "plugin_map/css/position.css"]},
            js=[Script("plugin_map/js/position.js", type="module")],  # type: ignore[list-item]
        )

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> str:
        context = {
            "id": (attrs or {}).get("id") or f"id_{name}",
            "input": forms.HiddenInput.render(self, name, value, attrs, renderer),
            "options": self.options(),
        }
        return render_to_string("plugin_map/admin/position.html", context)

    def use_required_attribute(self, initial: Any) -> bool:
        return False

    def options(self) -> dict[str, str]:
        """Return what the element <an-position> needs to know, as attributes."""
        box = territory()
        return {
            "leaflet": static("npm/leaflet/leaflet.js"),
            "search": reverse("plugin_map_geocode"),
            "outlines": reverse("map:communes"),
            "tiles": reverse("plugin_map_tile", args=[7, 8, 9]).replace("7/8/9", "{z}/{x}/{y}"),
            "box": f"{box.west},{box.south},{box.east},{box.north}",
            "words": json.dumps(words(), ensure_ascii=False),
        }


class PositionAdapter(WidgetAdapter):
    """Lets the widget stand in a stream: its element looks after itself."""

    js_constructor = "wagtail.widgets.Widget"


register(PositionAdapter(), PositionWidget)


def words() -> dict[str, str]:
    """Return the sentences that the script of the widget says."""
    return {
        "none": _("No place was found for these words."),
        "found": _("{n} places found: choose with the arrows, then Enter."),
        "failed": _("The search does not answer. Place the marker by hand."),
        "invalid": _("Write a latitude and a longitude, e.g. 44.0161, 1.3526."),
        "placed": _("Position chosen."),
        "cleared": _("Position taken away: the page stands at the town hall of its commune."),
        "marker": _("Chosen position. Move the map and press Enter to place it elsewhere."),
        "map": _("Map. Arrow keys move it, + and - change its scale, Enter places the marker."),
        "plan": _("© IGN, Plan IGN v2"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
    }
