from django.apps import AppConfig


class BlocksConfig(AppConfig):
    """The StreamField blocks of the core, one file per family."""

    name = "cms.blocks"
    label = "blocks"
