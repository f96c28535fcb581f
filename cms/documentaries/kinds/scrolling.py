"""Scrollytelling: a long text in steps, with media that stay and change as it scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.media import (
    GROUP,
    FilmChooserBlock,
    PictureChooserBlock,
    SoundChooserBlock,
)
from cms.blocks.text import TextBlock

from ..supports.content import Content, Part

PLACES = [("beside", _("beside the text")), ("behind", _("behind the text"))]
MOTIONS = [("still", _("still")), ("zoom", _("slow zoom")), ("drift", _("slow drift"))]


class ZoomBlock(blocks.StructBlock):
    """The area of a picture that a step shows: its middle and its width, in per cent."""

    x = blocks.IntegerBlock(
        default=50, min_value=0, max_value=100, label=_("Middle, from the left (%)")
    )
    y = blocks.IntegerBlock(
        default=50, min_value=0, max_value=100, label=_("Middle, from the top (%)")
    )
    width = blocks.IntegerBlock(
        default=100, min_value=20, max_value=100, label=_("Width of the area (%)"),
        help_text=_("100 shows the whole image; 50 its half, twice as large."),
    )  # fmt: skip

    class Meta:
        icon = "search"
        label = _("Area of the image")


class ScrollStepBlock(blocks.StructBlock):
    """A step: a text, and what is seen (an image or a film) or heard with it."""

    text = TextBlock(label=_("Text"))
    picture = PictureChooserBlock(required=False, label=_("Image"))
    film = FilmChooserBlock(required=False, label=_("Film"))
    sound = SoundChooserBlock(required=False, label=_("Sound"))
    zoom = ZoomBlock()

    def clean(self, value: Any) -> Any:
        """Refuse a step that shows two things at once."""
        cleaned = super().clean(value)
        if cleaned["picture"] and cleaned["film"]:
            words = gettext(
                "A step shows an image or a film: keep one, and add a step for the other."
            )
            raise StructBlockValidationError(block_errors={"film": ValidationError(words)})
        return cleaned

    class Meta:
        icon = "arrow-down"
        label = _("Step")
        label_format = "{text}"


class ScrollingBlock(blocks.StructBlock):
    """Steps of text beside or before media that stay in place and change from step to step."""

    place = blocks.ChoiceBlock(choices=PLACES, default="beside", label=_("The images are"))
    motion = blocks.ChoiceBlock(
        choices=MOTIONS, default="still", label=_("Movement of the images"),
        help_text=_("Nothing moves for those who asked their device for less motion."),
    )  # fmt: skip
    steps = blocks.ListBlock(ScrollStepBlock(), min_num=2, max_num=30, label=_("Steps"))

    def clean(self, value: Any) -> Any:
        """Refuse a text that begins with nothing to see."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not _is_seen(cleaned["steps"][0]):
            words = gettext(
                "Choose an image or a film for the first step: it stays while one reads."
            )
            first = StructBlockValidationError(block_errors={"picture": ValidationError(words)})
            steps = ListBlockValidationError(block_errors={0: first})
            raise StructBlockValidationError(block_errors={"steps": steps})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Say from which step what is seen comes: a step without any keeps the one before."""
        context = super().get_context(value, parent_context=parent_context)
        seen, rows = 0, []
        for number, step in enumerate(value["steps"], 1):
            seen = number if _is_seen(step) else seen
            rows.append({"step": step, "shows": seen})
        return {**context, "rows": rows}

    def tell(self, value: Any, content: Content) -> Iterator[Part]:
        """Yield what each step shows, then its text."""
        for step in value["steps"]:
            for name in ("picture", "film", "sound"):
                if step[name]:
                    yield from content.media_part((step[name], ""))
            yield from content.text_part(step["text"])

    def get_preview_value(self) -> Any:
        pictures = self.child_blocks["steps"].child_block.child_blocks["picture"].model_class
        newest = pictures._default_manager.last()
        steps = [{"text": "<p>…</p>", "picture": newest}, {"text": "<p>…</p>"}]
        return self.normalize({"steps": steps})

    class Meta:
        icon = "collapse-down"
        group = GROUP
        label = _("Text and images that follow the scroll")
        description = _("A long text in steps; the images stay and change as one reads.")
        template = "blocks/scrolling.html"
        scene_icon, scene_rank = "book", 25


def _is_seen(step: Any) -> bool:
    return bool(step.get("picture") or step.get("film"))
