"""Blocks that point at other pages: a gesture, an artisan, an event, a documentary, featured ones.

Content is referenced, never copied: the card always shows what the page says today.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .cards import public_reference
from .loading import NOUN_TYPES, FromLibrary

GROUP = _("References")


class PageReferenceBlock(FromLibrary, blocks.PageChooserBlock):
    """Chooses a page of one or several types."""


class ReferenceBlock(blocks.StructBlock):
    """A page of one type, with a word that says why it is here. Subclasses give `page`."""

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        shown = {"page": public_reference(value.get("page")), "note": value.get("note", "")}
        context["value"] = context["self"] = shown
        return context

    def get_preview_value(self) -> Any:
        model = self.child_blocks["page"].model_class
        return self.normalize({"page": model.objects.live().first(), "note": ""})

    class Meta:
        group = GROUP
        icon = "link"
        label_format = "{page}"


def _note() -> blocks.CharBlock:
    return blocks.CharBlock(
        required=False, max_length=255, label=_("Word"), help_text=_("Why it is shown here.")
    )


class GestureReferenceBlock(ReferenceBlock):
    """A gesture module."""

    page = PageReferenceBlock(page_type="gestures.GesturePage", label=_("Gesture"))
    note = _note()

    class Meta:
        icon = "rotate"
        label = _("Gesture")
        description = _("Leads to a gesture, with its image.")
        template = "blocks/gesture_reference.html"


class ArtisanReferenceBlock(ReferenceBlock):
    """An artisan."""

    page = PageReferenceBlock(page_type="artisans.ArtisanPage", label=_("Artisan"))
    note = _note()

    class Meta:
        icon = "user"
        label = _("Artisan")
        description = _("Leads to an artisan, with their image.")
        template = "blocks/artisan_reference.html"


class EventReferenceBlock(ReferenceBlock):
    """An event."""

    page = PageReferenceBlock(page_type="events.EventPage", label=_("Event"))
    note = _note()

    class Meta:
        icon = "calendar"
        label = _("Event")
        description = _("Leads to an event, with its image.")
        template = "blocks/event_reference.html"


class DocumentaryReferenceBlock(ReferenceBlock):
    """A web documentary."""

    page = PageReferenceBlock(page_type="documentaries.DocumentaryPage", label=_("Documentary"))
    note = _note()

    class Meta:
        icon = "media"
        label = _("Documentary")
        description = _("Leads to a web documentary, with its image.")
        template = "blocks/documentary_reference.html"


class FeaturedBlock(blocks.StructBlock):
    """Pages that an editor picked by hand."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.TextBlock(required=False, rows=2, label=_("Text"))
    pages = blocks.ListBlock(
        PageReferenceBlock(page_type=NOUN_TYPES, label=_("Page")),
        min_num=1,
        max_num=6,
        label=_("Pages"),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        shown = [public_reference(page) for page in value.get("pages") or []]
        context["pages"] = [page for page in shown if page]
        context["value"] = context["self"] = {**value, "pages": context["pages"]}
        return context

    class Meta:
        icon = "pick"
        group = GROUP
        label = _("Featured pages")
        description = _("Pages that you pick by hand.")
        template = "blocks/featured.html"
        label_format = "{title}"
        preview_value = {"title": "À découvrir", "pages": []}
