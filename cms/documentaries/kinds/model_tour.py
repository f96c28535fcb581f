"""A 3D object visited in steps: the camera goes where the text is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.media import PLACE, LibraryBlock, Model3DChooserBlock

from ..supports.content import Content, Part
from .camera import TARGET, CameraBlock

VIEWS = [("scroll", _("with the scroll and by buttons")), ("buttons", _("by buttons alone"))]


class TourStepBlock(blocks.StructBlock):
    """A step of the visit: a text, where the camera stands, and a place marked on the object."""

    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.TextBlock(required=False, rows=3, label=_("Text"))
    orbit = CameraBlock(
        default="0deg 75deg 105%", label=_("Camera"),
        help_text=_(
            "Around, from above, distance: 30deg 70deg 1.2m. The distance may be a part of the "
            "usual one: 60%."
        ),
        error_messages={"invalid": _("Write two angles and a distance: 30deg 70deg 1.2m.")},
    )  # fmt: skip
    target = blocks.RegexBlock(
        regex=TARGET, default="auto auto auto", label=_("It looks at"),
        help_text=_("x, y and z in metres: 0m 0.25m 0m; auto auto auto is the middle."),
        error_messages={"invalid": _("Write three lengths: 0m 0.25m 0m, or auto auto auto.")},
    )  # fmt: skip
    fov = blocks.IntegerBlock(
        required=False, min_value=10, max_value=90, label=_("Field of view (degrees)"),
        help_text=_("Smaller is closer. Empty: as usual."),
    )  # fmt: skip
    position = blocks.RegexBlock(
        required=False, regex=PLACE, label=_("Marked place"),
        help_text=_("x, y and z in metres: 0.1 0.25 0. Empty: no mark."),
        error_messages={"invalid": _("Write three numbers, with a point: 0.1 0.25 0.")},
    )  # fmt: skip
    normal = blocks.RegexBlock(
        required=False, regex=PLACE, default="0 1 0", label=_("Direction of the mark"),
        help_text=_("Which side this place faces: 0 1 0 is upwards, 0 0 1 the front."),
        error_messages={"invalid": _("Write three numbers, with a point: 0.1 0.25 0.")},
    )  # fmt: skip

    class Meta:
        icon = "view"
        label = _("Step of the visit")
        label_format = "{title}"


class ModelTourBlock(LibraryBlock):
    """A 3D object, and the steps of its visit in order."""

    chooser = "model"

    model = Model3DChooserBlock(label=_("3D model"))
    caption = blocks.CharBlock(required=False, max_length=255, label=_("Caption"))
    follows = blocks.ChoiceBlock(choices=VIEWS, default="scroll", label=_("The camera moves"))
    steps = blocks.ListBlock(TourStepBlock(), min_num=2, max_num=20, label=_("Steps"))

    def tell(self, value: Any, content: Content) -> Iterator[Part]:
        """Yield the object with the steps as its numbered points."""
        steps = tuple((step["title"], step["text"]) for step in value["steps"])
        for part in content.media_part((value["model"], value["caption"])):
            yield replace(part, media=(replace(part.media[0], points=steps),))

    class Meta:
        icon = "view"
        group = _("Media")
        label = _("Visit of a 3D object")
        description = _("A 3D object whose camera follows the steps of a text.")
        template = "blocks/model_tour.html"
        label_format = "{caption}"
        scene_icon, scene_rank = "cube", 18
