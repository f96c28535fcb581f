from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """The vocabularies of the crafts and the territory everything is counted on."""

    name = "cms.taxonomy"
    label = "taxonomy"
    default_auto_field = "django.db.models.BigAutoField"
