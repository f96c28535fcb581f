"""A consent that changes changes what the public sees, at once."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save


def connect() -> None:
    from .models import Consent, Film, Model3D

    post_save.connect(_follow_consent, sender=Consent)
    post_delete.connect(_follow_consent, sender=Consent)
    for model in (Film, Model3D):
        post_save.connect(_follow_media, sender=model)


def _follow_consent(instance: Any, **kwargs: Any) -> None:
    from .consents import KINDS
    from .showing import refresh

    for kind in KINDS:
        field = instance._meta.get_field(kind)
        pk = getattr(instance, field.attname)
        media = field.related_model._default_manager.filter(pk=pk).first() if pk else None
        if media is not None:  # it may be what is being deleted, with its consents
            refresh(media)


def _follow_media(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A poster follows its film or its model."""
    from .showing import refresh

    if instance.poster_id and not raw and instance.poster is not None:
        refresh(instance.poster)
