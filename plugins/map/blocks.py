"""A map in the middle of a page: one place, or the pages that the editor chose."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .models import LONGEST, check_position, read_position
from .outlines import territory_of
from .places import located
from .widgets import PositionWidget


class PositionBlock(blocks.FieldBlock):
    """A position, as (latitude, longitude) or None; stored as wagtail-geo-widget does."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.CharField(
            required=required,
            help_text=help_text,
            max_length=LONGEST,
            widget=PositionWidget(),
            validators=[check_position],
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str | None:
        """Return the stored text, or None when it is empty or no position."""
        try:
            read_position(str(value or ""))
        except ValidationError:
            return None
        return str(value)

    def get_prep_value(self, value: Any) -> str:
        return value or ""

    def value_for_form(self, value: Any) -> str:
        return value or ""

    class Meta:
        icon = "site"
        label = _("Position")


class PlacesBlock(blocks.StructBlock):
    """A small map with its list: a place of one's own, and pages of artisans and events."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(page_type=["artisans.ArtisanPage", "events.EventPage"]),
        min_num=0,
        max_num=30,
        default=[],
        label=_("Artisans and events"),
    )
    place = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Name of another place"),
        help_text=_("E.g. an old tile works that has no page."),
    )
    position = PositionBlock(required=False, label=_("Position of that place"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned["place"]) != bool(cleaned["position"]):
            name = "position" if cleaned["place"] else "place"
            message = _("Give both the name and the position of the place, or neither.")
            raise StructBlockValidationError({name: ValidationError(message)})
        if not cleaned["place"] and not cleaned["pages"]:
            message = _("Choose at least one page, or name a place.")
            raise StructBlockValidationError({"pages": ValidationError(message)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        from .views import map_options

        context = super().get_context(value, parent_context=parent_context)
        request = context.get("request")
        items = [
            *_own_place(value),
            *located([page.pk for page in value["pages"] if page]),
        ]
        context["items"] = items
        context["map"] = map_options(request, _around(items)) if request else None
        return context

    class Meta:
        icon = "site"
        label = _("Map of places")
        description = _("A map of artisans, events or a place, with its list.")
        template = "plugin_map/blocks/places.html"


def _around(items: list[dict[str, Any]]) -> Any:
    return territory_of([(item["title"], item["lat"], item["lng"]) for item in items])


def _own_place(value: Any) -> list[dict[str, Any]]:
    if not value["place"] or not value["position"]:
        return []
    latitude, longitude = read_position(value["position"])
    return [{"title": value["place"], "lat": latitude, "lng": longitude, "exact": True}]
