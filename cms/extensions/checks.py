"""System checks of the plugin contract: names that collide, or that would not be found again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import checks
from django.db import DatabaseError
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template

from . import points
from .contributed import UNAVAILABLE
from .orphans import orphan_tables
from .plugin import Plugin, installed_plugins

Messages = Iterator[checks.CheckMessage]


def register_checks() -> None:
    checks.register(check_plugin_contract)
    checks.register(check_left_behind, checks.Tags.database)


def check_plugin_contract(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Check every installed plugin, and that no two of them claim the same name."""
    found = [message for plugin in installed_plugins() for message in _of_plugin(plugin)]
    return [*found, *_same_names(), *_label_prefixes(), *_core_names()]


def _of_plugin(plugin: Plugin) -> Messages:
    yield from _tables(plugin)
    yield from _own_folders(plugin)
    yield from _targets(plugin)


def _tables(plugin: Plugin) -> Messages:
    for model in plugin.get_models(include_auto_created=True):
        if not model._meta.db_table.startswith(f"{plugin.label}_"):
            yield checks.Error(
                f"The table {model._meta.db_table} of {plugin.name} does not start with its label.",
                hint=f"Leave out db_table, or call it {plugin.label}_{model._meta.model_name}.",
                obj=model,
                id="extensions.E001",
            )


def _own_folders(plugin: Plugin) -> Messages:
    """A file outside the plugin's own folder could replace one of the core or of Wagtail."""
    for kind in ("templates", "static"):
        for entry in sorted(Path(plugin.path, kind).glob("[!._]*")):
            if entry.name != plugin.label:
                yield checks.Error(
                    f"{plugin.name} has {kind}/{entry.name}: it may replace a file of the core.",
                    hint=f"Put everything under {kind}/{plugin.label}/.",
                    id="extensions.E002",
                )


def _targets(plugin: Plugin) -> Messages:
    """Panels and filters name a page type, slots a template: a mistyped name would do nothing."""
    for point, found in plugin.contributions():
        if point in (points.page_panels, points.facets) and not _is_model(found.target):
            yield checks.Error(
                f"{plugin.name} adds to {found.target}, which is no page type.",
                hint="Write it as in 'artisans.ArtisanPage'.",
                id="extensions.E003",
            )
        if point is points.template_slots and not _is_template(found.item):
            yield checks.Error(
                f"{plugin.name} names the template {found.item}, which does not exist.",
                id="extensions.E004",
            )


def _same_names() -> Messages:
    """Two contributions under one name: one of them would silently win."""
    for point in points.ALL:
        seen: dict[tuple[str, str], str] = {}
        for found in point.contributions:
            name = _name_of(point, found)
            key = (found.target, name)
            if name and key in seen:
                yield checks.Error(
                    f"{found.plugin.name} and {seen[key]} both add {name!r} to {found.target}.",
                    hint="Names are given once: choose another one.",
                    id="extensions.E005",
                )
            seen[key] = found.plugin.name


def _name_of(point: points.ExtensionPoint, found: points.Contribution) -> str:
    if point in (points.stream_blocks, points.urlpatterns, points.api_routers):
        return found.item[0]
    return found.item.name if point is points.facets else ""


def _label_prefixes() -> Messages:
    labels = [plugin.label for plugin in installed_plugins()]
    for one, other in combinations(sorted(labels), 2):
        if other.startswith(f"{one}_"):
            yield checks.Error(
                f"The labels {one} and {other} cannot be told apart in the names of blocks.",
                hint="No label may begin with another one and an underscore.",
                id="extensions.E006",
            )


def _core_names() -> Messages:
    """The core leaves the names that plugins use to them."""
    from .rewrite import stream_fields

    for model, name in stream_fields():
        stream = model._meta.get_field(name).stream_block
        for kind in getattr(stream, "_own", stream.child_blocks):
            if kind == UNAVAILABLE or kind.startswith("plugin_"):
                yield checks.Error(
                    f"{model._meta.label}.{name} has a block called {kind}: a plugin's name.",
                    id="extensions.E007",
                )


def check_left_behind(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn of tables whose plugin is gone, or that changed its label: it is permanent."""
    try:
        tables = [name for using in kwargs.get("databases") or [] for name in orphan_tables(using)]
    except DatabaseError:
        return []
    if not tables:
        return []
    return [
        checks.Warning(
            f"No installed plugin owns these tables: {', '.join(tables)}.",
            hint="Install the plugin again (its label never changes), then `manage.py "
            "remove_plugin` it if it is no longer wanted.",
            id="extensions.W001",
        )
    ]


def _is_model(label: str) -> bool:
    try:
        return bool(apps.get_model(label))
    except (LookupError, ValueError):
        return False


def _is_template(name: str) -> bool:
    try:
        return bool(get_template(name))
    except TemplateDoesNotExist:
        return False
