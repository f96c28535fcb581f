from typing import Any

from django.apps import AppConfig
from django.conf import settings

from .discovery import check_plugins


class ExtensionsConfig(AppConfig):
    """The contract between the core and its plugins."""

    name = "cms.extensions"
    label = "extensions"
    default_auto_field = "django.db.models.BigAutoField"

    def __init__(self, app_name: str, app_module: Any) -> None:
        super().__init__(app_name, app_module)
        check_plugins(getattr(settings, "PLUGINS", []))  # before Django imports them one by one

    def ready(self) -> None:
        from . import checks, orphans

        checks.register_checks()
        orphans.follow_deletions()
