"""Images, films, sounds and 3D models, with the rights that go with them."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionMember
from wagtail.search import index

from . import kinds
from .naming import is_new, safe_name
from .pictures import Picture, PictureRendition
from .rights import Rights
from .types import TYPES
from .validators import ContentValidator

__all__ = ["Film", "MediaItem", "MediaState", "Model3D", "Picture", "PictureRendition", "Sound"]


class MediaState(models.TextChoices):
    """Where a media is on its way from an upload to the public."""

    RECEIVED = "received", _("Being prepared")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class MediaItem(Rights, CollectionMember, index.Indexed, models.Model):
    """What films, sounds and 3D models have in common.

    `description` says in words what is seen or heard; `message` is a sentence for people when the
    preparation failed. A new file is prepared by the worker, once it is saved.
    """

    kind = ""
    file: Any

    title = models.CharField(_("title"), max_length=255)
    description = models.TextField(
        _("description"), blank=True, help_text=_("What is seen or heard, for those who cannot.")
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=MediaState.choices,
        default=MediaState.RECEIVED,
        editable=False,
    )
    message = models.TextField(editable=False, blank=True)
    created_at = models.DateTimeField(_("sent on"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    uploaded_by.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("description"),
        index.FilterField("title"),
        index.FilterField("state"),
        index.FilterField("licence"),
        index.FilterField("created_at"),
        index.FilterField("uploaded_by_id"),
    ]

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        from .tasks import request_preparation

        is_sent = is_new(self.file)
        if is_sent:
            self.file.name = safe_name(self.title, self.file)
            self.state, self.message = MediaState.RECEIVED, ""
        super().save(*args, **kwargs)
        if is_sent:
            request_preparation(self)

    @property
    def exists(self) -> bool:
        """Is the file there? A remote storage is not asked: it is believed."""
        try:
            return bool(self.file) and self.file.storage.exists(self.file.path)
        except NotImplementedError:
            return True
        except (ValueError, SuspiciousFileOperation):
            return False

    @property
    def is_available(self) -> bool:
        """Can it be shown? A lost or failed media gives way to a placeholder, never an error."""
        return self.state != MediaState.FAILED and self.exists

    @property
    def mime_type(self) -> str:
        extension = self.file.name.rpartition(".")[2].lower() if self.file else ""
        return TYPES.get(extension) or mimetypes.guess_type(self.file.name or "")[0] or ""


class TimedMedia(MediaItem):
    """A media that plays: duration in seconds, transcript, captions."""

    duration = models.FloatField(_("duration (s)"), null=True, blank=True, editable=False)
    transcript = models.TextField(
        _("transcript"), blank=True, help_text=_("Everything that is said, heard or shown.")
    )

    search_fields = [*MediaItem.search_fields, index.SearchField("transcript")]

    class Meta(MediaItem.Meta):
        abstract = True

    @property
    def duration_label(self) -> str:
        """The duration as "1:05", or "" while it is unknown."""
        if self.duration is None:
            return ""
        minutes, seconds = divmod(round(self.duration), 60)
        return f"{minutes}:{seconds:02}"


class Film(TimedMedia):
    """A film; width and height in pixels as displayed."""

    kind = kinds.FILM

    file = models.FileField(
        _("file"),
        upload_to="films/",
        validators=[ContentValidator(kinds.FILM)],
        help_text=_("MP4, MOV or WebM."),
    )
    poster = models.ForeignKey(
        Picture,
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown before the film plays. Without it, a good frame is chosen."),
    )
    captions = models.FileField(
        _("captions"),
        upload_to="captions/",
        blank=True,
        validators=[ContentValidator(kinds.CAPTIONS)],
        help_text=_("A WebVTT file (.vtt). Required by law as soon as somebody speaks."),
    )
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta(TimedMedia.Meta):
        verbose_name, verbose_name_plural = _("film"), _("films")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if is_new(self.captions):
            self.captions.name = safe_name(self.title, self.captions)
        super().save(*args, **kwargs)


class Sound(TimedMedia):
    """A sound recording."""

    kind = kinds.SOUND

    file = models.FileField(
        _("file"),
        upload_to="sounds/",
        validators=[ContentValidator(kinds.SOUND)],
        help_text=_("MP3, M4A, OGG or WAV."),
    )

    class Meta(TimedMedia.Meta):
        verbose_name, verbose_name_plural = _("sound"), _("sounds")


class Model3D(MediaItem):
    """A 3D model in binary glTF (GLB): metres, Y up."""

    kind = kinds.MODEL

    file = models.FileField(
        _("file"),
        upload_to="models/",
        validators=[ContentValidator(kinds.MODEL)],
        help_text=_("Binary glTF (.glb), in metres."),
    )
    poster = models.ForeignKey(
        Picture,
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown before the model is loaded."),
    )
    triangles = models.PositiveIntegerField(_("triangles"), null=True, blank=True, editable=False)

    class Meta(MediaItem.Meta):
        verbose_name, verbose_name_plural = _("3D model"), _("3D models")
