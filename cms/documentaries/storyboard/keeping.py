"""From what the storyboard sends to the scenes of a page; what it does not know, it keeps."""

from __future__ import annotations

import math
from typing import Any, TypeGuard

from django.utils.translation import gettext as _

from cms.pages.workshop.drafts import UnreadableError

from .kinds import stream_of
from .reading import fits, is_id

MOST_SCENES = 1000
FARTHEST = 100_000


def keep_story(page: Any, sent: dict[str, Any]) -> None:
    """Put the scenes and the board that were sent in `page`, in memory.

    A kind that is not installed is kept as it is. Raises UnreadableError.
    """
    scenes = sent.get("scenes")
    if not _are_objects(scenes):
        raise UnreadableError(_("What was sent is not a story: reload the page."))
    if len(scenes) > MOST_SCENES:
        raise UnreadableError(
            _("There are too many scenes: %(most)d at most.") % {"most": MOST_SCENES}
        )
    ids = [scene.get("id") for scene in scenes]
    if not all(map(is_id, ids)):
        raise UnreadableError(_("A scene has no number: reload the page."))
    if len(set(ids)) < len(ids):
        raise UnreadableError(_("Two scenes have the same number: reload the page."))
    stream = stream_of(page)
    if not fits(stream, scenes):
        raise UnreadableError(_("A scene that was sent cannot be read: reload the page."))
    page.scenes = stream.to_python(scenes)
    page.board = _places(sent.get("board"), set(ids))


def content_of(page: Any) -> Any:
    """Return what the storyboard may change of `page`, to compare."""
    return stored(page), page.board


def stored(page: Any) -> list[dict[str, Any]]:
    """Return the scenes of `page` as they are stored, each with its number."""
    scenes: list[dict[str, Any]] = stream_of(page).get_prep_value(page.scenes)
    return scenes


def _are_objects(rows: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def _places(sent: Any, known: set[Any]) -> dict[str, list[float]]:
    """Return where scenes stand, as far as it can be read."""
    if not isinstance(sent, dict):
        return {}
    found = {key: _place(value) for key, value in sent.items() if key in known or key == "end"}
    return {key: place for key, place in found.items() if place}


def _place(value: Any) -> list[float]:
    if not isinstance(value, list) or len(value) != 2 or not all(map(_is_number, value)):
        return []
    return [round(max(-FARTHEST, min(FARTHEST, each)), 1) for each in value]


def _is_number(value: Any) -> bool:
    is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return is_one and (isinstance(value, int) or math.isfinite(value))
