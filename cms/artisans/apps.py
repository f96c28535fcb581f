from django.apps import AppConfig


class ArtisansConfig(AppConfig):
    """Firms and their people, on the territory."""

    name = "cms.artisans"
    label = "artisans"
    default_auto_field = "django.db.models.BigAutoField"
