"""The front door of the repertory: actions x materials, a cell for each combination."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from django.db.models import F, IntegerField, QuerySet, Value
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms.pages.facets import plain
from cms.taxonomy.choices import Effect
from cms.taxonomy.models import Action, Material

from .cells import EMPTY, Cell, Column, Group, Line, total
from .expectations import Expectation

VIEW, GRID = "vue", "grille"
NO_GROUP = "autre"
FAMILY, GROUPING, EVERY, GROUP = "famille", "par", "toutes", "groupe"
"""Parameters of the address: the material unfolded, how actions are grouped, empty rows too, the
group of actions unfolded."""
EFFECT, MEANS = "effet", "moyen"
MOST_STILLS = 150
"""With more filled cells than that, a picture in each would weigh more than the grid."""
MOST_CELLS = 600
"""With more cells than that, the groups of actions stay folded until one is asked for."""
DEPOSIT = "/deposer/"
"""Where a gesture is deposited; `action` and `materiau` say which one is proposed."""


class Matrix:
    """The gestures of `pages`, counted by action and by material, for one address.

    Costs three queries, and two more for the pictures: `parameters` are those of the request.
    """

    def __init__(self, pages: QuerySet, parameters: QueryDict) -> None:
        self.pages, self.parameters = pages, parameters

    @cached_property
    def family(self) -> Material | None:
        """The material that is unfolded in columns, None for all the families."""
        code = self.parameters.get(FAMILY, "").replace("\x00", "")
        return next((m for m in self._materials if m.code == code and self._has_children(m)), None)

    @property
    def broader_url(self) -> str:
        """The address one level up from the family."""
        parent = self.family.parent_id if self.family else None
        above = next((m.code for m in self._materials if m.pk == parent), "")
        return self._address(FAMILY, above)

    @property
    def is_by_means(self) -> bool:
        return self.parameters.get(GROUPING) == MEANS

    @property
    def groupings(self) -> list[dict[str, Any]]:
        """The two ways to group actions, each with its address."""
        return [
            {"label": label, "url": self._address(GROUPING, value), "is_chosen": chosen}
            for label, value, chosen in (
                (_("effect on matter"), "", not self.is_by_means),
                (_("means of action"), MEANS, self.is_by_means),
            )
        ]

    @property
    def shows_every_action(self) -> bool:
        return bool(self.parameters.get(EVERY))

    @property
    def every_url(self) -> str:
        return self._address(EVERY, "" if self.shows_every_action else "1")

    @cached_property
    def columns(self) -> list[Column]:
        """The materials shown: those with gestures, or expected, or else all of this level."""
        return [
            Column(
                material,
                len(self._pages_in(material)),
                self._address(FAMILY, material.code) if self._unfolds(material) else "",
            )
            for material in self._shown_materials
        ]

    @cached_property
    def groups(self) -> list[Group]:
        """The groups with something in them, unfolded or not."""
        members: dict[str, list[Action]] = {}
        for action in self._actions:
            if self.shows_every_action or action.pk in self._used_actions:
                members.setdefault(self._group_of(action), []).append(action)
        labels = {value: str(label) for value, label in Effect.choices}
        order = (
            list(members) if self.is_by_means else [*labels, *sorted(set(members) - set(labels))]
        )
        return [
            self._group(key, labels.get(key, key) or str(_("other")), members[key])
            for key in order
            if key in members
        ]

    def _group(self, key: str, label: str, actions: list[Action]) -> Group:
        if self.is_folded and self.parameters.get(GROUP, "") != (key or NO_GROUP):
            cells = [self._cell_of_all(key, actions, m) for m in self._shown_materials]
            url = f"{self._address(GROUP, key or NO_GROUP)}#{GROUP}"
            return Group(label, total(cells), cells=cells, url=url)
        lines = [self._line(action) for action in actions]
        return Group(label, total([cell for line in lines for cell in line.cells]), lines)

    @cached_property
    def is_folded(self) -> bool:
        """Are there too many cells to show them all at once?"""
        return len(self._used_actions) * len(self._shown_materials) > MOST_CELLS

    @property
    def fold_url(self) -> str:
        """The address that folds the groups again."""
        return self._address(GROUP, "")

    @property
    def has_calls(self) -> bool:
        """Is there a combination that a trade expects, and that has no gesture?"""
        return any(cell.is_expected and not cell.count for cell in self.cells())

    def cells(self) -> Iterator[Cell]:
        for group in self.groups:
            yield from group.cells
            for line in group.lines:
                yield from line.cells

    def load_stills(self) -> None:
        """Give each filled cell the picture of its newest gesture, when they are not too many."""
        filled = [cell for cell in self.cells() if cell.count]
        if self.is_folded or not filled or len(filled) > MOST_STILLS:
            return
        model = self.pages.model
        shown = model.objects.filter(pk__in={cell.newest for cell in filled}).for_cards()
        pictures = {page.pk: page.main_picture for page in shown}
        for cell in filled:
            cell.picture = pictures.get(cell.newest)

    def _cell_of_all(self, key: str, actions: list[Action], material: Material) -> Cell:
        """Return what a folded group has in one column; it leads to the list, when that can."""
        found = [self._cells.get((action.pk, material.code), EMPTY) for action in actions]
        cell = Cell(
            set().union(*(one.pages for one in found)), any(one.is_expected for one in found),
            label=material.label,
        )  # fmt: skip
        if cell.count:
            group = f"{self._address(GROUP, key or NO_GROUP)}#{GROUP}"
            cell.url = (
                group
                if self.is_by_means or not key
                else self._list_address({"effet": key}, material)
            )
        return cell if cell.count or cell.is_expected else EMPTY

    # --- counting ---------------------------------------------------------------------------

    @cached_property
    def _actions(self) -> list[Action]:
        order = "means" if self.is_by_means else "label_fr"
        words = ("code", "label_fr", "label_en", "effect", "means")
        return list(Action.objects.only(*words).order_by(order, "label_fr"))

    @cached_property
    def _used_actions(self) -> set[int]:
        """The actions with a gesture or an expected one in the columns that are shown."""
        return {action for action, _code in self._cells}

    def _group_of(self, action: Action) -> str:
        return action.means if self.is_by_means else action.effect

    @cached_property
    def _materials(self) -> list[Material]:
        words = ("code", "label_fr", "label_en", "lineage", "parent")
        return list(Material.objects.only(*words).order_by("lineage"))

    @cached_property
    def _parents(self) -> set[int | None]:
        return {material.parent_id for material in self._materials}

    def _has_children(self, material: Material) -> bool:
        return material.pk in self._parents

    def _unfolds(self, material: Material) -> bool:
        return self._has_children(material) and material != self.family

    @cached_property
    def _shown_materials(self) -> list[Material]:
        above = self.family.pk if self.family else None
        whole = [self.family] if self.family else []
        level = [*whole, *(m for m in self._materials if m.parent_id == above)]
        known = {code for _action, code in self._cells}
        return [m for m in level if m.code in known] or level

    @cached_property
    def _cells(self) -> dict[tuple[int, str], Cell]:
        """The cells with gestures or expected ones, by action and by code of the column."""
        cells: dict[tuple[int, str], Cell] = {}
        columns: dict[str, list[str]] = _Known(self._columns_of)
        for action, lineage, page in self._rows():
            for code in columns[lineage]:
                cell = cells.setdefault((action, code), Cell())
                if page:
                    cell.pages.add(page)
                else:
                    cell.is_expected = True
        return cells

    def _rows(self) -> QuerySet:
        """Return (action, lineage of the material, page), with 0 for a page that is expected."""
        filmed = plain(self.pages).exclude(action=None).exclude(materials__material=None)
        expected = Expectation.objects.order_by().annotate(_page=Value(0, IntegerField()))
        return (
            filmed.annotate(_page=F("pk"))
            .values_list("action", "materials__material__lineage", "_page")
            .union(expected.values_list("action", "material__lineage", "_page"), all=True)
        )

    def _columns_of(self, lineage: str) -> list[str]:
        """Return the codes of the columns that a material of `lineage` is counted in.

        One unfolded family has a column for its whole, and one for each material right under it.
        """
        codes = lineage.strip("/").split("/")
        if self.family is None:
            return codes[:1]
        if not lineage.startswith(self.family.lineage):
            return []
        return codes[self.family.depth : self.family.depth + 2]

    def _pages_in(self, material: Material) -> set[int]:
        return {
            page
            for (_action, code), cell in self._cells.items()
            if code == material.code
            for page in cell.pages
        }

    def _line(self, action: Action) -> Line:
        cells = []
        for material in self._shown_materials:
            cell = self._cells.get((action.pk, material.code), EMPTY)
            if cell is not EMPTY:
                cell.label = material.label
            if cell.count:
                cell.url = self._list_address({"action": action.code}, material)
            elif cell.is_expected:
                cell.url = _deposit_address(action, material)
            cells.append(cell)
        return Line(action, cells)

    # --- addresses --------------------------------------------------------------------------

    def _address(self, name: str, value: str) -> str:
        parameters = self.parameters.copy()
        parameters[VIEW] = GRID
        parameters.pop(name, None)
        if name == GROUPING:
            parameters.pop(GROUP, None)
        if value:
            parameters[name] = value
        return f"?{parameters.urlencode()}"

    @cached_property
    def _list_parameters(self) -> str:
        """The filters that every cell leads to the list with, encoded once for all of them."""
        parameters = self.parameters.copy()
        for name in (VIEW, FAMILY, GROUPING, EVERY, GROUP, "page", "action", "matiere"):
            parameters.pop(name, None)
        return f"{parameters.urlencode()}&" if parameters else ""

    def _list_address(self, action: dict[str, str], material: Material) -> str:
        return f"?{self._list_parameters}{urlencode({**action, 'matiere': material.code})}"


class _Known(dict[str, list[str]]):
    """What `answer` says of each key, asked once."""

    def __init__(self, answer: Callable[[str], list[str]]) -> None:
        super().__init__()
        self.answer = answer

    def __missing__(self, key: str) -> list[str]:
        self[key] = self.answer(key)
        return self[key]


def _deposit_address(action: Action, material: Material) -> str:
    return f"{DEPOSIT}?{urlencode({'action': action.code, 'materiau': material.code})}"
