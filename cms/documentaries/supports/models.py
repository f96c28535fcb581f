"""What was made of a publication of a story: an archive, a digital book, a booklet to print."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

QUIET = timedelta(minutes=2)
"""A making that said nothing for so long was interrupted."""
FOLDER = "supports"
"""Of the storage; nothing in it is served as a media (`cms.media.serve`)."""


class SupportKind(models.TextChoices):
    """What a story is made into."""

    ARCHIVE = "archive", gettext_lazy("Archive to play without a server")
    EPUB = "epub", gettext_lazy("Digital book (EPUB)")
    PDF = "pdf", gettext_lazy("Booklet to print (PDF)")


EXTENSIONS = {SupportKind.ARCHIVE: "zip", SupportKind.EPUB: "epub", SupportKind.PDF: "pdf"}
TYPES = {"zip": "application/zip", "epub": "application/epub+zip", "pdf": "application/pdf"}


class SupportState(models.TextChoices):
    """How far a support is."""

    WAITING = "waiting", gettext_lazy("Waiting for its turn")
    MAKING = "making", gettext_lazy("Being made")
    READY = "ready", gettext_lazy("Ready")
    FAILED = "failed", gettext_lazy("Failed")


class Support(models.Model):
    """One publication of a story as one file, and how far its making is.

    `percent` is what is done of it; `message` a sentence when it failed; `bytes` its size;
    `holds` the media inside, as {"media.Film": [ids]}. `attempts` tells the maker that holds it
    from those that were there before: only the last one may write.
    """

    page = models.ForeignKey(
        "documentaries.DocumentaryPage", on_delete=models.CASCADE, related_name="supports"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=SupportKind.choices)
    published_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(
        max_length=10, choices=SupportState.choices, default=SupportState.WAITING
    )
    percent = models.PositiveSmallIntegerField(default=0)
    message = models.TextField(blank=True)
    attempts = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)
    file = models.CharField(max_length=255, blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    holds = models.JSONField(default=dict, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-published_at", "kind", "-pk"]
        indexes = [models.Index(fields=["page", "kind", "state"], name="documentary_support")]

    def __str__(self) -> str:
        moment = timezone.localtime(self.published_at)
        return f"{SupportKind(self.kind).label}, {moment:%Y-%m-%d %H:%M}"

    @property
    def extension(self) -> str:
        return EXTENSIONS[SupportKind(self.kind)]

    @property
    def mime_type(self) -> str:
        return TYPES[self.extension]

    @property
    def download_name(self) -> str:
        """The name under which it is saved: the story and the day of its publication."""
        day = timezone.localtime(self.published_at).strftime("%Y-%m-%d")
        return f"{slugify(self.page.slug)[:60] or 'histoire'}-{day}.{self.extension}"

    @property
    def stored_name(self) -> str:
        """Where its file is to be in the storage; another attempt has another name."""
        return f"{FOLDER}/{self.page.pk}/{self.pk}-{self.attempts}.{self.extension}"

    @property
    def is_ready(self) -> bool:
        return self.state == SupportState.READY

    @property
    def is_interrupted(self) -> bool:
        """Did its maker stop in the middle? What was written then is shown nowhere."""
        if self.state != SupportState.MAKING or self.beat_at is None:
            return False
        return self.beat_at < timezone.now() - QUIET

    @property
    def can_be_made_again(self) -> bool:
        return self.state in (SupportState.READY, SupportState.FAILED) or self.is_interrupted

    @property
    def state_label(self) -> str:
        """How far it is, in words: "Being made, 42 %"."""
        if self.is_interrupted:
            return _("Interrupted: nothing is lost, it will be made anew.")
        if self.state == SupportState.MAKING:
            return _("Being made, %(percent)s%%") % {"percent": self.percent}
        if self.state == SupportState.FAILED:
            return self.message
        return str(SupportState(self.state).label)


def delete_file(instance: Support, **kwargs: Any) -> None:
    """Follow `post_delete`: the story may be what is deleted."""
    if instance.file:
        default_storage.delete(instance.file)
