"""The stream that plain pages, stories and descriptions are written with."""

from typing import Any

from wagtail import blocks

from cms.extensions.fields import ExtensibleStreamBlock, ExtensibleStreamField


class BodyBlock(ExtensibleStreamBlock):
    """Everything an editor can put in a page; plugins add to the slot `body`."""

    text = blocks.RichTextBlock(features=["h2", "h3", "bold", "italic", "ol", "ul", "link"])

    class Meta:
        slot = "body"
        template = "blocks/stream.html"


def body_field(label: Any) -> ExtensibleStreamField:
    """Return a stream field of body blocks, empty allowed."""
    return ExtensibleStreamField(BodyBlock(), verbose_name=label, blank=True)
