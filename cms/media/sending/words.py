"""What the browser is told of an upload once its bytes came: its kind, and who has the same."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.permissions import policy_registry

from cms.media.ledger import Source

from .uploads import MODELS, Upload, UploadState, model_of

MAY_SEE = ["add", "change", "choose"]


def describe(upload: Upload, user: Any) -> dict[str, Any]:
    """Return the news of an upload, as JSON holds them."""
    return {
        "token": upload.token,
        "state": "lost" if upload.is_lost else upload.state,
        "message": upload.message,
        "kind": upload.kind,
        "name": upload.name,
        "offset": upload.offset,
        "length": upload.length,
        "form": reverse("media_upload_form", args=[upload.token]),
        "twins": [{"title": each.title, "url": address_of(each)} for each in twins(upload, user)],
    }


def twins(upload: Upload, user: Any) -> list[Any]:
    """Return the media of the same content that `user` may see, five at most."""
    if upload.state != UploadState.WHOLE or not upload.sha256 or upload.kind not in MODELS:
        return []
    source = Source.objects.filter(sha256=upload.sha256).first()
    if source is None:
        return []
    model = model_of(upload.kind)
    policy = policy_registry.get_by_type(model)
    seen = policy.instances_user_has_any_permission_for(user, MAY_SEE)
    return list(seen.filter(source=source)[:5])


def address_of(media: Any) -> str:
    """Return the address of the form of a media."""
    return reverse(media.snippet_viewset.get_url_name("edit"), args=[media.pk])
