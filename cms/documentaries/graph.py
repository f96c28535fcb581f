"""The graph of a story: scenes, the path told by default, and what cannot be reached.

Knows nothing of pages or databases. A scene leads to the next one in order, unless it names
another `next`; its choices lead elsewhere. `END` is the end of the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .conditions import ALWAYS, Condition

END = "end"


@dataclass(frozen=True)
class Node:
    """A scene as the graph sees it: `next` and `choices` hold the ids of other scenes, or END.

    `conditions` say when each choice is offered, in their order; a choice without one always is.
    """

    id: str
    title: str = ""
    next: str = ""
    choices: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def links(self) -> list[tuple[str, Condition]]:
        """The choices, each with its condition."""
        lacking = len(self.choices) - len(self.conditions)
        return list(zip(self.choices, (*self.conditions, *[ALWAYS] * lacking), strict=True))


class StoryGraph:
    """An ordered graph of scenes. Links to scenes that do not exist are known but not followed."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = {node.id: node for node in nodes}
        order = list(self.nodes)
        self._following = dict(zip(order, [*order[1:], END], strict=True)) if order else {}

    def __contains__(self, target: object) -> bool:
        return target == END or target in self.nodes

    def next_of(self, scene: str) -> str:
        """Return the scene that follows `scene` by default, or END."""
        chosen = self.nodes[scene].next
        return chosen if chosen and chosen in self else self._following[scene]

    def links_of(self, scene: str) -> list[str]:
        """Return where `scene` leads, the default next first, without links to nowhere."""
        targets = [self.next_of(scene), *self.nodes[scene].choices]
        return list(dict.fromkeys(target for target in targets if target in self))

    def default_path(self) -> list[str]:
        """Return the scenes told by default, from the first; a loop is followed once."""
        path: dict[str, None] = {}
        scene = next(iter(self.nodes), END)
        while scene != END and scene not in path:
            path[scene] = None
            scene = self.next_of(scene)
        return list(path)

    def loop(self) -> tuple[str, str] | None:
        """Return (scene, earlier scene it goes back to) when the default path never ends."""
        path = self.default_path()
        if not path or self.next_of(path[-1]) == END:
            return None
        return path[-1], self.next_of(path[-1])

    def reachable(self, without: str = "") -> set[str]:
        """Return the scenes that a viewer can reach from the first, by any choice.

        A choice with a condition leads on once its scenes can be reached too: the viewer may
        always go back. Nobody goes through the scene `without`.
        """
        seen: set[str] = set()
        waiting = list(self.nodes)[:1]
        closed: list[tuple[str, str, Condition]] = []
        while waiting:
            scene = waiting.pop()
            if scene not in seen and scene not in (END, without):
                seen.add(scene)
                waiting.append(self.next_of(scene))
                closed += [(scene, *link) for link in self.nodes[scene].links if link[0] in self]
            if not waiting:
                waiting = [target for *_from, target in self._opened(closed, seen, bool(without))]
        return seen

    def _opened(
        self, closed: list[tuple[str, str, Condition]], seen: set[str], is_partial: bool
    ) -> list[tuple[str, str]]:
        """Take out of `closed`, and return, the links that are offered to those who saw `seen`.

        A walk that leaves a scene out only asks what it must have seen: to ask it what it must
        not would never end.
        """
        shut, opened = [], []
        for scene, target, condition in closed:
            known = condition.among(self.nodes)
            can = set(known.after) <= seen and (
                is_partial or not known.until or self._opens(scene, known, seen)
            )
            (opened if can else shut).append((scene, target, condition))
        closed[:] = shut
        return [(scene, target) for scene, target, _condition in opened]

    def never_open(self) -> list[tuple[str, int]]:
        """Return (scene, place among its choices) of those that no viewer is ever offered.

        They wait for a scene that cannot be reached, or end with one that is always seen before.
        """
        reached = self.reachable()
        return [
            (scene, place)
            for scene in self.nodes
            if scene in reached
            for place, (_target, condition) in enumerate(self.nodes[scene].links)
            if condition.scenes and not self._opens(scene, condition.among(self.nodes), reached)
        ]

    def _opens(self, scene: str, condition: Condition, reached: set[str]) -> bool:
        """May somebody stand at `scene` with all of `after` seen, and not yet all of `until`?"""
        needed = {scene, *condition.after}
        if not condition.until:
            return needed <= reached
        return any(needed <= self.reachable(without=late) for late in condition.until)

    def unreachable(self) -> list[str]:
        """Return, in order, the scenes that no choice leads to."""
        reachable = self.reachable()
        return [scene for scene in self.nodes if scene not in reachable]

    def dead_ends(self) -> list[str]:
        """Return, in order, the scenes from which no choice leads to the end of the story."""
        leading: set[str] = {END}
        ways = self._ways()
        grew = True
        while grew:
            more = {s for s in self.nodes if s not in leading and leading & ways[s]}
            leading |= more
            grew = bool(more)
        return [scene for scene in self.nodes if scene not in leading]

    def _ways(self) -> dict[str, set[str]]:
        """Return where each scene leads, without the choices that are never offered."""
        shut = set(self.never_open())
        return {
            scene: {
                self.next_of(scene),
                *(t for n, t in enumerate(node.choices) if t in self and (scene, n) not in shut),
            }
            for scene, node in self.nodes.items()
        }

    def dangling(self) -> Iterator[tuple[str, str]]:
        """Yield (scene, target) for each link or condition whose target is not in the story."""
        for node in self.nodes.values():
            waited = [scene for condition in node.conditions for scene in condition.scenes]
            for target in (node.next, *node.choices, *waited):
                if target and target not in self:
                    yield node.id, target
