"""A picture all around: 360 degrees across, 180 up and down (equirectangular)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.media import LibraryBlock, PictureChooserBlock

from ..supports.content import Content, Part

TOLERANCE = 0.02
"""How much the proportions may differ from 2 to 1."""


class PanoramaPointBlock(blocks.StructBlock):
    """A place of the picture with something to say of it; degrees from its middle."""

    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.TextBlock(required=False, rows=3, label=_("Text"))
    yaw = blocks.FloatBlock(
        min_value=-180, max_value=180, default=0, label=_("To the right (degrees)"),
        help_text=_("0 is the middle of the image, 90 a quarter turn to the right, -90 left."),
    )  # fmt: skip
    pitch = blocks.FloatBlock(
        min_value=-90, max_value=90, default=0, label=_("Upwards (degrees)"),
        help_text=_("0 is the horizon, 90 the zenith, -90 the ground."),
    )  # fmt: skip

    class Meta:
        icon = "crosshairs"
        label = _("Point of the image")
        label_format = "{title}"


class PanoramaBlock(LibraryBlock):
    """A 360-degree picture that one looks around in, with its points."""

    chooser = "picture"

    picture = PictureChooserBlock(
        label=_("360-degree image"), help_text=_("Equirectangular: twice as wide as it is high.")
    )
    caption = blocks.CharBlock(required=False, max_length=255, label=_("Caption"))
    alt = blocks.TextBlock(
        required=False, rows=3, max_length=1000, label=_("Description"),
        help_text=_("What one sees all around. Empty: the description kept with the image."),
    )  # fmt: skip
    yaw = blocks.FloatBlock(
        min_value=-180, max_value=180, default=0, label=_("First look, to the right (degrees)")
    )
    points = blocks.ListBlock(
        PanoramaPointBlock(), default=[], max_num=20, collapsed=True, label=_("Points"),
        help_text=_("Numbered in the image, and listed under it."),
    )  # fmt: skip

    def clean(self, value: Any) -> Any:
        """Refuse a picture that is not all around."""
        cleaned = super().clean(value)
        picture = cleaned["picture"]
        if picture and abs(picture.width / picture.height - 2) > 2 * TOLERANCE:
            words = gettext(
                "This image measures %(width)s × %(height)s pixels: a 360-degree image is twice as "
                "wide as it is high. Choose one made by a 360-degree camera (equirectangular)."
            ) % {"width": picture.width, "height": picture.height}
            raise StructBlockValidationError(block_errors={"picture": ValidationError(words)})
        return cleaned

    def tell(self, value: Any, content: Content) -> Iterator[Part]:
        """Yield the flat picture with its points as a numbered list."""
        points = tuple((point["title"], point["text"]) for point in value["points"])
        for part in content.media_part((value["picture"], value["caption"], value["alt"])):
            yield replace(part, media=(replace(part.media[0], points=points),))

    class Meta:
        icon = "globe"
        group = _("Media")
        label = _("360-degree image")
        description = _("An image all around, to look about in.")
        template = "blocks/panorama.html"
        label_format = "{caption}"
        scene_icon, scene_rank, scene_leads = "globe", 15, True
