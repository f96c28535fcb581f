"""Removing a plugin for good: its blocks, its tables, and what the site still knows of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision

from .models import SitePlugins
from .plugin import Plugin
from .rewrite import (
    belongs_to,
    block_types,
    live_streams,
    reindex,
    revisions,
    rewrite_everywhere,
    rows_with,
    stream_fields,
)


@dataclass
class Inventory:
    """What a plugin has in the database: its blocks, and the rows of each of its tables."""

    live_blocks: int = 0
    revision_blocks: int = 0
    tables: dict[str, int] = field(default_factory=dict)


def take_inventory(plugin: Plugin) -> Inventory:
    """Count what `plugin` has in the database."""
    mine = belongs_to(plugin.label)
    live = [raw for model, name in stream_fields() for _pk, raw in live_streams(model, name)]
    return Inventory(
        live_blocks=_count(live, mine),
        revision_blocks=_count([content for _pk, content in revisions()], mine),
        tables={name: _rows(name) for name in plugin_tables(plugin)},
    )


def remove_plugin(plugin: Plugin, keep_blocks: bool = False) -> None:
    """Remove `plugin` from the database; its code is uninstalled afterwards.

    Dropping tables cannot be part of a transaction on SQLite: blocks go first, in one, so that
    an error there leaves everything as it was.
    """
    with transaction.atomic():
        if not keep_blocks:
            rows = rows_with([plugin.label])
            rewrite_everywhere(apps, belongs_to(plugin.label), lambda block: None)
            reindex(rows)
        _forget_child_rows(plugin)
    call_command("migrate", plugin.label, "zero", interactive=False, verbosity=0)
    with transaction.atomic():
        for found in ContentType.objects.filter(app_label=plugin.label):
            found.delete()  # and with it permissions, revisions, references, search entries
        _forget_switches(plugin)


def plugin_tables(plugin: Plugin) -> list[str]:
    """Return the existing tables of the models of `plugin`."""
    existing = set(connection.introspection.table_names())
    models = plugin.get_models(include_auto_created=True)
    return sorted({m._meta.db_table for m in models} & existing)


def _count(contents: list[Any], mine: Callable[[str], bool]) -> int:
    return sum(1 for content in contents for kind in block_types(content) if mine(kind))


def _rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return cursor.fetchone()[0]


def _forget_child_rows(plugin: Plugin) -> None:
    """Take the rows of the plugin's panels out of the revisions of the pages they belong to."""
    mine = set(plugin.get_models())
    names = {
        relation.get_accessor_name()
        for model in apps.get_models()
        for relation in get_all_child_relations(model)
        if relation.related_model in mine
    }
    for pk, content in revisions() if names else []:
        kept = {key: part for key, part in content.items() if key not in names}
        if len(kept) != len(content):
            Revision.objects.filter(pk=pk).update(content=kept)


def _forget_switches(plugin: Plugin) -> None:
    for setting in SitePlugins.objects.all():
        if plugin.label in setting.disabled:
            setting.disabled = [label for label in setting.disabled if label != plugin.label]
            setting.save()
