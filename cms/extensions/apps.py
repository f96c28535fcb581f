from django.apps import AppConfig


class ExtensionsConfig(AppConfig):
    """The contract between the core and its plugins."""

    name = "cms.extensions"
    label = "extensions"
    default_auto_field = "django.db.models.BigAutoField"
