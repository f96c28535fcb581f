from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo content and the command that loads it."""

    name = "artisanumerique.demo"
    label = "demo"
