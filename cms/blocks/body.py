"""The stream that plain pages, stories and descriptions are written with."""

from __future__ import annotations

from typing import Any

from cms.extensions.fields import ExtensibleStreamBlock, ExtensibleStreamField

from .layout import CallToActionBlock, FeatureBlock, LatestBlock
from .media import FilmBlock, GalleryBlock, ImageBlock, ModelBlock, SoundBlock
from .references import (
    ArtisanReferenceBlock,
    DocumentaryReferenceBlock,
    EventReferenceBlock,
    FeaturedBlock,
    GestureReferenceBlock,
)
from .text import AccordionBlock, ColumnsBlock, FiguresBlock, HeadingBlock, QuoteBlock, TextBlock


class BodyBlock(ExtensibleStreamBlock):
    """Everything an editor can put in a page; plugins add to the slot `body`.

    The names are stored with the content: they never change.
    """

    heading = HeadingBlock()
    text = TextBlock()
    quote = QuoteBlock()
    accordion = AccordionBlock()
    columns = ColumnsBlock()
    figures = FiguresBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    film = FilmBlock()
    sound = SoundBlock()
    model = ModelBlock()
    gesture = GestureReferenceBlock()
    artisan = ArtisanReferenceBlock()
    event = EventReferenceBlock()
    documentary = DocumentaryReferenceBlock()
    featured = FeaturedBlock()
    call_to_action = CallToActionBlock()
    feature = FeatureBlock()
    latest = LatestBlock()

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["stream"] = value
        return context

    class Meta:
        slot = "body"
        template = "components/stream.html"


def body_field(label: Any) -> ExtensibleStreamField:
    """Return a stream field of body blocks, empty allowed."""
    return ExtensibleStreamField(BodyBlock(), verbose_name=label, blank=True)
