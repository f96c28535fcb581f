"""What may be shown, kept true: consents change, pages are published, staff are told."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Collection, CollectionViewRestriction, ReferenceIndex

from .collections import collection_named
from .consents import Consent
from .models import Film, Model3D, Picture, Sound
from .rights import Withheld, judge

logger = logging.getLogger(__name__)

MEDIA = (Film, Sound, Model3D, Picture)
SOON = timedelta(days=60)
COLLECTION = "Consentements signés"


class Refusal(SafeString):
    """A sentence with a link, still one after Wagtail puts the (empty) name of a field before."""

    def __radd__(self, other: str) -> SafeString:
        return mark_safe("".join((escape(other), self)))  # noqa: S308 - both parts are escaped


class NotShownError(ValidationError):
    """A page cannot be published: it shows media that the public must not see."""

    def __init__(self, page: Any, sentences: list[str]) -> None:
        super().__init__(sentences)
        self.page = page


def obstacles(page: Any) -> list[Refusal]:
    """Return a sentence for each media that `page`, as it is in memory, shows and must not."""
    return [refusal(media) for media in shown_by(page) if _stops(media)]


def shown_by(page: Any) -> Iterator[Any]:
    """Yield the media that the fields, streams and parts of `page` refer to, once each.

    The pages it refers to answer for themselves.
    """
    wanted = {ReferenceIndex._get_base_content_type(model).pk: model for model in MEDIA}
    found: dict[Any, set[str]] = {model: set() for model in MEDIA}
    for kind, pk, *_where in ReferenceIndex._extract_references_from_object(page):
        if kind in wanted:
            found[wanted[kind]].add(pk)
    for model, pks in found.items():
        if pks:
            yield from model._default_manager.filter(pk__in=pks).order_by("pk")


def refusal(media: Any) -> Refusal:
    """Return the sentence that says why a page with `media` is not published, and where to act."""
    name = f'<a href="{escape(form_of(media))}">{escape(media.title)}</a>'
    if media.trade_secret:
        text = escape(
            _("“%(title)s” is marked as a trade secret: take it off the page, or lift the secret.")
        )
    else:
        text = escape(
            _(
                "“%(title)s” shows somebody whose consent for the website is missing, withdrawn or "
                "out of date: add it to the media, or take the media off the page."
            )
        )
    return Refusal(text % {"title": name})


def form_of(media: Any) -> str:
    """Return the address of the form of `media` in the back office."""
    if isinstance(media, Picture):
        return reverse("wagtailimages:edit", args=[media.pk])
    return reverse(media.snippet_viewset.get_url_name("edit"), args=[media.pk])


def _stops(media: Any) -> bool:
    reason, _until = judge(media)
    return bool(reason) or media.is_withheld


def refresh(media: Any) -> None:
    """Copy on `media` what its rights say today; posters follow; staff are told of a loss."""
    before, (reason, until) = media.withheld, judge(media)
    if (before, media.shown_until) != (reason, until):
        media.withheld, media.shown_until = reason, until
        type(media)._default_manager.filter(pk=media.pk).update(withheld=reason, shown_until=until)
        if reason == Withheld.CONSENT and not before:
            transaction.on_commit(lambda: _tell(media))
    poster = getattr(media, "poster", None)
    if poster is not None:
        refresh(poster)


def refresh_expired() -> list[Any]:
    """Withhold the media whose consents ended, and return them; run it every day."""
    today, ended = timezone.localdate(), []
    for model in MEDIA:
        for media in model._default_manager.filter(withheld="", shown_until__lt=today):
            refresh(media)
            ended.append(media)
    return ended


def refresh_all() -> int:
    """Judge every media again, and return how many changed."""
    changed = 0
    for model in MEDIA:
        for media in model._default_manager.order_by("pk").iterator():
            before = (media.withheld, media.shown_until)
            refresh(media)
            changed += before != (media.withheld, media.shown_until)
    return changed


def ending_soon() -> Any:
    """Return the consents that end in the next 60 days, or ended and were not renewed."""
    ends = Consent.objects.filter(withdrawn_on=None, expires_on__lte=timezone.localdate() + SOON)
    return ends.select_related("film", "sound", "model3d", "picture").order_by("expires_on", "pk")


def _tell(media: Any) -> None:
    """Write to those who manage consents that `media` left the site."""
    from .notices import tell_withheld

    try:
        tell_withheld(media)
    except OSError:
        logger.exception("Nobody could be told that %r is withheld", media)


def put_away(document: Any) -> None:
    """Move a signed document where only those who manage consents can read it."""
    if document is None:
        return
    folder = private_collection()
    if document.collection_id != folder.pk:
        document.collection = folder
        document.save(update_fields=["collection"])


def private_collection() -> Collection:
    """Return the collection of the signed documents, readable by those who manage consents."""
    folder = collection_named(COLLECTION)
    wall, _made = CollectionViewRestriction.objects.get_or_create(
        collection=folder, restriction_type=CollectionViewRestriction.GROUPS
    )
    may = Permission.objects.filter(content_type__app_label="media", codename="change_consent")
    wall.groups.set(Group.objects.filter(permissions__in=may))
    return folder
