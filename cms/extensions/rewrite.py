"""Rewriting blocks where they are kept: in live rows, in drafts and in every older revision.

A StreamField's migrations do not know its blocks (see `fields.py`), so Wagtail's own block
migrations cannot find them. Use the operations below in a plugin's migrations instead.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.apps import apps as installed
from django.db import migrations
from wagtail.models import ReferenceIndex
from wagtail.search import index

from .fields import ExtensibleStreamField

SLICE = 200
"""Rows read at once."""
Block = dict[str, Any]
"""A block as it is stored: {"type": ..., "value": ..., "id": ...}."""
Change = Callable[[Block], Block | None]
"""Returns the block to put in the place of one, or None to take it out."""


def rename_block(old: str, new: str) -> migrations.RunPython:
    """Migration operation: blocks of the stored type `old` become `new`; reversible."""
    return _operation(old, lambda b: {**b, "type": new}, new, lambda b: {**b, "type": old})


def alter_block(
    block_type: str, forwards: Callable[[Any], Any], backwards: Callable[[Any], Any] | None = None
) -> migrations.RunPython:
    """Migration operation: `forwards(value)` replaces the value of each block of `block_type`.

    Without `backwards` the values stay as they are when the migration is undone.
    """
    undo: Change = lambda b: {**b, "value": backwards(b["value"])} if backwards else b  # noqa: E731
    change: Change = lambda b: {**b, "value": forwards(b["value"])}  # noqa: E731
    return _operation(block_type, change, block_type, undo)


def remove_block(block_type: str) -> migrations.RunPython:
    """Migration operation: takes every block of `block_type` out; undoing it brings none back."""
    return _operation(block_type, lambda b: None, block_type, lambda b: b)


def _operation(old: str, change: Change, new: str, undo: Change) -> migrations.RunPython:
    def forwards(apps: Any, schema_editor: Any) -> None:
        rewrite_everywhere(apps, old.__eq__, change, schema_editor.connection.alias)

    def backwards(apps: Any, schema_editor: Any) -> None:
        rewrite_everywhere(apps, new.__eq__, undo, schema_editor.connection.alias)

    return migrations.RunPython(forwards, backwards)


def rewrite_everywhere(
    apps: Any, matches: Callable[[str], bool], change: Change, using: str = "default"
) -> int:
    """Put `change(block)` in place of every block whose type `matches`; return how many rows."""
    rows = 0
    for model, name in stream_fields(apps):
        for pk, raw in live_streams(model, name, using):
            rows += _write(model._base_manager.using(using), pk, name, raw, matches, change)
    revision = apps.get_model("wagtailcore", "Revision")
    for pk, content in revisions(apps, using):
        rows += _write(revision._base_manager.using(using), pk, "content", content, matches, change)
    return rows


def _write(
    rows: Any, pk: Any, name: str, raw: Any, matches: Callable[[str], bool], change: Change
) -> int:
    """Update the row `pk` when rewriting changes what its field `name` holds."""
    new = rewritten(raw, matches, change)
    return rows.filter(pk=pk).update(**{name: new}) if new != raw else 0


def stream_fields(apps: Any = installed) -> Iterator[tuple[Any, str]]:
    """Yield each model of `apps` with the name of each of its extensible streams."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, ExtensibleStreamField):
                yield model, field.name


def live_streams(
    model: Any, name: str, using: str = "default"
) -> Iterator[tuple[Any, list[Block]]]:
    """Yield the primary key and the stored blocks of each row of `model`."""
    for pk, value in _rows(model, name, using):
        yield pk, value.stream_block.get_prep_value(value)


def revisions(apps: Any = installed, using: str = "default") -> Iterator[tuple[Any, Any]]:
    """Yield the primary key and content of every revision, of pages and of snippets."""
    yield from _rows(apps.get_model("wagtailcore", "Revision"), "content", using)


def _rows(model: Any, name: str, using: str) -> Iterator[tuple[Any, Any]]:
    """Yield (primary key, value) in slices read to their end: rows may be written meanwhile."""
    rows = model._base_manager.using(using)
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), SLICE):
        yield from list(rows.filter(pk__in=keys[start : start + SLICE]).values_list("pk", name))


def rewritten(content: Any, matches: Callable[[str], bool], change: Change) -> Any:
    """Return `content` with `change(block)` in place of the blocks that match, at any depth."""
    if isinstance(content, list):
        parts = [rewritten(item, matches, change) for item in content]
        return [new for old, new in zip(content, parts, strict=True) if not _is_gone(old, new)]
    if isinstance(content, dict):
        node = {key: rewritten(part, matches, change) for key, part in content.items()}
        return change(node) if is_block(node) and matches(node["type"]) else node
    if is_stream_text(content):
        return _rewritten_text(content, matches, change)
    return content


def _is_gone(old: Any, new: Any) -> bool:
    return new is None and old is not None


def _rewritten_text(text: str, matches: Callable[[str], bool], change: Change) -> str:
    """Revisions keep each stream as text inside their own JSON."""
    try:
        stream = json.loads(text)
    except ValueError:
        return text
    new = rewritten(stream, matches, change)
    return text if new == stream else json.dumps(new)


def is_block(node: Any) -> bool:
    return isinstance(node, dict) and isinstance(node.get("type"), str) and "value" in node


def is_stream_text(content: Any) -> bool:
    return isinstance(content, str) and content.startswith("[{") and '"type"' in content


def block_types(content: Any) -> list[str]:
    """Return the type of every block in `content`, at any depth, as often as it is there."""
    found: list[str] = []

    def note(block: Block) -> Block:
        found.append(block["type"])
        return block

    rewritten(content, lambda _type: True, note)
    return found


def belongs_to(label: str) -> Callable[[str], bool]:
    """Return a test of stored types: is this a block of the plugin `label`?"""
    return lambda block_type: block_type.startswith(f"{label}_")


def rows_with(labels: Iterable[str]) -> list[tuple[Any, Any]]:
    """Return (model, primary key) of everything live that holds a block of these plugins."""
    tests = [belongs_to(label) for label in labels]
    return [
        (model, pk)
        for model, name in stream_fields()
        for pk, raw in live_streams(model, name)
        if any(test(kind) for kind in block_types(raw) for test in tests)
    ]


def reindex(rows: Iterable[tuple[Any, Any]]) -> None:
    """Bring the search and reference indexes up to date with the streams of `rows`."""
    for model, pk in rows:
        found = model._base_manager.get(pk=pk)
        index.insert_or_update_object(found)
        ReferenceIndex.create_or_update_for_object(found)
