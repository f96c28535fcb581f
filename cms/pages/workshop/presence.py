"""Who else has this page open: Wagtail's own editing sessions, shared with the page's editor."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import get_default_page_content_type


def presence_of(page: Any, user: Any) -> dict[str, Any]:
    """Open a session on `page`, and return where to say that it goes on, and that it ends."""
    EditingSession.cleanup()
    content_type = get_default_page_content_type()
    session = EditingSession.objects.create(
        user=user, content_type=content_type, object_id=page.pk, last_seen_at=timezone.now()
    )
    kind = (content_type.app_label, content_type.model, page.pk, session.pk)
    return {
        "ping": reverse("wagtailadmin_editing_sessions:ping", args=kind),
        "release": reverse("wagtailadmin_editing_sessions:release", args=[session.pk]),
        "every": getattr(settings, "WAGTAIL_EDITING_SESSION_PING_INTERVAL", 10000),
    }
