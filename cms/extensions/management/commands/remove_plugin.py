"""`manage.py remove_plugin plugin_name`: remove what a plugin has in the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.extensions import Plugin, installed_plugins
from cms.extensions.removal import Inventory, remove_plugin, take_inventory


class Command(BaseCommand):
    """Removes the blocks and tables of a plugin while it is still installed."""

    help = (
        "Remove a plugin's blocks (from pages and their history), its tables and its permissions. "
        "Run it before uninstalling the plugin; back the database up first."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("label", help="label of the plugin, e.g. plugin_map")
        parser.add_argument("--yes", action="store_true", help="do not ask for confirmation")
        parser.add_argument(
            "--keep-blocks", action="store_true", help="keep its blocks, hidden, in the pages"
        )

    def handle(self, label: str, yes: bool, keep_blocks: bool, **options: Any) -> None:
        plugin = self._find(label)
        self._show(take_inventory(plugin), keep_blocks)
        if not yes:
            self._confirm(label)
        remove_plugin(plugin, keep_blocks)
        self.stdout.write(
            self.style.SUCCESS(
                f"{label} is removed from the database. Now uninstall it (pip uninstall, or take "
                "it out of BUILT_IN_PLUGINS), before the next `migrate` makes its tables again."
            )
        )

    def _find(self, label: str) -> Plugin:
        plugins = {plugin.label: plugin for plugin in installed_plugins()}
        if label not in plugins:
            raise CommandError(
                f"No installed plugin is called {label}. Installed: {', '.join(plugins)}. "
                "A plugin is removed while it is still installed: install it again first."
            )
        return plugins[label]

    def _show(self, found: Inventory, keep_blocks: bool) -> None:
        fate = "stay, hidden" if keep_blocks else "will be removed"
        self.stdout.write(f"{found.live_blocks} blocks in pages {fate}.")
        self.stdout.write(f"{found.revision_blocks} blocks in drafts and older versions {fate}.")
        for table, rows in found.tables.items():
            self.stdout.write(f"Table {table} will be dropped, with {rows} rows.")

    def _confirm(self, label: str) -> None:
        try:
            answer = input(f"This cannot be undone. Type {label} to go on: ")
        except EOFError:
            answer = ""
        if answer.strip() != label:
            raise CommandError("Nothing was removed.")
