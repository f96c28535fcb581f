"""Facets: the filters of a listing, each a question with countable answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet


@dataclass(frozen=True)
class Option:
    """One answer of a facet, with the number of results it leaves."""

    value: str
    label: str
    count: int
    selected: bool = False


class Facet:
    """A filter of a listing. `page_types` names the page types it applies to.

    `narrow` keeps the pages that have one of `values`; `options` counts the answers left in a
    queryset, in one query. `kind` says how it is asked: "" for boxes to tick, "select" for a list
    that is too long for that. `is_more` puts it with the filters that open on demand.
    """

    name = ""
    label: Any = ""
    page_types: tuple[str, ...] = ()
    multiple = True
    kind = ""
    is_more = False

    def more(self) -> Any:
        """Return this facet, to be shown with the filters that open on demand."""
        self.is_more = True
        return self

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        raise NotImplementedError

    def options(self, pages: QuerySet, values: list[str]) -> list[Option]:
        raise NotImplementedError


def plain(pages: QuerySet) -> QuerySet:
    """Return the same pages without order or annotations, ready to be counted by group."""
    if _is_plain(pages):
        return pages.order_by()
    return pages.model.objects.filter(pk__in=pages.order_by().values("pk")).order_by()


def _is_plain(pages: QuerySet) -> bool:
    """Does `pages` ask its own tables only? Asking for their numbers first would cost more."""
    query: Any = pages.query
    meta = pages.model._meta
    own = {meta.db_table, *(parent._meta.db_table for parent in meta.get_parent_list())}
    joined = {alias.table_name for alias in query.alias_map.values()}
    return joined <= own and not (
        query.annotations or query.distinct or query.is_sliced or query.combinator
    )


class RelationFacet(Facet):
    """Filter on a related object: `path` leads to it, `value_field` names it in the address."""

    def __init__(
        self,
        name: str,
        label: Any,
        path: str,
        value_field: str = "code",
        label_field: str = "label_fr",
    ) -> None:
        self.name, self.label, self.path = name, label, path
        self.value_field, self.label_field = value_field, label_field

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        ids = pages.model.objects.filter(**{f"{self.path}__{self.value_field}__in": values})
        return pages.filter(pk__in=ids.values("pk"))

    def options(self, pages: QuerySet, values: list[str]) -> list[Option]:
        value, label = f"{self.path}__{self.value_field}", f"{self.path}__{self.label_field}"
        rows = (
            plain(pages)
            .exclude(**{value: None})
            .values_list(value, label)
            .annotate(pages=Count("pk", distinct=True))
            .order_by(label)
        )
        return [Option(str(v), str(text), n, str(v) in values) for v, text, n in rows]


class ChoiceFacet(Facet):
    """Filter on a field with choices, of the page or of something it is related to."""

    def __init__(self, name: str, label: Any, path: str, choices: Any) -> None:
        self.name, self.label, self.path, self.choices = name, label, path, choices

    def narrow(self, pages: QuerySet, values: list[str]) -> QuerySet:
        ids = pages.model.objects.filter(**{f"{self.path}__in": values})
        return pages.filter(pk__in=ids.values("pk"))

    def options(self, pages: QuerySet, values: list[str]) -> list[Option]:
        rows = plain(pages).values_list(self.path).annotate(pages=Count("pk", distinct=True))
        counts = dict(rows)
        return [
            Option(value, str(label), counts[value], value in values)
            for value, label in self.choices
            if counts.get(value)
        ]
