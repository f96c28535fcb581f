"""A long story is sent in pieces: what is near where it opens, the rest when it is needed.

Without JavaScript every scene has its own page, and the whole story one to read and print.
"""

from __future__ import annotations

from typing import Any

from .graph import END, StoryGraph

WHOLE = 20
"""Scenes up to which a story is sent at once: a fraction of a second of work, some 20 kB."""
AT_ONCE = 4
"""Scenes of a longer one that are sent with the page."""


def lighten(story: Any, opened: Any = None) -> None:
    """Mark the scenes of a long `story` whose content is not sent with the page."""
    if story.total <= WHOLE:
        return
    near = around(story.graph, opened.id if opened else story.scenes[0].id, AT_ONCE)
    for scene in story.scenes:
        scene.is_light = scene.id not in near


def around(graph: StoryGraph, scene: str, most: int) -> set[str]:
    """Return `scene` and those it leads to, the nearest first, `most` in all."""
    found: dict[str, None] = {}
    waiting = [scene]
    while waiting and len(found) < most:
        each = waiting.pop(0)
        if each != END and each not in found:
            found[each] = None
            waiting += graph.links_of(each)
    return set(found)


def leads_of(scene: Any, ranks: dict[str, str], graph: StoryGraph) -> str:
    """Return where `scene` leads besides the next one told: ranks from 0, "e" for the end."""
    return " ".join(ranks[each] for each in graph.links_of(scene.id) if each != scene.next)


def told_in_order(story: Any) -> tuple[list[Any], list[Any]]:
    """Return the scenes of the way told by default, in its order, then those beside it."""
    by_id = {scene.id: scene for scene in story.scenes}
    path = [by_id[scene] for scene in story.graph.default_path()]
    return path, [scene for scene in story.scenes if scene.is_detour]
