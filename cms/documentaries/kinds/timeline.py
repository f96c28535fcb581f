"""Dated moments, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.media import PictureChooserBlock
from cms.blocks.text import PLAIN

from ..supports.content import Part
from ..supports.ways import html_of

DAY = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""A year, a month or a day, as `<time datetime>` reads them."""


class MomentBlock(blocks.StructBlock):
    """Something that happened, and when."""

    date = blocks.CharBlock(
        max_length=60,
        label=_("When, as it is read"),
        help_text=_("E.g. 1856, around 1900, in May 1968."),
    )
    day = blocks.RegexBlock(
        DAY,
        required=False,
        label=_("Date to sort by"),
        help_text=_("1856, 1856-05 or 1856-05-12. Empty: after the moment above."),
        error_messages={"invalid": _("Write a year, a month or a day: 1856, 1856-05, 1856-05-12.")},
    )
    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.RichTextBlock(features=PLAIN, required=False, label=_("Text"))
    picture = PictureChooserBlock(required=False, label=_("Image"))

    class Meta:
        icon = "date"
        label = _("Moment")
        label_format = "{date}: {title}"


class TimelineBlock(blocks.StructBlock):
    """Dated moments, the earliest first."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    moments = blocks.ListBlock(MomentBlock(), min_num=2, max_num=40, label=_("Moments"))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["moments"] = in_time(value["moments"])
        return context

    def tell(self, value: Any, content: Any) -> Iterator[Part]:
        """Yield each moment: its date and title, its text, its picture."""
        if value["title"]:
            yield Part("text", html=format_html("<h3>{}</h3>", value["title"]))
        for moment in in_time(value["moments"]):
            text = html_of(content, moment["text"])
            said = format_html(
                "<p><strong>{} · {}</strong></p>{}", moment["date"], moment["title"], text
            )
            yield Part("text", html=said)
            if moment["picture"]:
                yield from content.media_part((moment["picture"], ""))

    class Meta:
        icon = "history"
        group = _("Story")
        label = _("Timeline")
        description = _("Dated moments, the earliest first.")
        template = "blocks/timeline.html"
        label_format = "{title}"
        scene_icon, scene_rank = "clock", 45
        preview_value = {
            "title": "",
            "moments": [
                {"date": "1144", "day": "1144", "title": "Montauban est fondée", "text": ""},
                {"date": "vers 1900", "day": "1900", "title": "Quarante briqueteries", "text": ""},
            ],
        }


def in_time(moments: Any) -> list[Any]:
    """Return the moments, the earliest first; one without a date stays after the one above it."""
    keys, last = [], ""
    for moment in moments:
        last = moment["day"] or last
        keys.append(last)
    order = sorted(range(len(keys)), key=lambda n: keys[n])
    return [moments[n] for n in order]
