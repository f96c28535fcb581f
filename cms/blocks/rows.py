"""The rows of a related table as one value of a query, so that a page costs one query, not ten."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone


class JSONRows(Subquery):
    """The rows of `queryset` as a JSON list of objects with `fields`, in its order."""

    template = "(SELECT json_group_array(json(part)) FROM (%(subquery)s) parts)"
    output_field = JSONField()

    def __init__(self, queryset: QuerySet, fields: Iterable[str]) -> None:
        super().__init__(queryset.values(part=JSONObject(**{name: name for name in fields})))

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "(SELECT coalesce(jsonb_agg(part), '[]') FROM (%(subquery)s) parts)"
        return self.as_sql(compiler, connection, template=template, **context)


def attributes(model: Any) -> list[str]:
    """Return the columns of `model`, as `build` expects them."""
    return [field.attname for field in model._meta.concrete_fields]


def build(model: Any, rows: list[dict[str, Any]], using: str) -> list[Any]:
    """Return the objects of `model` that `rows` describe, as if they had been fetched.

    Columns that `rows` leave out are fetched when they are read. The order of the columns is the
    model's: PostgreSQL sorts the keys of a JSON object in its own way.
    """
    fields = [
        field for field in model._meta.concrete_fields if not rows or field.attname in rows[0]
    ]
    names = [field.attname for field in fields]
    return [
        model.from_db(using, names, [_value(field, row[field.attname]) for field in fields])
        for row in rows
    ]


def _value(field: Any, value: Any) -> Any:
    if isinstance(field, JSONField) and isinstance(value, str):
        return json.loads(value)  # SQLite gives the column as the text that it keeps
    python = field.to_python(value)
    if isinstance(python, datetime) and timezone.is_naive(python):
        return python.replace(tzinfo=UTC)  # SQLite writes UTC without saying so
    return python
