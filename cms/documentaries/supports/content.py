"""A story as content, scene by scene, from which every support is written.

Kinds of blocks that are known are told as they are; of any other (a plugin's, a newer one) the
words, media, references and choices are told in the order in which they stand. A kind that wants
another way tells itself: `tell(value, content)` yields its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from cms.blocks.cards import public_reference
from cms.media.models import Film, Model3D, Picture, Sound

from ..conditions import condition_of
from ..targets import SceneTargetBlock
from .cleaning import clean, paragraphs
from .shelf import Place, Shelf, cues_of
from .ways import Way, way_of

DESCRIBING = ("caption", "alt", "decorative", "width", "points")
"""What a block of one media says of it."""


@dataclass(frozen=True)
class Shown:
    """A media in its place, and what is said of it."""

    kind: str
    media: Any
    place: Place
    caption: str = ""
    alt: str = ""
    points: tuple[tuple[str, str], ...] = ()
    cues: tuple[Any, ...] = ()
    part: str = ""
    """The part that is shown, as the end of its address: "#t=12,18.5", in seconds."""

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.media.pk}"

    @property
    def title(self) -> str:
        return str(self.media.title)

    @property
    def transcript(self) -> str:
        """What is heard; nothing of a media that is left out."""
        return "" if self.place.reason else getattr(self.media, "transcript", "")

    @property
    def transcript_html(self) -> SafeString:
        return paragraphs(self.transcript)

    @property
    def credit(self) -> str:
        """Who made it and its licence, on one line."""
        return " · ".join(filter(None, [self.media.credit, self.media.get_licence_display()]))


@dataclass(frozen=True)
class Part:
    """Something of a scene: "text", "quote", "media", "choices", "reference", "credits"; "reveal"
    is what opens under its title when somebody asks.
    """

    kind: str
    html: SafeString = SafeString("")
    title: str = ""
    note: str = ""
    url: str = ""
    media: tuple[Shown, ...] = ()
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Told:
    """A scene as every support tells it; `next` is the scene that follows, or the end."""

    id: str
    number: int
    title: str
    url: str
    next: str
    next_title: str
    next_href: str
    is_detour: bool
    leaves_order: bool
    background: Shown | None
    parts: list[Part] = field(default_factory=list)

    @property
    def media(self) -> list[Shown]:
        """All the media of the scene, in order, those left out too."""
        ground = [self.background] if self.background else []
        return ground + [shown for part in self.parts for shown in part.media]


class Content:
    """The whole story: cover, scenes, credits; media stand where `shelf` puts them.

    Without `links`, texts lead nowhere outside: a kiosk has no way out. `address` says where a
    scene is found, from its id.
    """

    def __init__(
        self, page: Any, shelf: Shelf, links: bool = True,
        address: Callable[[str], str] = "#scene-{}".format,
    ) -> None:  # fmt: skip
        self.page, self.shelf, self.links, self.address = page, shelf, links, address
        self.story = page.story
        self.base = page.full_url or ""
        self.cover = self._picture(page.cover) if page.cover else None
        self.scenes = [self._scene(scene) for scene in self.story.scenes]
        self.credits = [(c.value["role"], c.value["name"]) for c in page.credits]
        self.references = list(self.story.references)

    @property
    def total(self) -> int:
        return len(self.scenes)

    @property
    def media(self) -> list[Shown]:
        """All the media of the story, each once, in the order in which they are met."""
        met = [self.cover] if self.cover else []
        met += [shown for scene in self.scenes for shown in scene.media]
        return list({shown.key: shown for shown in reversed(met)}.values())[::-1]

    def _scene(self, scene: Any) -> Told:
        return Told(
            id=scene.id, number=scene.number, title=scene.title, url=f"{self.base}{scene.slug}/",
            next=scene.next, next_title=scene.next_title, next_href=self.address(scene.next),
            is_detour=scene.is_detour, leaves_order=scene.leaves_order,
            background=self._picture(scene.background) if scene.background else None,
            parts=[p for block in scene.blocks for p in self._parts(block.block, block.value)],
        )  # fmt: skip

    def _parts(self, block: Any, value: Any) -> Iterator[Part]:
        """Yield what `value` tells, whatever its block."""
        if value is None or value == "":
            return
        if isinstance(value, RichText):
            yield Part("text", html=self.text(value.source))
        elif isinstance(value, Page):
            yield from self._reference(value, "")
        elif shown := self.shown(value):
            yield Part("media", media=(shown,))
        elif isinstance(value, blocks.StreamValue):
            for child in value:
                yield from self._parts(child.block, child.value)
        elif isinstance(block, blocks.ListBlock):
            yield from self._list(block, value)
        elif isinstance(block, blocks.BaseStructBlock):
            yield from self._struct(block, value)
        elif isinstance(value, str) and _tells(block):
            yield Part("text", html=paragraphs(value))

    def _list(self, block: Any, value: Any) -> Iterator[Part]:
        """Yield the items; media side by side are one part."""
        parts = [part for item in value for part in self._parts(block.child_block, item)]
        if parts and all(part.kind == "media" for part in parts):
            yield Part("media", media=tuple(shown for part in parts for shown in part.media))
        elif parts and all(part.kind == "choices" for part in parts):
            yield Part("choices", ways=tuple(way for part in parts for way in part.ways))
        else:
            yield from parts

    def _struct(self, block: Any, value: Any) -> Iterator[Part]:
        if hasattr(block, "tell"):  # a kind of scene says itself how it is told
            yield from block.tell(value, self)
            return
        children = block.child_blocks
        targets = [n for n, each in children.items() if isinstance(each, SceneTargetBlock)]
        media = [n for n in children if self._is_media(value.get(n))]
        pages = [n for n in children if isinstance(value.get(n), Page)]
        if targets:
            yield from self._way(children, value, targets[0])
        elif len(media) == 1 and set(children) <= {media[0], *DESCRIBING}:
            yield Part("media", media=(self._described(value, media[0]),))
        elif len(pages) == 1:
            yield from self._reference(value[pages[0]], str(value.get("note") or ""))
        elif "text" in children and "author" in children:
            yield self._quote(value)
        elif "choices" in children:
            yield from self._question(children["choices"], value)
        else:
            for name, child in children.items():
                yield from self._parts(child, value.get(name))

    def _question(self, block: Any, value: Any) -> Iterator[Part]:
        for part in self._list(block, value["choices"]):
            yield Part("choices", title=str(value.get("prompt") or ""), ways=part.ways)

    def _way(self, children: Any, value: Any, name: str) -> Iterator[Part]:
        target = value.get(name) or ""
        words = [str(value.get(n) or "") for n, c in children.items() if _tells(c)]
        if self.story.has(target) and words and words[0]:
            way = way_of(self, words[0], target, condition_of(value), *words[1:])
            yield Part("choices", ways=(way,))

    def _quote(self, value: Any) -> Part:
        who = ", ".join(filter(None, [str(value["author"] or ""), str(value.get("role") or "")]))
        portrait = self.shown(value.get("picture"))
        return Part("quote", html=paragraphs(str(value["text"])), title=who,
                    media=(portrait,) if portrait else ())  # fmt: skip

    def _reference(self, page: Any, note: str) -> Iterator[Part]:
        found = public_reference(page)
        if found:
            url = (found.page.full_url or "") if self.links else ""
            words = paragraphs(found.page.summary) if found.page.summary else SafeString("")
            yield Part("reference", html=words, title=found.title, note=note, url=url)

    def _is_media(self, value: Any) -> bool:
        return isinstance(value, Picture | Film | Sound | Model3D)

    def _described(self, value: Any, name: str) -> Shown:
        points = tuple((str(p["title"]), str(p["text"])) for p in value.get("points") or ())
        alt = "" if value.get("decorative") else str(value.get("alt") or "")
        shown = self.shown(value[name], str(value.get("caption") or ""), alt, points,
                            decorative=bool(value.get("decorative")))  # fmt: skip
        assert shown is not None
        return shown

    def media_part(self, *shown: tuple[Any, str] | tuple[Any, str, str]) -> Iterator[Part]:
        """Yield the part of media side by side, each given with its caption, and its own words."""
        found = tuple(filter(None, (self.shown(*each) for each in shown)))
        if found:
            yield Part("media", media=found)

    def text_part(self, value: Any) -> Iterator[Part]:
        """Yield the part of a text, rich or plain; nothing for an empty one."""
        if isinstance(value, RichText) and value.source:
            yield Part("text", html=self.text(value.source))
        elif isinstance(value, str) and value:
            yield Part("text", html=paragraphs(value))

    def _picture(self, picture: Any) -> Shown | None:
        return self.shown(picture, decorative=True)

    def shown(
        self, media: Any, caption: str = "", alt: str = "",
        points: tuple[tuple[str, str], ...] = (), decorative: bool = False,
    ) -> Shown | None:  # fmt: skip
        """Return `media` in its place; None when it is no media."""
        words = "" if decorative else (alt or getattr(media, "description", "") or "")
        if isinstance(media, Picture):
            return Shown("picture", media, self.shelf.picture(media), caption, words)
        if isinstance(media, Film):
            place = self.shelf.film(media)
            cues = () if place.reason else tuple(cues_of(media))
            return Shown("film", media, place, caption, words, cues=cues)
        if isinstance(media, Sound):
            return Shown("sound", media, self.shelf.sound(media), caption, words)
        if isinstance(media, Model3D):
            return Shown("model", media, self.shelf.model(media), caption, words, points)
        return None

    def text(self, source: str) -> SafeString:
        """Return a rich text, as it is stored, as simple XHTML."""
        return clean(expand_db_html(source), self.base, self.links)


def _tells(block: Any) -> bool:
    """Does a value of `block` say something to a reader?"""
    silent = (blocks.ChoiceBlock, blocks.RegexBlock, blocks.URLBlock, SceneTargetBlock)
    return isinstance(block, blocks.CharBlock | blocks.TextBlock) and not isinstance(block, silent)
