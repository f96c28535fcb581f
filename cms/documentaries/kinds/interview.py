"""Somebody who answers the questions that the viewer chooses."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.media import FilmChooserBlock, PictureChooserBlock, SoundChooserBlock
from cms.blocks.text import PLAIN

from ..graph import END
from ..links import Link, gone, row_errors
from ..supports.content import Part
from ..supports.ways import html_of, shown_of, way_of
from ..targets import SceneTargetBlock

ANSWERS = ("film", "sound", "text")


class InterviewQuestionBlock(blocks.StructBlock):
    """A question, its answer as film, sound or text, and the scene it may lead on to."""

    question = blocks.CharBlock(max_length=160, label=_("Question"))
    film = FilmChooserBlock(required=False, label=_("Answer on film"))
    sound = SoundChooserBlock(required=False, label=_("Answer as sound"))
    text = blocks.RichTextBlock(features=PLAIN, required=False, label=_("Answer as text"))
    target = SceneTargetBlock(
        required=False,
        label=_("Leads on to"),
        help_text=_("A scene that goes further. Empty: none."),
    )
    label = blocks.CharBlock(
        required=False, max_length=120, label=_("Words of this link"),
        help_text=_("Empty: the title of the scene."),
    )  # fmt: skip

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not any(cleaned[name] for name in ANSWERS):
            message = gettext(
                "Nobody answers this question: choose a film or a sound, or write the answer."
            )
            raise StructBlockValidationError({"text": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"


class InterviewBlock(blocks.StructBlock):
    """Somebody who answers the questions that the viewer chooses."""

    name = blocks.CharBlock(max_length=120, label=_("Who answers"))
    role = blocks.CharBlock(required=False, max_length=160, label=_("Role"))
    portrait = PictureChooserBlock(required=False, label=_("Portrait"))
    questions = blocks.ListBlock(
        InterviewQuestionBlock(), min_num=1, max_num=12, label=_("Questions")
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give each question the words and the target of its link, when it leads somewhere."""
        context = super().get_context(value, parent_context=parent_context)
        story = (parent_context or {}).get("story")
        nodes = story.graph.nodes if story else {}
        context["questions"] = [
            {**question, "leads_to": _words(question, nodes) if _leads(question, nodes) else ""}
            for question in value["questions"]
        ]
        return context

    def story_links(self, value: Any) -> Iterator[Link]:
        """Yield where the questions lead on."""
        for question in value["questions"]:
            if question["target"]:
                yield Link(question["target"])

    def link_errors(self, value: Any, known: Container[str]) -> dict[str, Exception]:
        """Return what is wrong with the links of the questions, by field."""
        wrong = {
            n: {"target": gone()}
            for n, question in enumerate(value["questions"])
            if question["target"] and question["target"] not in known
        }
        return row_errors("questions", wrong)  # type: ignore[arg-type]

    def tell(self, value: Any, content: Any) -> Iterator[Part]:
        """Yield who answers, then each question, whose answer opens on demand."""
        who = ", ".join(filter(None, [value["name"], value["role"]]))
        yield Part("text", html=format_html("<p><strong>{}</strong></p>", who))
        if value["portrait"]:
            yield from content.media_part((value["portrait"], ""))
        nodes = content.story.graph.nodes
        for question in value["questions"]:
            media = shown_of(content, question["film"], question["sound"])
            text = html_of(content, question["text"])
            ways = (
                (way_of(content, _words(question, nodes), question["target"]),)
                if _leads(question, nodes)
                else ()
            )
            yield Part("reveal", title=question["question"], html=text, media=media, ways=ways)

    class Meta:
        icon = "openquote"
        group = _("Story")
        label = _("Interview")
        description = _("Questions that the viewer chooses; a film, a sound or words answer.")
        template = "blocks/interview.html"
        label_format = "{name}"
        scene_icon, scene_rank = "people", 15
        preview_value = {
            "name": "Une briquetière",
            "role": "",
            "questions": [{"question": "Pourquoi ce métier ?", "text": "<p>Pour la terre.</p>"}],
        }


def _leads(question: Any, nodes: Any) -> bool:
    target = question.get("target")
    return target == END or target in nodes


def _words(question: Any, nodes: Any) -> str:
    if question.get("label"):
        return str(question["label"])
    return nodes[question["target"]].title if question["target"] in nodes else gettext("The end")
