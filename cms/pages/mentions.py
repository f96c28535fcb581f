"""Which pages mention a page in their text, from Wagtail's index of references."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from .frame import anything_private


def mentions(page: Any, label: str) -> Any:
    """Return the live public pages of the model `label` (e.g. "events.EventPage") naming `page`."""
    base = ContentType.objects.get_for_model(Page)  # references name pages by their base type
    rows = ReferenceIndex.objects.filter(
        base_content_type=base, to_content_type=base, to_object_id=str(page.pk)
    )
    known = rows.values(key=Cast("object_id", IntegerField()))
    found = apps.get_model(label).objects.live().filter(pk__in=known)
    return found.public() if anything_private() else found
