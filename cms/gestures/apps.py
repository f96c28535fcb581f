from django.apps import AppConfig


class GesturesConfig(AppConfig):
    """Gesture modules: an action on a material, filmed, measured and explained."""

    name = "cms.gestures"
    label = "gestures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell depositors what becomes of their deposits; follow the words that are suggested."""
        from wagtail.signals import page_published, task_rejected

        from cms.pages.embedding import offers_frames

        from . import suggestions
        from .deposits import notices
        from .embedding import gesture_at

        offers_frames(gesture_at)
        task_rejected.connect(notices.changes_asked)
        page_published.connect(notices.published)
        suggestions.connect()
