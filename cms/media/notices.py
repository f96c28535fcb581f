"""What staff are told by e-mail: a media that left the site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail


def managers() -> Any:
    """Return the accounts that manage consents and have an address."""
    backend = "django.contrib.auth.backends.ModelBackend"
    found = get_user_model().objects.with_perm(  # type: ignore[attr-defined]
        "media.change_consent", backend=backend
    )
    return found.exclude(email="").distinct()


def tell_withheld(media: Any) -> None:
    """Say, once for each time it happens, that `media` is no longer shown, and why."""
    from .showing import form_of

    with override(settings.LANGUAGE_CODE):
        subject = _("“%(title)s” is no longer shown on the site") % {"title": media.title}
        text = _(
            "A consent was withdrawn, is missing or has ended. Pages that use this media show a "
            "neutral sentence in its place, and its files can no longer be reached.\n\n"
            "To show it again, add a valid consent: %(address)s"
        ) % {"address": settings.WAGTAILADMIN_BASE_URL + form_of(media)}
    for person in managers():
        send_mail(subject, text, [person.email])
