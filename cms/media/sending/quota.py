"""How much an organisation may keep in the library, and how much it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.media.kinds import MB
from cms.media.ledger import Source
from cms.media.models import Film, Model3D, Sound
from cms.people.models import Organisation, User
from cms.people.roles import COMMUNICATION, GROUPS
from media_pipeline import sentences

from .uploads import Upload, UploadState


@dataclass(frozen=True)
class Account:
    """What is kept for one organisation, or for a person without any, in bytes."""

    name: str
    used: int
    limit: int
    organisation: Organisation | None = None

    @property
    def left(self) -> int:
        return max(0, self.limit - self.used)


class NoRoomError(Exception):
    """The file does not fit; the sentence says how much is left and who to ask."""


def is_without_limit(user: Any) -> bool:
    """Is `user` an administrator, or of the staff of the chamber?"""
    return user.is_superuser or user.groups.filter(name=GROUPS[COMMUNICATION]).exists()


def account_of(user: Any) -> Account | None:
    """Return the account that what `user` sends is counted in, None for those without limit.

    Of several organisations, the one that has the least room: what a member sends counts in each.
    """
    if is_without_limit(user):
        return None
    accounts = [account_of_organisation(each) for each in user.organisations.all()]
    if not accounts:
        used = used_by(User.objects.filter(pk=user.pk))
        return Account(str(user), used, settings.MEDIA_QUOTA * MB)
    return min(accounts, key=lambda account: account.left)


def account_of_organisation(organisation: Organisation) -> Account:
    quota = organisation.media_quota
    limit = (settings.MEDIA_QUOTA if quota is None else quota) * MB
    return Account(organisation.name, used_by(organisation.members.all()), limit, organisation)


def used_by(people: Any) -> int:
    """Return the bytes of what `people` sent, each content once, and of what they are sending."""
    members = people.values("pk")
    contents = [
        model.objects.filter(uploaded_by__in=members, source__isnull=False).values("source")
        for model in (Film, Sound, Model3D)
    ]
    films, sounds, models = contents
    sent = Q(pk__in=films) | Q(pk__in=sounds) | Q(pk__in=models)
    kept = Source.objects.filter(sent)
    coming = Upload.objects.filter(
        owner__in=members,
        expires_at__gt=timezone.now(),
        state__in=(UploadState.RECEIVING, UploadState.WHOLE),
    )
    return _sum(kept, "bytes") + _sum(coming, "length")


def _sum(rows: Any, column: str) -> int:
    return rows.aggregate(total=Sum(column))["total"] or 0


def check_room(user: Any, length: int) -> Account | None:
    """Return the account of `user` when it has room for `length` bytes; raise NoRoomError."""
    account = account_of(user)
    if account is not None and length > account.left:
        raise NoRoomError(
            _(
                "This file weighs %(size)s, and %(name)s has %(left)s left (%(used)s used of "
                "%(limit)s). Delete media that are no longer of use, or ask the chamber for room."
            )
            % {
                "size": in_words(length), "name": account.name, "left": in_words(account.left),
                "used": in_words(account.used), "limit": in_words(account.limit),
            }
        )  # fmt: skip
    return account


def in_words(size: int) -> str:
    """Return 1288490188 as "1.2 GB" ("1,2 Go" in French), as the sentences of refusals do."""
    return sentences.size(size, get_language() or "fr")


def usage(account: Account) -> str:
    """Return the sentence that says how much of an account is used."""
    return _("%(name)s uses %(used)s of %(limit)s: %(left)s left.") % {
        "name": account.name, "used": in_words(account.used), "limit": in_words(account.limit),
        "left": in_words(account.left),
    }  # fmt: skip
