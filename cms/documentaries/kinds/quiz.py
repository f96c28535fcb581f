"""A question with its right answers, and a word for each answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.media import PictureChooserBlock
from cms.blocks.text import PLAIN

from ..supports.content import Part
from ..supports.ways import html_of


class QuizAnswerBlock(blocks.StructBlock):
    """An answer, and what is said to those who choose it."""

    text = blocks.CharBlock(max_length=160, label=_("Answer"))
    is_right = blocks.BooleanBlock(required=False, label=_("This answer is right"))
    feedback = blocks.CharBlock(
        required=False, max_length=300, label=_("What is said to those who choose it")
    )

    class Meta:
        icon = "radio-full"
        label = _("Answer")
        label_format = "{text}"


class QuizBlock(blocks.StructBlock):
    """A question whose answer is kept on the device of the viewer, and nowhere else."""

    question = blocks.CharBlock(max_length=200, label=_("Question"))
    picture = PictureChooserBlock(required=False, label=_("Image"))
    answers = blocks.ListBlock(QuizAnswerBlock(), min_num=2, max_num=6, label=_("Answers"))
    explanation = blocks.RichTextBlock(
        features=PLAIN, required=False, label=_("Explanation"),
        help_text=_("Shown after the answer, whatever it was."),
    )  # fmt: skip

    def clean(self, value: Any) -> Any:
        """Refuse a question that nobody, or everybody, answers rightly."""
        cleaned = super().clean(value)
        rights = [answer["is_right"] for answer in cleaned["answers"]]
        if self.is_deferred_validation or (any(rights) and not all(rights)):
            return cleaned
        message = (
            gettext("Every answer is right: add a wrong one, or take a tick away.")
            if any(rights)
            else gettext("No answer is right: tick “This answer is right” for at least one.")
        )
        raise StructBlockValidationError({"answers": ValidationError(message)})

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["rights"] = right_answers(value)
        return context

    def tell(self, value: Any, content: Any) -> Iterator[Part]:
        """Yield the question with its answers, then the right ones, which open on demand."""
        answers = format_html_join("", "<li>{}</li>", ((a["text"],) for a in value["answers"]))
        asked = format_html("<p><strong>{}</strong></p><ul>{}</ul>", value["question"], answers)
        yield Part("text", html=asked)
        if value["picture"]:
            yield from content.media_part((value["picture"], ""))
        rights = format_html_join(
            "", "<p><strong>{}</strong> {}</p>",
            ((answer["text"], answer["feedback"]) for answer in right_answers(value)),
        )  # fmt: skip
        more = html_of(content, value["explanation"])
        yield Part(
            "reveal", title=gettext("See the answer"), html=format_html("{}{}", rights, more)
        )

    class Meta:
        icon = "help"
        group = _("Story")
        label = _("Quiz")
        description = _("A question, its answers, and a word for each.")
        template = "blocks/quiz.html"
        label_format = "{question}"
        scene_icon, scene_rank = "check", 55
        preview_value = {
            "question": "Combien de temps sèche une brique ?",
            "answers": [
                {"text": "Six jours", "is_right": False, "feedback": ""},
                {"text": "Six semaines", "is_right": True, "feedback": "Parfois dix."},
            ],
            "explanation": "",
        }


def right_answers(value: Any) -> list[Any]:
    return [answer for answer in value["answers"] if answer["is_right"]]
