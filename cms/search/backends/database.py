"""The database's own full-text search (SQLite FTS5 or PostgreSQL), tuned for French."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from modelsearch.backends.base import EmptySearchResults
from modelsearch.query import And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from cms.taxonomy.french import fold, stem

from .indexing import FrenchIndex

MOST_WORDS = 12
"""Words beyond this many are left out of a query: nobody reads results that precise."""


class FrenchSearch:
    """Mixed into a database backend: questions are made comparable as the index is.

    Nothing a visitor types can break the query: only letters and digits are left of it.
    """

    def search(self, query: Any, model_or_queryset: Any, **options: Any) -> Any:
        return self._ask(super().search, query, stem, model_or_queryset, options)  # type: ignore[misc]

    def autocomplete(self, query: Any, model_or_queryset: Any, **options: Any) -> Any:
        return self._ask(super().autocomplete, query, fold, model_or_queryset, options)  # type: ignore[misc]

    def _ask(
        self,
        method: Callable[..., Any],
        query: Any,
        change: Callable[[str], str],
        model_or_queryset: Any,
        options: dict[str, Any],
    ) -> Any:
        changed = comparable_query(query, change)
        if changed is None:
            return EmptySearchResults()
        return method(changed, model_or_queryset, **options)


def comparable_query(query: Any, change: Callable[[str], str]) -> Any:
    """Return `query` (text or a Wagtail query) with comparable words, or None when none is left."""
    if isinstance(query, str):
        return _words(query, change)
    if isinstance(query, PlainText | Phrase | Fuzzy):
        return _words(query.query_string, change)
    if isinstance(query, And | Or):
        parts = [part for q in query.subqueries if (part := comparable_query(q, change))]
        return type(query)(parts) if parts else None
    if isinstance(query, Not | Boost):  # SQLite has no weights: a boost is dropped
        inner = comparable_query(query.subquery, change)
        return Not(inner) if inner and isinstance(query, Not) else inner
    return query


def _words(text: str, change: Callable[[str], str]) -> PlainText | None:
    words = " ".join(change(text).split()[:MOST_WORDS])
    return PlainText(words) if words else None


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name Wagtail looks for
    """Return the French backend of the database in use."""
    if connection.vendor == "postgresql":
        from modelsearch.backends.database.postgres import postgres

        return _french(postgres.PostgresSearchBackend, postgres.PostgresIndex)(
            {**params, "SEARCH_CONFIG": "simple"}  # stemmed by us, not a second time
        )
    from modelsearch.backends.database.sqlite import sqlite

    return _french(sqlite.SQLiteSearchBackend, sqlite.SQLiteIndex)(params)


def _french(backend: type, index: type) -> type:
    french_index = type(f"French{index.__name__}", (FrenchIndex, index), {})
    attributes = {"index_class": french_index}
    return type(f"French{backend.__name__}", (FrenchSearch, backend), attributes)
