"""Facets counted together: as many as one likes, for the price of one query."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import CharField, Count, F, IntegerField, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpRequest
from django.utils.translation import get_language

from .facets import ChoiceFacet, Facet, Option, RelationFacet, plain
from .listings import BoundFacet, Listing

Row = tuple[str, str, int]


class CountedRelation(RelationFacet):
    """A relation facet whose counts can be asked for together with others."""

    def rows(self, pages: QuerySet) -> QuerySet:
        """Return (value, label, number of pages) for each answer."""
        value = f"{self.path}__{self.value_field}"
        return (
            plain(pages)
            .exclude(**{value: None})
            .values(_value=F(value), _label=self._label())
            .annotate(_count=Count("pk", distinct=True))
        )

    def read(self, rows: list[Row], values: list[str]) -> list[Option]:
        found = [Option(value, label, n, value in values) for value, label, n in rows]
        return sorted(found, key=lambda option: option.label)

    def _label(self) -> Any:
        """Return the label in the language of the reader, or in French."""
        label = F(f"{self.path}__{self.label_field}")
        english = (get_language() or "").startswith("en") and self.label_field.endswith("_fr")
        if not english:
            return label
        translated = F(f"{self.path}__{self.label_field.removesuffix('_fr')}_en")
        return Coalesce(NullIf(translated, Value("")), label)


class CountedChoice(ChoiceFacet):
    """A choice facet whose counts can be asked for together with others."""

    def counted(self, pages: QuerySet) -> QuerySet:
        """Return the pages whose answers count."""
        return plain(pages).exclude(**{f"{self.path}__in": ["", None]})

    def rows(self, pages: QuerySet) -> QuerySet:
        return (
            self.counted(pages)
            .values(_value=F(self.path), _label=Value("", CharField()))
            .annotate(_count=Count("pk", distinct=True))
        )

    def read(self, rows: list[Row], values: list[str]) -> list[Option]:
        counts = {value: n for value, _label, n in rows}
        return [
            Option(value, str(label), counts[value], value in values)
            for value, label in self.choices
            if value in counts
        ]


class CountedListing(Listing):
    """A listing whose facets are counted together, except those that cannot be.

    `bare` are the same pages as `pages`, without what their cards need: counting carries less.
    """

    def __init__(
        self,
        request: HttpRequest,
        pages: QuerySet,
        facets: Iterable[Facet],
        per_page: int = 12,
        bare: QuerySet | None = None,
    ) -> None:
        super().__init__(request, pages, facets, per_page)
        self.bare = pages if bare is None else bare

    def counted(self, without: str = "") -> QuerySet:
        """Return the same pages as `narrowed`, to be counted and not to be shown."""
        return self._answering_facets(self._answering_text(self.bare), without)

    @cached_property
    def facets(self) -> list[BoundFacet]:  # type: ignore[override]
        together = [(f, self.counted(without=f.name)) for f in self.known if hasattr(f, "rows")]
        rows = dict(zip([f.name for f, _ in together], count_together(together), strict=True))
        return [BoundFacet(f, self.chosen[f.name], self._options(f, rows)) for f in self.known]

    def _options(self, facet: Any, rows: dict[str, list[Row]]) -> list[Option]:
        values = self.chosen[facet.name]
        if facet.name in rows:
            return facet.read(rows[facet.name], values)
        return facet.options(self.narrowed(without=facet.name), values)


def count_together(facets: list[tuple[Any, QuerySet]]) -> list[list[Row]]:
    """Return the rows of each facet on its own pages, all fetched by one query.

    A facet whose answers stand in several tables gives a list of rows, one for each.
    """
    arms = [
        rows.annotate(_facet=Value(number, IntegerField())).values_list(
            "_facet", "_value", "_label", "_count"
        )
        for number, (facet, pages) in enumerate(facets)
        for rows in _as_list(facet.rows(pages))
    ]
    counted: list[list[Row]] = [[] for _facet in facets]
    if not arms:
        return counted
    whole = arms[0].union(*arms[1:], all=True) if arms[1:] else arms[0]
    for number, value, label, count in whole:
        counted[number].append((str(value), str(label), count))
    return counted


def _as_list(rows: Any) -> list[QuerySet]:
    return rows if isinstance(rows, list) else [rows]
