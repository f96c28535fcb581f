"""A question to the viewer, and the scenes its answers lead to, some of them on a condition."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError

from .conditions import Condition, condition_of, note_of
from .graph import END
from .links import Link, gone, row_errors
from .targets import SceneTargetBlock


def _scenes(**kwargs: Any) -> blocks.ListBlock:
    scene = SceneTargetBlock(label=_("Scene"), with_end=False)
    return blocks.ListBlock(scene, default=[], collapsed=True, max_num=10, **kwargs)


class ChoiceBlock(blocks.StructBlock):
    """One way on from a scene."""

    label = blocks.CharBlock(max_length=120, label=_("Words of the choice"))
    text = blocks.CharBlock(required=False, max_length=160, label=_("Small text under it"))
    target = SceneTargetBlock(label=_("Leads to"))
    after = _scenes(
        label=_("Only after having seen"),
        help_text=_("The choice appears once all these scenes were seen. Empty: at once."),
    )
    until = _scenes(
        label=_("Until having seen"),
        help_text=_("The choice goes away once all these scenes were seen. Empty: it stays."),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Choice")
        label_format = "{label}"


class ChoicesBlock(blocks.StructBlock):
    """A question to the viewer, and the scenes its answers lead to."""

    prompt = blocks.CharBlock(required=False, max_length=160, label=_("Question"))
    choices = blocks.ListBlock(ChoiceBlock(), min_num=1, max_num=6, label=_("Choices"))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Leave out the choices that lead nowhere; an editor sees them, the public does not."""
        context = super().get_context(value, parent_context=parent_context)
        story = (parent_context or {}).get("story")
        shown = [c for c in value["choices"] if story is None or story.has(c["target"])]
        titles = {id: node.title for id, node in story.graph.nodes.items()} if story else {}
        offered = [_offered(choice, condition_of(choice).among(titles), titles) for choice in shown]
        context["value"] = context["self"] = {**value, "choices": offered}
        return context

    def story_links(self, value: Any) -> Iterator[Link]:
        """Yield where the answers lead."""
        for choice in value["choices"]:
            yield Link(choice["target"], condition_of(choice))

    def link_errors(self, value: Any, known: Container[str]) -> dict[str, Exception]:
        """Return what is wrong with the answers, by field."""
        return row_errors(
            "choices", {n: _errors(choice, known) for n, choice in enumerate(value["choices"])}
        )

    class Meta:
        icon = "redirect"
        group = _("Story")
        label = _("Choices")
        description = _("A question whose answers lead to other scenes.")
        template = "blocks/choices.html"
        label_format = "{prompt}"
        preview_value = {
            "prompt": "Où aller ?",
            "choices": [{"label": "Voir le four", "text": "", "target": "end"}],
        }


def _offered(choice: Any, condition: Condition, titles: dict[str, str]) -> dict[str, Any]:
    """Return the choice as the template needs it: its condition in ids and in words."""
    return {
        **choice,
        "after": " ".join(condition.after),
        "until": " ".join(condition.until),
        "note": note_of(condition, titles),
    }


def _errors(choice: Any, known: Container[str]) -> dict[str, Exception]:
    found: dict[str, Exception] = {}
    if choice["target"] not in known:
        found["target"] = gone()
    for name in ("after", "until"):
        wrong = {
            n: _not_a_scene() if scene == END else gone()
            for n, scene in enumerate(choice.get(name) or [])
            if scene == END or scene not in known
        }
        if wrong:
            found[name] = ListBlockValidationError(block_errors=wrong)
    both = set(condition_of(choice).after) & set(condition_of(choice).until)
    if both and "until" not in found:
        found["until"] = ListBlockValidationError(
            non_block_errors=[
                gettext(
                    "The same scene opens this choice and takes it away: it would never be "
                    "offered. Take the scene off one of the two lists."
                )
            ]
        )
    return found


def _not_a_scene() -> ValidationError:
    return ValidationError(
        gettext("The end cannot be seen before the choice: choose a scene of the story.")
    )
