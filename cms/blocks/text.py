"""Blocks of text: heading, rich text, quotation, questions, columns, figures."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .media import PictureChooserBlock

RICH = ["h2", "h3", "bold", "italic", "superscript", "ol", "ul", "link", "document-link"]
PLAIN = ["bold", "italic", "superscript", "ul", "ol", "link"]
GROUP = _("Text")


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists, links and small headings."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": RICH, **kwargs})

    class Meta:
        icon = "pilcrow"
        group = GROUP
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/text.html"
        preview_value = (
            "<p>Le tour s’arrête. La terre garde la trace des doigts&nbsp;: <b>c’est le geste</b> "
            "que l’on lit sur le pot.</p>"
        )


class HeadingBlock(blocks.StructBlock):
    """A heading between two parts of a page."""

    text = blocks.CharBlock(max_length=160, label=_("Text"))
    level = blocks.ChoiceBlock(
        choices=[("2", _("part")), ("3", _("sub-part"))], default="2", label=_("Level")
    )
    anchor = blocks.RegexBlock(
        r"^[a-z][a-z0-9-]*$",
        required=False,
        label=_("Anchor"),
        help_text=_("To link to this heading: small letters, digits and hyphens."),
        error_messages={"invalid": _("Write small letters, digits and hyphens, e.g. la-cuisson.")},
    )

    class Meta:
        icon = "title"
        group = GROUP
        label = _("Heading")
        description = _("Begins a new part of the page.")
        template = "blocks/heading.html"
        label_format = "{text}"
        preview_value = {"text": "De la terre au feu", "level": "2"}


class QuoteBlock(blocks.StructBlock):
    """Words that somebody said, with their name."""

    text = blocks.TextBlock(rows=3, label=_("Words"))
    author = blocks.CharBlock(required=False, max_length=120, label=_("Author"))
    role = blocks.CharBlock(
        required=False, max_length=160, label=_("Role"), help_text=_("E.g. potter in Nègrepelisse.")
    )
    picture = PictureChooserBlock(required=False, label=_("Portrait"))

    class Meta:
        icon = "openquote"
        group = GROUP
        label = _("Quotation")
        description = _("Words that somebody said, with their name.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "La main sait avant la tête.",
            "author": "Une potière",
            "role": "Atelier fictif, Montauban",
        }


class AnswerBlock(blocks.StructBlock):
    """A question and its answer."""

    title = blocks.CharBlock(max_length=160, label=_("Question"))
    text = blocks.RichTextBlock(features=PLAIN, label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{title}"


class AccordionBlock(blocks.StructBlock):
    """Questions whose answers open on demand."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    items = blocks.ListBlock(AnswerBlock(), label=_("Questions"))

    class Meta:
        icon = "list-ul"
        group = GROUP
        label = _("Questions")
        description = _("Questions whose answers open on demand.")
        template = "blocks/accordion.html"
        preview_value = {
            "title": "Questions",
            "items": [{"title": "Qui peut visiter l’atelier ?", "text": "<p>Tout le monde.</p>"}],
        }


class ColumnBlock(blocks.StructBlock):
    """One of several short texts side by side."""

    title = blocks.CharBlock(required=False, max_length=80, label=_("Title"))
    text = blocks.RichTextBlock(features=PLAIN, label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Column")
        label_format = "{title}"


class ColumnsBlock(blocks.StructBlock):
    """Two to four short texts side by side."""

    columns = blocks.ListBlock(ColumnBlock(), min_num=2, max_num=4, label=_("Columns"))

    class Meta:
        icon = "grip"
        group = GROUP
        label = _("Columns")
        description = _("Two to four short texts side by side.")
        template = "blocks/columns.html"
        preview_value = {
            "columns": [
                {"title": "Voir", "text": "<p>Des gestes filmés de près.</p>"},
                {"title": "Apprendre", "text": "<p>Les règles de l’art, pas à pas.</p>"},
            ]
        }


class FigureBlock(blocks.StructBlock):
    """A number and what it counts."""

    figure = blocks.CharBlock(max_length=20, label=_("Number"))
    label = blocks.CharBlock(max_length=120, label=_("What it counts"))

    class Meta:
        icon = "order"
        label = _("Number")
        label_format = "{figure} {label}"


class FiguresBlock(blocks.StructBlock):
    """A few large numbers."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    items = blocks.ListBlock(FigureBlock(), max_num=4, label=_("Numbers"))

    class Meta:
        icon = "order"
        group = GROUP
        label = _("Key figures")
        description = _("A few large numbers with what they count.")
        template = "blocks/figures.html"
        preview_value = {"items": [{"figure": "195", "label": "communes"}]}
