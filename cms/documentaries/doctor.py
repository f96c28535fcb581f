"""The doctor: what is wrong in a story, in plain sentences, each with what to do about it.

What blocks keeps the story from the public; what warns does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from cms.blocks.loading import preload
from cms.extensions.fields import UnavailableBlock

from .checkup import findings_in
from .findings import BLOCK, WARN, Finding
from .graph import StoryGraph
from .scenes import graph_of

__all__ = ["Finding", "diagnose", "faults_of_graph"]


def diagnose(page: Any) -> list[Finding]:
    """Return what is wrong in the story of `page`, as it is in memory.

    What blocks comes first, then scene by scene. The queries do not depend on their number.
    """
    preload(page.scenes, objects=[page])
    scenes = [child for child in page.scenes if child.block_type == "scene"]
    found = [*faults_of_graph(graph_of(scenes)), *findings_in(scenes), *_unknown(page.scenes)]
    order = {scene.id: place for place, scene in enumerate(scenes)}
    return sorted(found, key=lambda each: (each.severity, order.get(each.scene, -1)))


def blocking_links(page: Any) -> list[str]:
    """Return a sentence for each link that keeps the story from the public; it loads no media."""
    found = faults_of_graph(graph_of(page.scenes))
    return [f"{each.sentence} {each.way}" for each in found if each.is_blocking]


def _unknown(stream: Any) -> Iterator[Finding]:
    """Scenes of a kind that is not installed."""
    if any(isinstance(child.block, UnavailableBlock) for child in stream):
        yield Finding(
            "", WARN, "unknown",
            _("The story holds a scene of an extension that is not installed: nobody sees it."),
            _("Have the extension installed. Nothing of it is lost meanwhile."),
        )  # fmt: skip


def faults_of_graph(graph: StoryGraph) -> Iterator[Finding]:
    """Yield what is wrong in the links of a story, whatever its scenes show."""
    if not graph.nodes:
        yield Finding("", BLOCK, "no_path", _("The story has no scene."), _("Add a first scene."))
    yield from _broken(graph)
    yield from _endless(graph)
    yield from _traps(graph)
    yield from never_offered(graph)
    for scene in graph.unreachable():
        yield Finding(
            scene, WARN, "unreachable",
            _("No way leads to “%(scene)s”.") % {"scene": title_of(graph, scene)},
            _("Lead to it from another scene, by a choice or by “Then”, or remove it."),
        )  # fmt: skip


def title_of(graph: StoryGraph, scene: str) -> str:
    """Return how sentences call a scene."""
    return graph.nodes[scene].title.strip() or _("Untitled scene")


def never_offered(graph: StoryGraph) -> Iterator[Finding]:
    """Yield a finding for each scene with a choice whose condition can never be true."""
    for scene in dict.fromkeys(scene for scene, _place in graph.never_open()):
        yield Finding(
            scene, WARN, "never_offered",
            _("A choice of “%(scene)s” is never offered: what it waits for cannot be seen before.")
            % {"scene": title_of(graph, scene)},
            _("Change its condition, or lead to the scenes that it waits for."),
        )  # fmt: skip


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
