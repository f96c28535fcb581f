"""The e-mails of a deposit: received, changes asked, published. Staff are told by the workflow."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.mail import send_mail
from wagtail.models import Site

from .models import Deposit


def received(kept: Deposit, request: Any) -> None:
    """Tell the depositor that the gesture came, and where to follow it."""
    _write(kept, "received", lambda: _("“%(title)s” has come to the chamber"))


def changes_asked(sender: Any, instance: Any, user: Any = None, **kwargs: Any) -> None:
    """Tell the depositor what staff ask to change. Receiver of `task_rejected`."""
    page = instance.workflow_state.content_object
    kept = Deposit.objects.filter(page=getattr(page, "pk", None)).first()
    if kept:
        _write(kept, "asked", lambda: _("Some changes for “%(title)s”"), comment=instance.comment)


def published(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Tell the depositor, once, that the gesture is public. Receiver of `page_published`."""
    waiting = Deposit.objects.filter(page=instance.pk, is_told_published=False)
    for kept in waiting:
        Deposit.objects.filter(pk=kept.pk).update(is_told_published=True, title=instance.title)
        kept.title = instance.title
        subject = lambda: _("“%(title)s” is published")  # noqa: E731 (said in the reader's language)
        _write(kept, "published", subject, address=instance.full_url)


def _write(kept: Deposit, name: str, subject: Any, **context: Any) -> None:
    """Write once the change is really saved; a server of e-mails that is down stops nothing."""
    site = Site.objects.filter(is_default_site=True).first()
    root = site.root_url if site else ""
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(
            f"gestures/email/{name}.txt",
            {
                "deposit": kept,
                "follow": f"{root}{kept.get_absolute_url()}",
                "site_name": (site and site.site_name) or "Artisanumérique",
                **context,
            },
        )
        title = subject() % {"title": kept.title}
    transaction.on_commit(partial(send_mail, title, text, [kept.owner.email]), robust=True)
