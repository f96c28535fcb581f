"""Where a media is on its way from an upload to the public."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MediaState(models.TextChoices):
    """What people are told; the job of the source knows more."""

    RECEIVED = "received", _("Being prepared")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
