"""The blocks a story is made of: scenes, what they hold, and the choices that link them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.media import GalleryBlock, ImageBlock, ModelBlock, PictureChooserBlock
from cms.blocks.references import (
    ArtisanReferenceBlock,
    EventReferenceBlock,
    GestureReferenceBlock,
)
from cms.blocks.text import QuoteBlock, TextBlock
from cms.extensions.fields import ExtensibleStreamBlock

from .graph import Node, StoryGraph
from .kinds.before_after import BeforeAfterBlock
from .kinds.film import SceneFilmBlock
from .kinds.model_tour import ModelTourBlock
from .kinds.panorama import PanoramaBlock
from .kinds.scrolling import ScrollingBlock
from .kinds.sound import SceneSoundBlock
from .targets import SceneTargetBlock

LAYOUTS = [
    ("framed", _("Framed: the first media beside the text")),
    ("immersive", _("Immersive: on a dark ground or a background image")),
    ("narrative", _("Narrative: a text to read")),
]


class ChoiceBlock(blocks.StructBlock):
    """One way on from a scene."""

    label = blocks.CharBlock(max_length=120, label=_("Words of the choice"))
    text = blocks.CharBlock(required=False, max_length=160, label=_("Small text under it"))
    target = SceneTargetBlock(label=_("Leads to"))

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
        context["value"] = context["self"] = {**value, "choices": shown}
        return context

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


class SceneBodyBlock(ExtensibleStreamBlock):
    """What a scene shows; plugins add to the slot `scene`. The names never change."""

    film = SceneFilmBlock()
    sound = SceneSoundBlock()
    model = ModelBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    model_tour = ModelTourBlock()
    panorama = PanoramaBlock()
    before_after = BeforeAfterBlock()
    scrolling = ScrollingBlock()
    text = TextBlock()
    quote = QuoteBlock()
    gesture = GestureReferenceBlock()
    artisan = ArtisanReferenceBlock()
    event = EventReferenceBlock()
    choices = ChoicesBlock()

    class Meta:
        slot = "scene"
        required = False


class SceneBlock(blocks.StructBlock):
    """A scene of a story: what is shown, how, and where it leads by default."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    body = SceneBodyBlock(label=_("Content"), required=False)
    layout = blocks.ChoiceBlock(choices=LAYOUTS, default="framed", label=_("Layout"))
    background = PictureChooserBlock(
        required=False, label=_("Background image"), help_text=_("Fills an immersive scene.")
    )
    next = SceneTargetBlock(
        required=False,
        label=_("Then"),
        help_text=_("The scene that follows when the viewer makes no choice."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Scene")
        description = _("A moment of the story.")
        label_format = "{title}"


class ScenesBlock(ExtensibleStreamBlock):
    """The scenes of a story, in the order they are told."""

    scene = SceneBlock()

    def clean(self, value: Any) -> Any:
        """Refuse to publish links to scenes that are not there, and a path that never ends.

        Drafts may be saved with them: the editor says so, and nothing is lost.
        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            errors = _link_errors(cleaned)
            if errors:
                raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "list-ol"
        slot = "scenes"


def graph_of(scenes: Any) -> StoryGraph:
    """Return the graph of a stream of scenes."""
    return StoryGraph(
        Node(scene.id, scene.value["title"], scene.value.get("next") or "", _targets(scene.value))
        for scene in scenes
        if scene.block_type == "scene"
    )


def choices_in(scene: Any) -> list[tuple[int, Any]]:
    """Return the blocks of choices of a scene value, each with its place in the body."""
    body = scene.get("body") or []
    return [(i, block.value) for i, block in enumerate(body) if block.block_type == "choices"]


def _targets(scene: Any) -> tuple[str, ...]:
    return tuple(c["target"] for _i, block in choices_in(scene) for c in block["choices"])


def _link_errors(scenes: Any) -> dict[int, Exception]:
    graph = graph_of(scenes)
    errors = {}
    for index, scene in enumerate(scenes):
        if scene.block_type != "scene":
            continue
        found: dict[str, Exception] = {}
        target = scene.value.get("next")
        if target and target not in graph:
            found["next"] = _gone()
        body = _body_errors(scene.value, graph)
        if body:
            found["body"] = StreamBlockValidationError(block_errors=body)
        if found:
            errors[index] = StructBlockValidationError(block_errors=found)
    return errors or _loop_errors(scenes, graph)


def _body_errors(scene: Any, graph: StoryGraph) -> dict[int, Exception]:
    errors = {}
    for index, block in choices_in(scene):
        wrong = {
            i: StructBlockValidationError(block_errors={"target": _gone()})
            for i, choice in enumerate(block["choices"])
            if choice["target"] not in graph
        }
        if wrong:
            choices = ListBlockValidationError(block_errors=wrong)
            errors[index] = StructBlockValidationError(block_errors={"choices": choices})
    return errors


def _loop_errors(scenes: Any, graph: StoryGraph) -> dict[int, Exception]:
    loop = graph.loop()
    if loop is None:
        return {}
    message = gettext(
        "The story would go round for ever: this scene goes back to “%(title)s”. "
        "Let it go on to another scene, and offer the way back as a choice."
    ) % {"title": graph.nodes[loop[1]].title}
    index = [scene.id for scene in scenes].index(loop[0])
    return {index: StructBlockValidationError(block_errors={"next": ValidationError(message)})}


def _gone() -> ValidationError:
    return ValidationError(
        gettext("This scene is no longer in the story. Choose another one, or remove the link.")
    )
