"""What the grid of the repertory is made of: columns, groups of lines, cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cms.taxonomy.models import Action, Material


@dataclass
class Cell:
    """One combination: how many gestures, one of them to show, and whether a trade expects some.

    `url` leads to its gestures, or to the deposit of the first one.
    """

    pages: set[int] = field(default_factory=set)
    is_expected: bool = False
    url: str = ""
    label: str = ""
    picture: Any = None

    @property
    def count(self) -> int:
        return len(self.pages)

    @property
    def newest(self) -> int | None:
        """The page made last, which stands for the cell."""
        return max(self.pages, default=None)


EMPTY = Cell()


@dataclass
class Line:
    """The cells of one action, in the order of the columns."""

    action: Action
    cells: list[Cell]


@dataclass
class Group:
    """Actions that go together: same effect on matter, or same means.

    A folded one has no lines, but a cell for each column, and `url` to unfold it.
    """

    label: str
    count: int
    lines: list[Line] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    url: str = ""


@dataclass(frozen=True)
class Column:
    """A material, with everything narrower; `url` unfolds it when there is something narrower."""

    material: Material
    count: int
    url: str = ""


def total(cells: list[Cell]) -> int:
    """Return how many gestures `cells` have together."""
    return len(set().union(*(cell.pages for cell in cells)))
