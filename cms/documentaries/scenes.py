"""The blocks a story is made of: scenes, what they hold, and the choices that link them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
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

from .choices import ChoicesBlock
from .graph import Node, StoryGraph
from .kinds.before_after import BeforeAfterBlock
from .kinds.credits import CreditsBlock
from .kinds.film import SceneFilmBlock
from .kinds.interview import InterviewBlock
from .kinds.model_tour import ModelTourBlock
from .kinds.panorama import PanoramaBlock
from .kinds.quiz import QuizBlock
from .kinds.scrolling import ScrollingBlock
from .kinds.sound import SceneSoundBlock
from .kinds.timeline import TimelineBlock
from .links import gone, link_errors, links_in
from .targets import SceneTargetBlock
from .trail.place import ScenePlaceBlock

LAYOUTS = [
    ("framed", _("Framed: the first media beside the text")),
    ("immersive", _("Immersive: on a dark ground or a background image")),
    ("narrative", _("Narrative: a text to read")),
]


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
    timeline = TimelineBlock()
    quiz = QuizBlock()
    interview = InterviewBlock()
    credits = CreditsBlock()

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
    place = ScenePlaceBlock()

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
    return StoryGraph(_node(scene) for scene in scenes if scene.block_type == "scene")


def _node(scene: Any) -> Node:
    links = links_in(scene.value)
    return Node(
        scene.id,
        scene.value["title"],
        scene.value.get("next") or "",
        tuple(link.target for link in links),
        tuple(link.condition for link in links),
    )


def _link_errors(scenes: Any) -> dict[int, Exception]:
    graph = graph_of(scenes)
    errors = {}
    for index, scene in enumerate(scenes):
        if scene.block_type != "scene":
            continue
        found: dict[str, Exception] = {}
        target = scene.value.get("next")
        if target and target not in graph:
            found["next"] = gone()
        body = link_errors(scene.value, graph)
        if body:
            found["body"] = StreamBlockValidationError(block_errors=body)
        if found:
            errors[index] = StructBlockValidationError(block_errors=found)
    return errors or _loop_errors(scenes, graph)


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
