"""Fetch everything that streams refer to in a few queries, whatever the number of their blocks.

Wagtail loads the choosers of a stream one block type at a time, and the posters and renditions
they lead to one by one. `preload` first reads the raw data, loads each model once, then lets the
streams unfold: the choosers that inherit `FromLibrary` take their object from there.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, prefetch_related_objects
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from .rows import JSONRows, attributes, build

NOUN_TYPES = [
    "artisans.ArtisanPage",
    "gestures.GesturePage",
    "events.EventPage",
    "documentaries.DocumentaryPage",
    "pages.ContentPage",
]
"""The page types that may be featured."""

_open_library: ContextVar[Library | None] = ContextVar("open_library", default=None)


class Library:
    """The objects that some streams refer to, by model and primary key."""

    def __init__(self) -> None:
        self.wanted: dict[type[Model], set[Any]] = defaultdict(set)
        self.found: dict[type[Model], dict[Any, Any]] = {}
        self.lists: dict[Any, list[Any]] = {}
        self._lent: set[tuple[type[Model], Any]] = set()

    def take(self, model: type[Model], pk: Any) -> Any:
        """Return the object, a copy the second time (blocks may alter what they hold), or None."""
        found = self.found.get(_shelf_of(model), {}).get(pk)
        if not isinstance(found, model):
            return None
        if (model, pk) in self._lent:
            return copy.copy(found)
        self._lent.add((model, pk))
        return found

    def load(self, objects: Iterable[Any], shown: Iterable[Any] = ()) -> None:
        """Fetch what is wanted, then the pictures that all of it leads to, with their sizes.

        `shown` are pictures that are there already and lack their sizes.
        """
        pictures: Any = get_image_model()
        wanted = {model: ids for model, ids in self.wanted.items() if ids}
        ids = set(wanted.pop(pictures, set()))
        page_types = {m: wanted.pop(m) for m in list(wanted) if issubclass(m, Page)}
        self.found = fetch_together(wanted) if wanted else {}
        self.found[Page] = _pages(page_types)
        owners = [*objects, *(each for found in self.found.values() for each in found.values())]
        owners += [page for pages in self.lists.values() for page in pages]
        self.found[pictures] = _attach_pictures(pictures, ids, owners, list(shown))


class FromLibrary(blocks.ChooserBlock):
    """A chooser that takes its object from the open library, when there is one."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        library = _open_library.get()
        if library is None:
            return super().bulk_to_python(values)
        return [library.take(self.model_class, pk) for pk in values]


def preload(*streams: Any, objects: Iterable[Any] = (), shown: Iterable[Any] = ()) -> None:
    """Load and unfold `streams`, the pictures that `objects` point at, the sizes of those `shown`.

    A stream that was unfolded before, as in a preview of unsaved work, is left as it is.
    """
    library = Library()
    for stream in streams:
        _collect(stream.stream_block, _raw(stream), library)
    library.load(objects, shown)
    token = _open_library.set(library)
    try:
        for stream in streams:
            list(stream)
    finally:
        _open_library.reset(token)


def open_library() -> Library | None:
    """Return the library that `preload` has just filled, while it unfolds the streams."""
    return _open_library.get()


def streams_of(page: Any) -> list[Any]:
    """Return the values of all the stream fields of `page`."""
    fields = [f for f in page._meta.concrete_fields if isinstance(f, StreamField)]
    return [getattr(page, field.name) for field in fields]


def _raw(stream: Any) -> list[dict[str, Any]]:
    was_read = any(child is not None for child in getattr(stream, "_bound_blocks", []))
    return [] if was_read or not stream.is_lazy else list(stream.raw_data)


def _collect(block: Any, raw: Any, library: Library) -> None:
    """Note every object that `raw`, the stored value of `block`, refers to."""
    if isinstance(block, FromLibrary):
        if raw is not None:
            library.wanted[block.model_class].add(raw)
    else:
        if hasattr(block, "fill") and isinstance(raw, dict):
            block.fill(library, raw)
        for child, value in _children(block, raw):
            _collect(child, value, library)


def _children(block: Any, raw: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(block, blocks.BaseStreamBlock):
        for item in raw or []:
            if item.get("type") in block.child_blocks:
                yield block.child_blocks[item["type"]], item.get("value")
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(raw, dict) and name in raw:
                yield child, raw[name]
    elif isinstance(block, blocks.ListBlock):
        for item in raw or []:
            stored = isinstance(item, dict) and item.get("type") == "item"
            yield block.child_block, item["value"] if stored else item


def _shelf_of(model: type[Model]) -> type[Model]:
    """Pages of all types stand together."""
    return Page if issubclass(model, Page) else model


def fetch_together(wanted: dict[Any, set[Any]]) -> dict[Any, dict[Any, Any]]:
    """Return the objects by id of each model, all in one query: films, sounds, 3D models."""
    rows = {
        model._meta.db_table: JSONRows(
            model._default_manager.filter(pk__in=ids).order_by(), attributes(model)
        )
        for model, ids in wanted.items()
    }
    sites = Site.objects.order_by("pk")  # a table that always has a row
    values = sites.values(**rows).first() or {}
    found = {
        model: build(model, values.get(model._meta.db_table, []), sites.db) for model in wanted
    }
    return {model: {each.pk: each for each in objects} for model, objects in found.items()}


def _pages(wanted: dict[Any, set[Any]]) -> dict[Any, Any]:
    """Return the pages by id, with what their cards show, in one query for each type."""
    found: dict[Any, Any] = {}
    by_type = {model: set(ids) for model, ids in wanted.items() if model is not Page}
    if Page in wanted:
        for page in Page.objects.filter(pk__in=wanted[Page]):
            model = ContentType.objects.get_for_id(page.content_type_id).model_class() or Page
            if model._meta.label in NOUN_TYPES:
                by_type.setdefault(model, set()).add(page.pk)
            else:
                found[page.pk] = page  # only ever linked to
    for model, ids in by_type.items():
        found |= {page.pk: page for page in for_cards(model.objects.filter(pk__in=ids))}
    return found


def for_cards(pages: Any) -> Any:
    """Return the queryset `pages` with what their cards show, except the pictures.

    A page type says what its card needs by a queryset method `for_cards`.
    """
    prepared = pages.for_cards() if hasattr(pages, "for_cards") else pages
    return prepared.prefetch_related(None)


def _attach_pictures(
    model: Any, ids: set[Any], owners: list[Any], shown: list[Any]
) -> dict[Any, Any]:
    """Give each owner its pictures, with their renditions; return all pictures by id."""
    links = [(owner, field) for owner in owners for field in _picture_fields(type(owner))]
    links = [(owner, field) for owner, field in links if not field.is_cached(owner)]
    ids |= {getattr(owner, field.attname) for owner, field in links}
    ids |= {getattr(owner, "card_picture_id", None) for owner in owners}
    ids.discard(None)
    pictures = model.objects.in_bulk(list(ids)) if ids else {}
    known = [field.get_cached_value(o) for o in owners for field in _picture_fields(type(o))
             if field.is_cached(o)]  # fmt: skip
    known += [*shown, *(getattr(owner, "card_picture", None) for owner in owners)]
    prefetch_related_objects([*pictures.values(), *filter(None, known)], "renditions")
    for owner, field in links:
        field.set_cached_value(owner, pictures.get(getattr(owner, field.attname)))
    for owner in owners:
        if hasattr(owner, "card_picture_id"):  # annotated: the picture of a card, by its id
            owner.card_picture = pictures.get(owner.card_picture_id)
    return pictures


def _picture_fields(model: type[Model]) -> list[Any]:
    pictures = get_image_model()
    return [f for f in model._meta.concrete_fields if f.is_relation and f.related_model is pictures]
