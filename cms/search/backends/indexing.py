"""What goes into the index: the words of an object, made comparable on the way."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.encoding import force_str
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField

from cms.taxonomy.french import fold, stem


class Comparable:
    """An object seen through French eyes: its search fields give comparable words."""

    def __init__(self, found: Any) -> None:
        self.found = found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.found, name)

    def get_search_fields(self) -> list[Any]:
        return [comparable_field(field) for field in self.found.get_search_fields()]


def comparable_field(field: Any) -> Any:
    """Return a copy of a search field whose value is made of comparable words."""
    changed = copy.copy(field)
    if isinstance(field, RelatedFields):
        changed.fields = [comparable_field(inner) for inner in field.fields]
        changed.get_value = lambda obj: field.get_value(_unwrapped(obj))
    elif isinstance(field, AutocompleteField):
        changed.get_value = _through(field, fold)
    elif isinstance(field, SearchField):
        changed.get_value = _through(field, stem)
    return changed


class FrenchIndex:
    """Mixed into a database index: what is added to it is made comparable first."""

    def add_items(self, model: Any, items: Iterable[Any]) -> None:
        super().add_items(model, [Comparable(item) for item in items])  # type: ignore[misc]


def _through(field: Any, change: Callable[[str], str]) -> Callable[[Any], str]:
    return lambda obj: change(_flat(field.get_value(_unwrapped(obj))))


def _unwrapped(obj: Any) -> Any:
    return obj.found if isinstance(obj, Comparable) else obj


def _flat(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " ".join(_flat(part) for part in value.values())
    if isinstance(value, list | tuple):
        return " ".join(_flat(part) for part in value)
    return "" if value is None else force_str(value)
