"""The answers of a question as supports tell them: where they lead, and when they are offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from ..conditions import ALWAYS, Condition, note_of


@dataclass(frozen=True)
class Way:
    """An answer of a question: its words, the scene it leads to, or the end; when it is offered."""

    label: str
    text: str
    target: str
    href: str = ""
    condition: Condition = ALWAYS
    note: str = ""

    @property
    def after(self) -> str:
        return " ".join(self.condition.after)

    @property
    def until(self) -> str:
        return " ".join(self.condition.until)


def way_of(content: Any, label: str, target: str, condition: Condition = ALWAYS, *more: str) -> Way:
    """Return the way to the scene `target` of `content`, with `more` words under its label."""
    titles = {id: node.title for id, node in content.story.graph.nodes.items()}
    offered, note = condition.among(titles), note_of(condition, titles)
    text = " ".join(filter(None, more))
    return Way(label, text, target, content.address(target), offered, note)


def html_of(content: Any, value: Any) -> SafeString:
    """Return a text, rich or plain, as XHTML; "" for an empty one."""
    return next((part.html for part in content.text_part(value)), SafeString(""))


def shown_of(content: Any, *media: Any) -> tuple[Any, ...]:
    """Return the media that are there, each in its place."""
    parts = content.media_part(*((each, "") for each in media if each))
    return next((part.media for part in parts), ())
