"""The graph of a story: scenes, the path told by default, and what cannot be reached.

Knows nothing of pages or databases. A scene leads to the next one in order, unless it names
another `next`; its choices lead elsewhere. `END` is the end of the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

END = "end"


@dataclass(frozen=True)
class Node:
    """A scene as the graph sees it: `next` and `choices` hold the ids of other scenes, or END."""

    id: str
    title: str = ""
    next: str = ""
    choices: tuple[str, ...] = ()


class StoryGraph:
    """An ordered graph of scenes. Links to scenes that do not exist are known but not followed."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = {node.id: node for node in nodes}
        order = list(self.nodes)
        self._following = dict(zip(order, [*order[1:], END], strict=True)) if order else {}

    def __contains__(self, target: str) -> bool:
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

    def reachable(self) -> set[str]:
        """Return the scenes that a viewer can reach from the first, by any choice."""
        seen: set[str] = set()
        waiting = list(self.nodes)[:1]
        while waiting:
            scene = waiting.pop()
            if scene not in seen and scene != END:
                seen.add(scene)
                waiting += self.links_of(scene)
        return seen

    def unreachable(self) -> list[str]:
        """Return, in order, the scenes that no choice leads to."""
        reachable = self.reachable()
        return [scene for scene in self.nodes if scene not in reachable]

    def dead_ends(self) -> list[str]:
        """Return, in order, the scenes from which no choice leads to the end of the story."""
        leading: set[str] = {END}
        grew = True
        while grew:
            more = {s for s in self.nodes if s not in leading and leading & set(self.links_of(s))}
            leading |= more
            grew = bool(more)
        return [scene for scene in self.nodes if scene not in leading]

    def dangling(self) -> Iterator[tuple[str, str]]:
        """Yield (scene, target) for each link whose target is not in the story."""
        for node in self.nodes.values():
            for target in (node.next, *node.choices):
                if target and target not in self:
                    yield node.id, target
