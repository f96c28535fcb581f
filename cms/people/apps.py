from typing import Any

from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save


class PeopleConfig(AppConfig):
    """Accounts, organisations, roles and what each role may do."""

    name = "cms.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import organisations as on
        from .models import Organisation

        post_migrate.connect(sync, sender=self)
        post_save.connect(on.on_saved, sender=Organisation)
        post_delete.connect(on.on_deleted, sender=Organisation)
        m2m_changed.connect(on.on_members_changed, sender=Organisation.members.through)


def sync(using: str = "default", **kwargs: Any) -> None:
    """Bring the roles up to date once all tables exist; only where the accounts are kept."""
    from .roles import sync_roles

    if using == "default":
        sync_roles()
