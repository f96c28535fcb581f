"""Pages of mixed types, fetched with what their cards show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, prefetch_related_objects
from wagtail.models import Page


def load_for_cards(ids: Iterable[int], types: Mapping[int, int] | None = None) -> list[Any]:
    """Return the specific pages with these ids, in order; one or two queries for each type.

    The querysets of a page type say what its card needs by a method `for_cards`. `types` gives
    the content type of each page, where it is known already.
    """
    wanted = list(ids)
    by_type: dict[int, list[int]] = defaultdict(list)
    for pk, type_id in (types or _types_of(wanted)).items():
        if pk in wanted:
            by_type[type_id].append(pk)
    found = {page.pk: page for type_id, pks in by_type.items() for page in _load(type_id, pks)}
    pages = [found[pk] for pk in wanted if pk in found]
    pictures = [picture for page in pages if (picture := getattr(page, "main_picture", None))]
    prefetch_related_objects(pictures, "renditions")
    return pages


def _types_of(ids: list[int]) -> dict[int, int]:
    return dict(Page.objects.filter(pk__in=ids).values_list("pk", "content_type_id"))


def _load(type_id: int, pks: list[int]) -> Iterable[Any]:
    model = ContentType.objects.get_for_id(type_id).model_class() or Page
    pages = model._default_manager.filter(pk__in=pks)
    return _without_renditions(pages.for_cards() if hasattr(pages, "for_cards") else pages)


def _without_renditions(pages: QuerySet) -> QuerySet:
    """Return `pages` less the fetching of image sizes: it is done once, for all types together."""
    asked = pages._prefetch_related_lookups  # type: ignore[attr-defined]
    kept = [
        path for path in asked if not getattr(path, "prefetch_to", path).endswith("__renditions")
    ]
    return pages.prefetch_related(None).prefetch_related(*kept)
