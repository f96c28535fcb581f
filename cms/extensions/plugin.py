"""The plugin contract: what a plugin is, and what the core knows about the installed ones."""

from __future__ import annotations

import re
from typing import Any

from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured

from . import points
from .contributor import Contributor
from .discovery import clear_import_errors

API = (1, 0)
"""Version of the contract (not of the product): a plugin written for 1.x runs on any later 1.y."""

LABEL = re.compile(r"^plugin_[a-z][a-z0-9_]*$")


class Plugin(AppConfig):
    """A Django app that extends the core. Subclass it in the `apps.py` of a plugin.

    `label` prefixes the tables and blocks of the plugin and never changes; `api` is the version
    of the contract the plugin was written for. Both are checked before its models are imported.
    """

    api: tuple[int, int]
    description: Any = ""
    default_auto_field = "django.db.models.BigAutoField"

    def __init__(self, app_name: str, app_module: Any) -> None:
        super().__init__(app_name, app_module)
        self._check_contract()

    def contribute(self, core: Contributor) -> None:
        """Add to the extension points of the core. Import the modules of the plugin here."""

    def import_models(self) -> None:
        with clear_import_errors(self.name):
            super().import_models()

    def ready(self) -> None:
        for point in points.ALL:
            point.forget(self)
        with clear_import_errors(self.name):
            self.contribute(Contributor(self))

    def is_enabled(self, site: Any) -> bool:
        """Is this plugin switched on for `site`? Asked once a request: kept on the site object."""
        from .models import disabled_plugins

        return self.label not in disabled_plugins(site)

    def contributions(self) -> list[tuple[points.ExtensionPoint, points.Contribution]]:
        """Return everything this plugin adds, with the place it is added to."""
        return [
            (point, found)
            for point in points.ALL
            for found in point.contributions
            if found.plugin is self
        ]

    def _check_contract(self) -> None:
        api = getattr(self, "api", None)
        if not (isinstance(api, tuple) and len(api) == 2):
            raise ImproperlyConfigured(
                f"Plugin {self.name} does not say which contract it was written for: "
                f"set `api = {API}` on its {type(self).__name__}."
            )
        if not LABEL.match(self.label):
            raise ImproperlyConfigured(
                f"Plugin {self.name} has the label {self.label!r}: it must look like plugin_name."
            )
        if api[0] != API[0] or api > API:
            raise ImproperlyConfigured(
                f"Plugin {self.name} was written for contract {api[0]}.{api[1]}; this site offers "
                f"{API[0]}.{API[1]}. Install a version of the plugin made for this site."
            )


def installed_plugins() -> list[Plugin]:
    """Return the installed plugins, in the order of INSTALLED_APPS."""
    return [config for config in apps.get_app_configs() if isinstance(config, Plugin)]


def plugin_of(model: type) -> Plugin | None:
    """Return the plugin that owns `model`, or None for a model of the core."""
    config = apps.get_app_config(model._meta.app_label)  # type: ignore[attr-defined]
    return config if isinstance(config, Plugin) else None
