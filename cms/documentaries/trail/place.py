"""Where a scene takes place: a name, an address, a position as somebody writes it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter, StructBlockValidationError

WRITTEN = re.compile(r"(-?\d{1,3}(?:[.,]\d+)?)\s*(?:[,;]\s*|\s)(-?\d{1,3}(?:[.,]\d+)?)")


def read_position(text: str) -> tuple[float, float] | None:
    """Return the latitude and longitude that `text` writes, in degrees (WGS 84), or None.

    "44.0161, 1.3526", as maps show it when a place is copied; a French comma is understood too.
    """
    found = WRITTEN.fullmatch(text.strip())
    if not found:
        return None
    latitude, longitude = (float(part.replace(",", ".")) for part in found.groups())
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def check_position(text: str) -> None:
    """Raise ValidationError when `text` is not a position on the globe."""
    if read_position(text) is None:
        raise ValidationError(
            gettext(
                "This is not a position: copy the latitude and the longitude from a map, "
                "e.g. 44.0161, 1.3526."
            )
        )


class WrittenPositionBlock(blocks.FieldBlock):
    """A position written by hand; the map of the back office is a plugin, stories need none."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.CharField(
            required=required, help_text=help_text, max_length=60, validators=[check_position]
        )
        super().__init__(**kwargs)

    class Meta:
        icon = "site"
        default = ""


class ScenePlaceBlock(blocks.StructBlock):
    """Where a scene is seen on a visit; empty for most scenes."""

    name = blocks.CharBlock(required=False, max_length=120, label=_("Name of the place"))
    address = blocks.CharBlock(
        required=False, max_length=200, label=_("Address"), help_text=_("As a passer-by needs it.")
    )
    hint = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Sentence on the poster"),
        help_text=_("What makes somebody take their phone out. Empty: the title of the scene."),
    )
    position = WrittenPositionBlock(
        required=False,
        label=_("Position"),
        help_text=_("Latitude and longitude, copied from a map: 44.0161, 1.3526."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not cleaned["name"] and any(cleaned.values()):
            message = gettext("Give this place a name: the poster and the visit show it.")
            raise StructBlockValidationError({"name": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "site"
        label = _("Place of the visit")
        label_format = "{name}"
        collapsed = True


class ScenePlaceAdapter(StructBlockAdapter):
    """The form of a place, which names no region of the page: every scene has one."""

    js_constructor = "documentaries.ScenePlace"

    @cached_property
    def media(self) -> forms.Media:
        names = ["wagtailadmin/js/telepath/blocks.js", "documentaries/admin/scene-place.js"]
        return forms.Media(js=[versioned_static(name) for name in names])


register(ScenePlaceAdapter(), ScenePlaceBlock)
