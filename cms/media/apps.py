from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Images, films, sounds and 3D models, with their rights."""

    name = "cms.media"
    label = "media"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import signals
        from .permissions import register_policies

        register_policies()
        signals.connect()
