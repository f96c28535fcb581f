"""Rows that an uninstalled plugin left behind, and that still point at pages of the core.

Django does not know their tables any more: without help the database refuses to delete a page
they point at, and the editor sees an error. So they follow what they point at: emptied where
their column may be empty, deleted otherwise.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connections
from django.db.models.signals import pre_delete

PREFIX = "plugin_"


def follow_deletions() -> None:
    """Watch the deletion of pages and of the core's own models: what plugins may point at."""
    for model in apps.get_models():
        if model.__module__.startswith("cms.") or model._meta.label == "wagtailcore.Page":
            name = f"orphans.{model._meta.label}"
            pre_delete.connect(forget_deleted, sender=model, dispatch_uid=name)


def forget_deleted(sender: Any, instance: Any, using: str, **kwargs: Any) -> None:
    """Release `instance`, about to be deleted, from the rows of uninstalled plugins."""
    relations = orphan_relations(using)
    if relations:
        column = sender._meta.pk.get_attname()
        release(using, relations, sender._meta.db_table, [getattr(instance, column)])


def orphan_tables(using: str = "default") -> list[str]:
    """Return the tables of plugins that are not installed."""
    known = set(connections[using].introspection.django_table_names())
    tables = connections[using].introspection.table_names()
    return [name for name in tables if name.startswith(PREFIX) and name not in known]


class Pointer(NamedTuple):
    """A foreign key of an orphan table: which column points at which table."""

    table: str
    key: str | None
    column: str
    target: str
    may_be_empty: bool


@cache
def orphan_relations(using: str) -> tuple[Pointer, ...]:
    """Return the foreign keys of the orphan tables; read once in the life of the process."""
    connection = connections[using]
    found = []
    for table in orphan_tables(using):
        with connection.cursor() as cursor:
            relations = connection.introspection.get_relations(cursor, table)
            columns = connection.introspection.get_table_description(cursor, table)
            key = connection.introspection.get_primary_key_column(cursor, table)
        empty = {column.name: bool(column.null_ok) for column in columns}
        found += [Pointer(table, key, c, to[1], empty[c]) for c, to in relations.items()]
    return tuple(found)


def release(using: str, relations: Any, target: str, keys: list[Any]) -> None:
    """Empty or delete the orphan rows that point at the rows `keys` of `target`."""
    for pointer in relations:
        if pointer.target != target or not keys:
            continue
        if pointer.may_be_empty:
            _run(using, "UPDATE {table} SET {column} = NULL", pointer, keys)
            continue
        rows = _run(using, "SELECT {key} FROM {table}", pointer, keys)
        release(using, relations, pointer.table, [row[0] for row in rows])
        _run(using, "DELETE FROM {table}", pointer, keys)


def _run(using: str, sql: str, pointer: Pointer, keys: list[Any]) -> list[Any]:
    """Run `sql` on the rows of the orphan table that point at one of `keys`."""
    quote = connections[using].ops.quote_name
    names = {"table": pointer.table, "key": pointer.key, "column": pointer.column}
    quoted = {part: quote(name) for part, name in names.items() if name}
    marks = ", ".join(["%s"] * len(keys))
    with connections[using].cursor() as cursor:
        cursor.execute(f"{sql} WHERE {{column}} IN ({marks})".format(**quoted), keys)
        return cursor.fetchall() if cursor.description else []
