"""Blocks of media: image, gallery, film, sound, 3D model."""

from __future__ import annotations

import copy
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.media import blocks as choosers

from .loading import FromLibrary

GROUP = _("Media")


class PictureChooserBlock(FromLibrary, ImageChooserBlock):
    """Chooses an image of the library."""


class FilmChooserBlock(FromLibrary, choosers.FilmChooserBlock):
    """Chooses a film of the library."""


class SoundChooserBlock(FromLibrary, choosers.SoundChooserBlock):
    """Chooses a sound of the library."""


class Model3DChooserBlock(FromLibrary, choosers.Model3DChooserBlock):
    """Chooses a 3D model of the library."""


PLACE = r"^-?\d+(\.\d+)?( -?\d+(\.\d+)?){2}$"
"""Three numbers, as JavaScript reads them."""


class LibraryBlock(blocks.StructBlock):
    """A block around one media of the library; its preview shows the newest one."""

    chooser = ""

    def get_preview_value(self) -> Any:
        model = self.child_blocks[self.chooser].model_class
        return self.normalize({self.chooser: model._default_manager.last()})


class ImageBlock(LibraryBlock):
    """An image with its caption; its alternative text may differ from the library's."""

    chooser = "image"

    image = PictureChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(required=False, max_length=255, label=_("Caption"))
    alt = blocks.CharBlock(
        required=False,
        max_length=255,
        label=_("Alternative text"),
        help_text=_("What the image shows here. Empty: the description kept with the image."),
    )
    decorative = blocks.BooleanBlock(
        required=False,
        label=_("Only decorates"),
        help_text=_("It says nothing that the text does not: screen readers skip it."),
    )
    width = blocks.ChoiceBlock(
        choices=[("text", _("as the text")), ("wide", _("wide")), ("full", _("whole screen"))],
        default="text",
        label=_("Width"),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template the picture with the alternative text chosen here."""
        context = super().get_context(value, parent_context=parent_context)
        if value.get("alt") and value.get("image"):
            picture = copy.copy(value["image"])
            picture.description = value["alt"]
            context["value"] = context["self"] = {**value, "image": picture}
        return context

    class Meta:
        icon = "image"
        group = GROUP
        label = _("Image")
        description = _("An image with its caption.")
        template = "blocks/image.html"
        label_format = "{caption}"


class GalleryItemBlock(blocks.StructBlock):
    """One image of a gallery."""

    image = PictureChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(required=False, max_length=255, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Image")
        label_format = "{caption}"


class GalleryBlock(blocks.StructBlock):
    """Several images that open large."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    images = blocks.ListBlock(GalleryItemBlock(), min_num=2, max_num=24, label=_("Images"))

    def get_preview_value(self) -> Any:
        pictures = self.child_blocks["images"].child_block.child_blocks["image"].model_class
        newest = pictures._default_manager.order_by("-pk")[:3]
        return self.normalize({"images": [{"image": picture} for picture in newest]})

    class Meta:
        icon = "image"
        group = GROUP
        label = _("Gallery")
        description = _("Several images that open large.")
        template = "blocks/gallery.html"
        label_format = "{title}"


class FilmBlock(LibraryBlock):
    """A film with its captions and transcript."""

    chooser = "film"

    film = FilmChooserBlock(label=_("Film"))
    caption = blocks.CharBlock(required=False, max_length=255, label=_("Caption"))

    class Meta:
        icon = "media"
        group = GROUP
        label = _("Film")
        description = _("A film with its captions and transcript.")
        template = "blocks/film.html"
        label_format = "{caption}"


class SoundBlock(LibraryBlock):
    """A sound recording with its transcript."""

    chooser = "sound"

    sound = SoundChooserBlock(label=_("Sound"))
    caption = blocks.CharBlock(required=False, max_length=255, label=_("Caption"))

    class Meta:
        icon = "media"
        group = GROUP
        label = _("Sound")
        description = _("A recording with its transcript.")
        template = "blocks/sound.html"
        label_format = "{caption}"


class PointBlock(blocks.StructBlock):
    """A place of a 3D object with something to say of it; coordinates in metres, y up."""

    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.TextBlock(required=False, label=_("Text"))
    position = blocks.RegexBlock(
        regex=PLACE, label=_("Position"), help_text=_("x, y and z in metres: 0.1 0.25 0."),
        error_messages={"invalid": _("Write three numbers, with a point: 0.1 0.25 0.")},
    )  # fmt: skip
    normal = blocks.RegexBlock(
        regex=PLACE, default="0 1 0", label=_("Direction"),
        help_text=_("Which side this place faces: 0 1 0 is upwards, 0 0 1 the front."),
        error_messages={"invalid": _("Write three numbers, with a point: 0.1 0.25 0.")},
    )  # fmt: skip

    class Meta:
        icon = "crosshairs"
        label = _("Point of the object")
        label_format = "{title}"


class ModelBlock(LibraryBlock):
    """A 3D object that the reader turns."""

    chooser = "model"

    model = Model3DChooserBlock(label=_("3D model"))
    caption = blocks.CharBlock(required=False, max_length=255, label=_("Caption"))
    points = blocks.ListBlock(
        PointBlock(), default=[], collapsed=True, label=_("Points of the object"),
        help_text=_("Numbered on the object, and listed under it."),
    )  # fmt: skip

    class Meta:
        icon = "view"
        group = GROUP
        label = _("3D view")
        description = _("A 3D object that the reader turns.")
        template = "blocks/model3d.html"
        label_format = "{caption}"
