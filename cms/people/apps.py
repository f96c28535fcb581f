from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, organisations, roles and what each role may do."""

    name = "cms.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
