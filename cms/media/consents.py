"""The consent of a person to be seen or heard in one media."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .rights import Use

KINDS = ("film", "sound", "model3d", "picture")


class Consent(models.Model):
    """One person, one media, one use; `expires_on` is the last day, None: no limit.

    One table for the four kinds: what expires is one list. The document lies in a collection that
    only those who manage consents may read.
    """

    film = ParentalKey(
        "media.Film", null=True, blank=True, on_delete=models.CASCADE, related_name="consents"
    )
    sound = ParentalKey(
        "media.Sound", null=True, blank=True, on_delete=models.CASCADE, related_name="consents"
    )
    model3d = ParentalKey(
        "media.Model3D", null=True, blank=True, on_delete=models.CASCADE, related_name="consents"
    )
    picture = models.ForeignKey(
        "media.Picture",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="consents",
    )
    person = models.CharField(_("person"), max_length=255, help_text=_("First name and name."))
    use = models.CharField(_("agrees to"), max_length=10, choices=Use.choices, default=Use.ALL)
    given_on = models.DateField(_("given on"), default=timezone.localdate)
    expires_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day. Empty: no limit.")
    )
    withdrawn_on = models.DateField(
        _("withdrawn on"),
        null=True,
        blank=True,
        help_text=_("The person changed their mind: the media leaves the site at once."),
    )
    is_minor = models.BooleanField(_("under 18"), default=False)
    parent = models.CharField(
        _("parent who signed"), max_length=255, blank=True, help_text=_("For somebody under 18.")
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("signed document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Kept where only those who manage consents can read it."),
    )

    class Meta:
        verbose_name, verbose_name_plural = _("consent"), _("consents")
        ordering = ["person", "use"]
        indexes = [models.Index(fields=["expires_on"], name="media_consent_expiry")]
        constraints = [
            models.CheckConstraint(
                name="consent_to_one_media",
                condition=models.Q(
                    *[
                        models.Q(**{f"{other}__isnull": other != kind for other in KINDS})
                        for kind in KINDS
                    ],
                    _connector=models.Q.OR,
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} ({Use(self.use).label})"

    @property
    def media(self) -> Any:
        """The film, sound, 3D model or image that it is about; None while it is not chosen."""
        return next((found for kind in KINDS if (found := getattr(self, kind))), None)

    @property
    def edit_url(self) -> str:
        """The address of its form in the back office."""
        names = self.snippet_viewset.get_url_name  # type: ignore[attr-defined]
        return reverse(names("edit"), args=[self.pk])

    def covers(self, use: Use, day: date) -> bool:
        """Does it allow `use` on `day`?"""
        held = self.withdrawn_on is None and (self.expires_on is None or self.expires_on >= day)
        signed = not self.is_minor or bool(self.parent.strip())
        return held and signed and self.given_on <= day and self.use in (use, Use.ALL)

    def clean(self) -> None:
        today, wrong = timezone.localdate(), {}
        if self.given_on and self.given_on > today:
            wrong["given_on"] = _("This day is still to come: write the day it was signed.")
        if self.given_on and self.expires_on and self.expires_on < self.given_on:
            wrong["expires_on"] = _("The last day comes before the day it was given.")
        if self.withdrawn_on and self.withdrawn_on > today:
            wrong["withdrawn_on"] = _("This day is still to come: write the last day in “until”.")
        if self.is_minor and not self.parent.strip():
            wrong["parent"] = _("A parent signs for somebody under 18: write their name.")
        if wrong:
            raise ValidationError(wrong)

    def save(self, *args: Any, **kwargs: Any) -> None:
        from .showing import put_away

        super().save(*args, **kwargs)
        put_away(self.document)
