"""The books of what is being sent: one row for each file, whatever becomes of it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.media import kinds

from . import partials

LASTS = timedelta(days=7)
"""How long an upload waits for its end, then for its form."""
MODELS = {kinds.FILM: "Film", kinds.SOUND: "Sound", kinds.MODEL: "Model3D"}


def new_token() -> str:
    return secrets.token_urlsafe(18)


def a_week_from_now() -> datetime:
    return timezone.now() + LASTS


class UploadState(models.TextChoices):
    """Where a file is between the sender's disk and the library."""

    RECEIVING = "receiving", _("Being sent")
    WHOLE = "whole", _("Sent")
    REFUSED = "refused", _("Refused")
    TAKEN = "taken", _("In the library")


class Upload(models.Model):
    """A file on its way to the library; only its owner may see or continue it.

    `kind` is what was asked ("" for any media), then what was found. `mark` tells two files of one
    name and length apart for the browser that sends them. The bytes received are those of the
    partial file on the disk: no column repeats them. `sha256` is "" until somebody asks for it.
    """

    wagtail_reference_index_ignore = True

    token = models.CharField(max_length=40, unique=True, default=new_token)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploads"
    )
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=255)
    length = models.PositiveBigIntegerField()
    mark = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(
        max_length=10, choices=UploadState.choices, default=UploadState.RECEIVING
    )
    message = models.TextField(blank=True)
    media_pk = models.PositiveBigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=a_week_from_now)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["owner", "state"], name="media_upload_of_owner")]

    def __str__(self) -> str:
        return self.name

    @property
    def offset(self) -> int:
        """How many bytes are on the disk."""
        return self.length if self.state == UploadState.TAKEN else partials.size(self.token)

    @property
    def percent(self) -> int:
        """How much of the file was received, 0-100: 100 only for all of it."""
        return 100 * self.offset // self.length if self.length else 100

    @property
    def is_lost(self) -> bool:
        """Is a file that was whole no longer on the disk?"""
        return self.state == UploadState.WHOLE and self.offset != self.length

    @property
    def media(self) -> Any:
        """The film, sound or model that was made of it, while there is one."""
        if self.media_pk is None:
            return None
        return model_of(self.kind).objects.filter(pk=self.media_pk).first()


def model_of(kind: str) -> Any:
    """Return the model of the media of `kind`; captions belong to films."""
    return apps.get_model("media", MODELS.get(kind, "Film"))


def live(user: Any, *states: UploadState) -> models.QuerySet[Upload]:
    """Return the uploads of `user` in one of these states that are not over."""
    return Upload.objects.filter(owner=user, state__in=states, expires_at__gt=timezone.now())
