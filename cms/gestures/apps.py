from django.apps import AppConfig


class GesturesConfig(AppConfig):
    """Gesture modules: an action on a material, filmed, measured and explained."""

    name = "cms.gestures"
    label = "gestures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .suggestions import connect

        connect()
