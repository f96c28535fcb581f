"""The doctor: what is wrong in a story, in plain sentences, each with what to do about it.

What blocks keeps the story from the public; what warns does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .graph import StoryGraph
from .scenes import graph_of

BLOCK, WARN = "block", "warn"


@dataclass(frozen=True)
class Finding:
    """Something wrong: in which scene (its id, "" for the whole story), how bad, what to do.

    `severity` is "block" or "warn"; `code` names the rule; `block` is the id of the block of the
    scene that it is about, "" for none.
    """

    scene: str
    severity: str
    code: str
    sentence: str
    way: str
    block: str = ""


def diagnose(page: Any) -> list[Finding]:
    """Return what is wrong in the story of `page`, as it is in memory; what blocks comes first."""
    found = list(faults_of_graph(graph_of(page.scenes)))
    return sorted(found, key=lambda finding: finding.severity)


def faults_of_graph(graph: StoryGraph) -> Iterator[Finding]:
    """Yield what is wrong in the links of a story, whatever its scenes show."""
    if not graph.nodes:
        yield Finding("", BLOCK, "no_path", _("The story has no scene."), _("Add a first scene."))
    yield from _broken(graph)
    yield from _endless(graph)
    yield from _traps(graph)
    for scene in graph.unreachable():
        yield Finding(
            scene, WARN, "unreachable",
            _("No way leads to “%(scene)s”.") % {"scene": title_of(graph, scene)},
            _("Lead to it from another scene, by a choice or by “Then”, or remove it."),
        )  # fmt: skip


def title_of(graph: StoryGraph, scene: str) -> str:
    """Return how sentences call a scene."""
    return graph.nodes[scene].title.strip() or _("Untitled scene")


def _broken(graph: StoryGraph) -> Iterator[Finding]:
    """Links to scenes that are gone: they are never followed, and the way told may be another."""
    for scene, target in graph.dangling():
        words = {"scene": title_of(graph, scene)}
        if graph.nodes[scene].next == target:
            sentence = _("“%(scene)s” goes on to a scene that is no longer in the story.")
        else:
            sentence = _("A choice of “%(scene)s” leads to a scene that is no longer in the story.")
        way = _("Choose another scene, or remove the link.")
        yield Finding(scene, BLOCK, "broken_link", sentence % words, way)


def _endless(graph: StoryGraph) -> Iterator[Finding]:
    loop = graph.loop()
    if loop is not None:
        words = {"scene": title_of(graph, loop[0]), "back": title_of(graph, loop[1])}
        yield Finding(
            loop[0], BLOCK, "no_path",
            _("The story told by default never ends: “%(scene)s” goes back to “%(back)s”.") % words,
            _("Let it go on to another scene, and offer the way back as a choice."),
        )  # fmt: skip


def _traps(graph: StoryGraph) -> Iterator[Finding]:
    """Scenes from which nobody reaches the end: those of a loop, those that lead into it."""
    dead = graph.dead_ends()
    told = set(graph.default_path()) if graph.loop() else set()
    for scene in dead:
        words = {"scene": title_of(graph, scene)}
        way = _("Add a choice, or a “Then”, that leads towards the end of the story.")
        if scene in told:
            continue  # said once already, of the whole path
        if scene in _beyond(graph, scene):
            sentence = _("“%(scene)s” is in a loop that has no way out.")
            yield Finding(scene, WARN, "loop", sentence % words, way)
        else:
            sentence = _("From “%(scene)s”, no way leads to the end of the story.")
            yield Finding(scene, WARN, "dead_end", sentence % words, way)


def _beyond(graph: StoryGraph, scene: str) -> set[str]:
    """Return the scenes that can be reached after `scene`."""
    seen: set[str] = set()
    waiting = graph.links_of(scene)
    while waiting:
        each = waiting.pop()
        if each in graph.nodes and each not in seen:
            seen.add(each)
            waiting += graph.links_of(each)
    return seen
