from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The base of every page, the home, plain pages, listings and site settings."""

    name = "cms.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import frame

        frame.connect()
