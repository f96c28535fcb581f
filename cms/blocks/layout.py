"""Blocks that lead the reader further: call to action, text with image, latest pages."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .loading import Library, for_cards, open_library
from .media import PictureChooserBlock
from .references import PageReferenceBlock
from .text import PLAIN

GROUP = _("Layout")
LISTED = [
    ("artisans.ArtisanPage", _("Artisans")),
    ("gestures.GesturePage", _("Gestures")),
    ("events.EventPage", _("Events")),
    ("documentaries.DocumentaryPage", _("Documentaries")),
]


class LinkValue(blocks.StructValue):
    """A value with a link, to a page of the site or to an address."""

    @property
    def url(self) -> str:
        page = self.get("page")
        if page is not None:
            return page.url if page.live else ""
        return self.get("link") or ""


class LinkingBlock(blocks.StructBlock):
    """A block with an optional link: to a page, or else to an address."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.get("page") and cleaned.get("link"):
            message = _("Choose a page or write an address, not both.")
            raise StructBlockValidationError({"link": ValidationError(message)})
        return cleaned


class CallToActionBlock(LinkingBlock):
    """A sentence and a button."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.TextBlock(required=False, rows=2, label=_("Text"))
    label = blocks.CharBlock(max_length=60, label=_("Words on the button"))
    page = PageReferenceBlock(required=False, label=_("Page"))
    link = blocks.URLBlock(required=False, label=_("Or address"))
    style = blocks.ChoiceBlock(
        choices=[("brand", _("strong")), ("plain", _("quiet"))], default="brand", label=_("Style")
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not (cleaned.get("page") or cleaned.get("link")):
            message = _("Say where the button leads: choose a page or write an address.")
            raise StructBlockValidationError({"page": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "pick"
        group = GROUP
        label = _("Call to action")
        description = _("A sentence and a button.")
        template = "blocks/call_to_action.html"
        value_class = LinkValue
        label_format = "{title}"
        preview_value = {
            "title": "Vous êtes artisan ?",
            "text": "Montrez votre savoir-faire.",
            "label": "Nous écrire",
            "link": "https://example.org/",
            "style": "brand",
        }


class FeatureBlock(LinkingBlock):
    """A text beside a large image."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    text = blocks.RichTextBlock(features=PLAIN, label=_("Text"))
    image = PictureChooserBlock(label=_("Image"))
    image_side = blocks.ChoiceBlock(
        choices=[("start", _("image first")), ("end", _("text first"))],
        default="start",
        label=_("Order"),
    )
    label = blocks.CharBlock(required=False, max_length=60, label=_("Words of the link"))
    page = PageReferenceBlock(required=False, label=_("Page"))
    link = blocks.URLBlock(required=False, label=_("Or address"))

    def get_preview_value(self) -> Any:
        newest = self.child_blocks["image"].model_class._default_manager.last()
        text = "<p>Trois générations au même four, et la même terre.</p>"
        return self.normalize({"title": "Un atelier", "text": text, "image": newest})

    class Meta:
        icon = "image"
        group = GROUP
        label = _("Text with image")
        description = _("A text beside a large image.")
        template = "blocks/feature.html"
        value_class = LinkValue
        label_format = "{title}"


class LatestValue(blocks.StructValue):
    """What a list of latest pages shows; `preload` may have found the pages already."""

    found: list[Any] | None = None

    def latest(self) -> list[Any]:
        if self.found is None:
            self.found = latest_pages(self.get("page_type"), int(self.get("count") or 3))
            Library().load(self.found)
        return self.found


class LatestBlock(blocks.StructBlock):
    """The latest pages of one type, kept up to date by itself."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.TextBlock(required=False, rows=2, label=_("Text"))
    page_type = blocks.ChoiceBlock(choices=LISTED, label=_("Pages"))
    count = blocks.ChoiceBlock(
        choices=[("3", "3"), ("4", "4"), ("6", "6"), ("8", "8")], default="3", label=_("How many")
    )
    label = blocks.CharBlock(
        required=False, max_length=60, label=_("Words of the link"), help_text=_("E.g. See all.")
    )
    index = PageReferenceBlock(required=False, label=_("Page with all of them"))

    def fill(self, library: Library, raw: dict[str, Any]) -> None:
        """Look for the pages while the stream is preloaded, so that pictures come with the rest."""
        key = _key(raw)
        if key not in library.lists:
            library.lists[key] = latest_pages(*key)

    def bulk_to_python(self, values: Any) -> list[Any]:
        raws = list(values)
        result = super().bulk_to_python(raws)
        library = open_library()
        if library is not None:
            for raw, value in zip(raws, result, strict=True):
                value.found = library.lists.get(_key(raw))
        return result

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        index = value.get("index")
        context["pages"] = value.latest()
        context["index_url"] = index.url if index is not None and index.live else ""
        return context

    class Meta:
        icon = "list-ul"
        group = GROUP
        label = _("Latest pages")
        description = _("The latest artisans, gestures, events or documentaries.")
        template = "blocks/latest.html"
        value_class = LatestValue
        label_format = "{title}"
        preview_value = {"title": "Les derniers gestes", "page_type": "gestures.GesturePage"}


def latest_pages(page_type: str | None, count: int) -> list[Any]:
    """Return the newest live pages of `page_type` ("gestures.GesturePage"), at most `count`.

    A page type may give its own order in `for_cards` (events: the next ones first).
    """
    if page_type not in dict(LISTED):
        return []
    model = apps.get_model(page_type)
    pages = for_cards(model.objects.live().public())
    if not pages.query.order_by:
        pages = pages.order_by("-first_published_at", "-pk")
    return list(pages[:count])


def _key(raw: dict[str, Any]) -> tuple[str, int]:
    count = str(raw.get("count") or "3")
    return str(raw.get("page_type") or ""), int(count) if count.isdigit() else 3
