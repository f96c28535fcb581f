"""A documentary as the public sees it: scenes with their address, numbers and links."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.rich_text import RichText

from cms.blocks.cards import PageReference, public_reference
from cms.blocks.loading import preload

from .graph import END, StoryGraph
from .kinds.film import load_gestures
from .kinds.registry import icon_of, leads, picture_of
from .lightness import leads_of
from .scenes import graph_of
from .targets import scene_slug, short_id

REFERENCES = ("gesture", "artisan", "event")
STYLES = {"immersive": "full", "framed": "split", "narrative": "text"}


@dataclass
class Scene:
    """A scene ready to be shown. `next` is the id of the scene that follows, or END.

    The content of a light one is fetched when it is needed; `leads` is for the drawn map.
    """

    id: str
    number: int
    title: str
    slug: str
    url: str
    layout: str
    background: Any
    next: str
    next_title: str
    leaves_order: bool
    is_detour: bool
    blocks: list[Any] = field(default_factory=list)
    is_light: bool = False
    leads: str = ""

    @property
    def style(self) -> str:
        """The theme's word for the layout."""
        if self.layout == "framed" and (self.lead is None or len(self.blocks) == 1):
            return "text"  # nothing to frame, or nothing to put beside it
        return STYLES.get(self.layout, "text")

    @property
    def lead(self) -> Any:
        """The media that a framed scene puts beside the rest."""
        return next(filter(leads, self.blocks), None)

    @property
    def icon(self) -> str:
        return icon_of(self.blocks)

    @property
    def picture(self) -> Any:
        """The picture that stands for the scene on its social card."""
        return self.background or next(filter(None, map(picture_of, self.blocks)), None)

    @property
    def words(self) -> str:
        """The first words of the scene, for its social card; "" when it has none."""
        texts = [b.value.source for b in self.blocks if isinstance(b.value, RichText)]
        plain = [" ".join(unescape(strip_tags(t.replace("<", " <"))).split()) for t in texts]
        return Truncator(next(filter(None, plain), "")).chars(200)


class Story:
    """The scenes of a documentary page, all that they refer to already loaded."""

    def __init__(self, page: Any, request: Any = None) -> None:
        preload(page.scenes, objects=[page])
        self.request, self.url = request, page.url or ""
        self._stream = [child for child in page.scenes if child.block_type == "scene"]
        for child in self._stream:
            child.id = child.id or str(uuid.uuid4())
        load_gestures(
            block.value
            for child in self._stream
            for block in child.value["body"]
            if block.block_type == "film"
        )

    @cached_property
    def graph(self) -> StoryGraph:
        return graph_of(self._stream)

    @cached_property
    def scenes(self) -> list[Scene]:
        path = set(self.graph.default_path())
        ranks = {child.id: str(rank) for rank, child in enumerate(self._stream)} | {END: "e"}
        scenes = [self._scene(i, child, path) for i, child in enumerate(self._stream)]
        for scene in scenes:
            scene.leads = leads_of(scene, ranks, self.graph)
        return scenes

    @cached_property
    def references(self) -> list[PageReference]:
        """The gestures, artisans and events that the scenes show, each once."""
        pages = {}
        for child in self._stream:
            for block in child.value["body"]:
                if block.block_type in REFERENCES:
                    reference = public_reference(block.value["page"])
                    if reference:
                        pages[reference.page.pk] = reference
        return list(pages.values())

    @property
    def total(self) -> int:
        return len(self._stream)

    def has(self, target: str) -> bool:
        return target in self.graph

    def find(self, slug: str) -> Scene | None:
        """Return the scene whose address ends with the same short id as `slug`."""
        wanted = slug.rpartition("-")[2]
        return next((scene for scene in self.scenes if short_id(scene.id) == wanted), None)

    def _scene(self, index: int, child: Any, path: set[str]) -> Scene:
        value, slug = child.value, scene_slug(child.value["title"], child.id)
        following = self._stream[index + 1].id if index + 1 < self.total else END
        onward = self.graph.next_of(child.id)
        return Scene(
            id=child.id,
            number=index + 1,
            title=value["title"],
            slug=slug,
            url=f"{self.url}{slug}/",
            layout=value["layout"],
            background=value["background"],
            next=onward,
            leaves_order=onward != following,
            is_detour=child.id not in path,
            next_title=self._titles.get(onward, ""),
            blocks=[block for block in self._shown(value["body"]) if self._leads_somewhere(block)],
        )

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {child.id: child.value["title"] for child in self._stream}

    def _shown(self, body: Any) -> list[Any]:
        """Return the blocks of a scene without those of plugins switched off for the site."""
        return body.stream_block.shown(body, {"request": self.request} if self.request else None)

    def _leads_somewhere(self, block: Any) -> bool:
        """A question all of whose answers lead nowhere is not asked."""
        if block.block_type != "choices":
            return True
        return any(self.has(choice["target"]) for choice in block.value["choices"])
