"""Pages of mixed types, fetched with what their cards show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects
from wagtail.models import Page

from cms.blocks.loading import for_cards


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
    return for_cards(model._default_manager.filter(pk__in=pks))
