from django.apps import AppConfig


class GesturesConfig(AppConfig):
    """Gesture modules: an action on a material, filmed, measured and explained."""

    name = "cms.gestures"
    label = "gestures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have depositors told of what becomes of their deposits."""
        from wagtail.signals import page_published, task_rejected

        from .deposits import notices

        task_rejected.connect(notices.changes_asked)
        page_published.connect(notices.published)
