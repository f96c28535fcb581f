from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The public, read-only interface under /api/v1/."""

    name = "cms.api"
    label = "cms_api"
