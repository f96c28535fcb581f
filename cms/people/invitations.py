"""Invitations: an e-mail with a link to choose a password."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site


def invitation_url(user: Any, request: Any) -> str:
    """Return the address where `user` chooses a first password; it works once."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    path = reverse("account_reset_password_from_key", args=key.split("-", 1))
    return request.build_absolute_uri(path)


def send_invitation(user: Any, request: Any) -> None:
    """Write to `user` who invites them, to what, and how to sign in."""
    site = Site.find_for_request(request)
    name = (site and site.site_name) or "Artisanumérique"
    text = render_to_string(
        "people/email/invitation.txt",
        {"user": user, "inviter": request.user, "site_name": name,
         "url": invitation_url(user, request)},
    )  # fmt: skip
    send_mail(_("Your account on %(site)s") % {"site": name}, text, None, [user.email])
