"""Two pictures of the same thing, one over the other: before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.media import GROUP, PictureChooserBlock

from ..supports.content import Content, Part

TOLERANCE = 0.01
"""How much the proportions of the two pictures may differ."""


class BeforeAfterBlock(blocks.StructBlock):
    """Two pictures of the same proportions that a slider uncovers."""

    before = PictureChooserBlock(label=_("Image before"))
    after = PictureChooserBlock(label=_("Image after"))
    before_label = blocks.CharBlock(
        required=False, max_length=40, label=_("Word for the first"), help_text=_("Empty: Before")
    )
    after_label = blocks.CharBlock(
        required=False, max_length=40, label=_("Word for the second"), help_text=_("Empty: After")
    )
    caption = blocks.CharBlock(required=False, max_length=255, label=_("Caption"))

    def clean(self, value: Any) -> Any:
        """Refuse two pictures that do not lie over each other."""
        cleaned = super().clean(value)
        first, second = cleaned["before"], cleaned["after"]
        if first and second and not _same_shape(first, second):
            words = gettext(
                "The two images do not have the same shape (%(first)s and %(second)s pixels): one "
                "cannot lie over the other. Crop one of them, or choose another."
            ) % {"first": _size(first), "second": _size(second)}
            raise StructBlockValidationError(block_errors={"after": ValidationError(words)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "labels": labels_of(value)}

    def tell(self, value: Any, content: Content) -> Iterator[Part]:
        """Yield both pictures in turn, each with its word, then the caption."""
        first, second = labels_of(value)
        yield from content.media_part((value["before"], first), (value["after"], second))
        yield from content.text_part(value["caption"])

    def scene_picture(self, value: Any) -> Any:
        """What stands for the scene: how it is in the end."""
        return value["after"] or value["before"]

    def get_preview_value(self) -> Any:
        pictures = self.child_blocks["before"].model_class
        newest = pictures._default_manager.last()
        return self.normalize({"before": newest, "after": newest})

    class Meta:
        icon = "resubmit"
        group = GROUP
        label = _("Before and after")
        description = _("Two images of the same thing that a slider uncovers.")
        template = "blocks/before_after.html"
        label_format = "{caption}"
        scene_icon, scene_rank, scene_leads = "image", 35, True


def labels_of(value: Any) -> tuple[str, str]:
    """Return the words of the two pictures."""
    before, after = value.get("before_label"), value.get("after_label")
    return before or gettext("Before"), after or gettext("After")


def _same_shape(first: Any, second: Any) -> bool:
    shape, other = first.width / first.height, second.width / second.height
    return abs(shape - other) <= TOLERANCE * shape


def _size(picture: Any) -> str:
    return f"{picture.width} × {picture.height}"
