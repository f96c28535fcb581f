"""When a choice is offered: after some scenes were seen, or until they were.

Knows nothing of pages; documentary-journey.js decides the same in the browser, and
`tests/cases/story_conditions.json` holds both to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Condition:
    """`after`: offered once all these scenes were seen; `until`: no longer, once all these were."""

    after: tuple[str, ...] = ()
    until: tuple[str, ...] = ()

    @property
    def scenes(self) -> tuple[str, ...]:
        """All the scenes it depends on, each once."""
        return tuple(dict.fromkeys((*self.after, *self.until)))

    def among(self, known: Collection[str]) -> Condition:
        """Return it without the scenes that are not `known`: they can no longer be seen."""
        return Condition(
            tuple(scene for scene in self.after if scene in known),
            tuple(scene for scene in self.until if scene in known),
        )

    def is_open(self, seen: Collection[str]) -> bool:
        """Is the choice offered to somebody who has `seen` these scenes?"""
        over = bool(self.until) and all(scene in seen for scene in self.until)
        return not over and all(scene in seen for scene in self.after)


ALWAYS = Condition()


def condition_of(value: Any) -> Condition:
    """Return the condition of the value of a choice; scenes not chosen yet do not count."""
    return Condition(_scenes(value.get("after")), _scenes(value.get("until")))


def note_of(condition: Condition, titles: Mapping[str, str]) -> str:
    """Return the condition in words, for those who read; "" when there is none."""
    known = condition.among(titles)
    notes = []
    if known.after:
        notes.append(_("after having seen %(scenes)s") % {"scenes": _named(known.after, titles)})
    if known.until:
        notes.append(_("until having seen %(scenes)s") % {"scenes": _named(known.until, titles)})
    return ", ".join(notes)


def _scenes(stored: Iterable[Any] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(scene) for scene in stored or () if scene))


def _named(scenes: tuple[str, ...], titles: Mapping[str, str]) -> str:
    words = [_("“%(title)s”") % {"title": titles[scene]} for scene in scenes]
    if len(words) == 1:
        return words[0]
    return _("%(scenes)s and %(last)s") % {"scenes": ", ".join(words[:-1]), "last": words[-1]}
