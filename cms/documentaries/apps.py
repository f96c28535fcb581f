from django.apps import AppConfig


class DocumentariesConfig(AppConfig):
    """Web documentaries: a graph of scenes that mix film, 3D and narrative."""

    name = "cms.documentaries"
    label = "documentaries"
    default_auto_field = "django.db.models.BigAutoField"
