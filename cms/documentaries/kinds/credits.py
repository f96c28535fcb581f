"""The credits of a story as a scene: its people, the authors and licences of its media, thanks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.text import PLAIN

from ..media import media_of_story
from ..supports.content import Part


class CreditsBlock(blocks.StructBlock):
    """Who made the story and its media; written from the page and the library, never copied."""

    thanks = blocks.RichTextBlock(features=PLAIN, required=False, label=_("Thanks"))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        page = (parent_context or {}).get("page")
        context["credits"] = [credit.value for credit in getattr(page, "credits", ())]
        context["media"] = credited(page) if hasattr(page, "scenes") else []
        return context

    def tell(self, value: Any, content: Any) -> Iterator[Part]:
        """Yield the credits, which the template writes when all the media are known."""
        yield Part("credits")
        yield from content.text_part(value["thanks"])

    class Meta:
        icon = "group"
        group = _("Story")
        label = _("Credits")
        description = _("The people of the story, the authors and licences of its media, thanks.")
        template = "blocks/credits.html"
        label_format = _("Credits")
        scene_icon, scene_rank = "people", 70
        preview_value = {"thanks": "<p>Merci aux ateliers qui ont ouvert leur porte.</p>"}


def credited(page: Any) -> list[Any]:
    """Return the media of the story that somebody made and everybody may see, each once."""
    return [media for media in media_of_story(page) if not getattr(media, "is_withheld", False)]
