from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Programmes and their dated cultural events."""

    name = "cms.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"
