"""Who made a work, who is seen in it, and what others may do with it.

What pages need (`withheld`, `shown_until`) is copied on the media when its rights change, so that
a page asks no other table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .licences import Licence, url_of


class Persons(models.TextChoices):
    """What staff say of the people in a media."""

    UNCHECKED = "unchecked", _("Not checked yet")
    NOBODY = "nobody", _("Nobody can be recognised")
    SHOWN = "shown", _("Somebody can be recognised")


class Withheld(models.TextChoices):
    """Why a media is not shown to the public."""

    NO = "", _("Shown")
    SECRET = "secret", _("Trade secret")
    CONSENT = "consent", _("Consent missing")


class Use(models.TextChoices):
    """What a person agrees to."""

    SITE = "site", _("The website")
    REUSE = "reuse", _("Archives and kits to download")
    PRINT = "print", _("Print")
    TEACHING = "teaching", _("Teaching")
    ALL = "all", _("All of these")


class Rights(models.Model):
    """The author, the licence, the persons and the secrets of a work.

    `shown_until` is the last day on which everybody's consent holds; None: no limit.
    """

    author = models.CharField(
        _("author"), max_length=255, blank=True, help_text=_("Who filmed, recorded or made it.")
    )
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made it, as it must be written.")
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY
    )
    persons = models.CharField(
        _("people"),
        max_length=10,
        choices=Persons.choices,
        default=Persons.UNCHECKED,
        help_text=_(
            "Can somebody be recognised, by the face, the voice or the name? Then each of them "
            "must agree before the media is published."
        ),
    )
    trade_secret = models.BooleanField(
        _("trade secret: do not show"),
        default=False,
        help_text=_("The public does not see it, wherever it is used."),
    )
    secret_reason = models.CharField(
        _("why it is secret"), max_length=255, blank=True, help_text=_("Only staff read this.")
    )
    stands_alone = models.BooleanField(
        _("public without a page"),
        default=False,
        help_text=_("Its file can be seen by everybody, even when no published page shows it."),
    )
    withheld = models.CharField(
        max_length=10, choices=Withheld.choices, blank=True, default="", editable=False
    )
    shown_until = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is None:
            self.withheld, self.shown_until = judge(self)
        super().save(*args, **kwargs)

    @property
    def licence_url(self) -> str:
        return url_of(self.licence)

    @property
    def is_withheld(self) -> bool:
        """Must the public not see it today?"""
        expired = self.shown_until is not None and self.shown_until < timezone.localdate()
        return bool(self.withheld) or expired

    def agreements(self) -> Iterable[Any]:
        """Return the consents of the persons seen in it."""
        return self.consents.all() if self.pk else []  # type: ignore[attr-defined]

    def holders(self) -> list[Any]:
        """Return the media whose rights this one follows: a poster follows its film."""
        return []


def judge(media: Any) -> tuple[str, date | None]:
    """Return why `media` is withheld ("" when it is not), and the last day it may be shown."""
    if media.trade_secret:
        return Withheld.SECRET.value, None
    if media.persons == Persons.SHOWN:
        return _judge_persons(media.agreements())
    if media.persons == Persons.UNCHECKED:
        return _follow(media.holders())
    return "", None


def covers(media: Any, use: Use) -> bool:
    """May `media` be used so today: is it no secret, and did everybody in it agree to `use`?"""
    if media.trade_secret:
        return False
    if media.persons != Persons.SHOWN:
        return not media.is_withheld
    return not _judge_persons(media.agreements(), use)[0]


def _judge_persons(consents: Iterable[Any], use: Use = Use.SITE) -> tuple[str, date | None]:
    today = timezone.localdate()
    by_person: dict[str, list[date]] = defaultdict(list)
    for consent in consents:
        ends = by_person[" ".join(consent.person.casefold().split())]
        if consent.covers(use, today):
            ends.append(consent.expires_on or date.max)
    if not by_person or not all(by_person.values()):
        return Withheld.CONSENT.value, None
    end = min(max(ends) for ends in by_person.values())
    return "", None if end == date.max else end


def _follow(holders: list[Any]) -> tuple[str, date | None]:
    reason = next((each.withheld for each in holders if each.withheld), "")
    ends = [each.shown_until for each in holders if each.shown_until]
    return reason, min(ends, default=None)
