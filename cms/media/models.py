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
from .captions import as_webvtt
from .ledger import Derivative, Job, JobState, Source
from .naming import is_new, safe_name
from .pictures import Picture, PictureRendition
from .rights import Rights
from .sending.uploads import Upload
from .states import MediaState
from .types import TYPES
from .units import Unit
from .validators import ContentValidator

__all__ = [
    "Derivative", "Film", "Job", "MediaItem", "MediaState", "Model3D", "Picture",
    "PictureRendition", "Sound", "Source", "Upload",
]  # fmt: skip


class MediaItem(Rights, CollectionMember, index.Indexed, models.Model):
    """What films, sounds and 3D models have in common.

    `description` says in words what is seen or heard; `message` is a sentence for people when the
    preparation failed. A new file is prepared by the worker, once it is saved. `published` is the
    folder of what was derived, "" before: pages then show the file that was sent.
    """

    kind = ""
    main_file = ""
    """The derived file that the public gets, in the folder `published`."""
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
    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    source.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    published = models.CharField(max_length=255, blank=True, editable=False)

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
            self.state, self.message, self.published = MediaState.RECEIVED, "", ""
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
    def url(self) -> str:
        """The address that the public gets: what was derived, or the file that was sent."""
        return self.published_url(self.main_file) or self.file.url

    @property
    def mime_type(self) -> str:
        """The media type of what is at `url`."""
        name = (self.main_file if self.published else self.file.name) or ""
        extension = name.rpartition(".")[2].lower()
        return TYPES.get(extension) or mimetypes.guess_type(name)[0] or ""

    @property
    def job(self) -> Job | None:
        """The work on the file of this media, when it was asked for."""
        return next(iter(self.source.jobs.all()), None) if self.source else None

    @property
    def can_be_retried(self) -> bool:
        """Did the preparation fail, now or when it was done again?"""
        failed = self.job is not None and self.job.state == JobState.FAILED
        return failed or self.state == MediaState.FAILED

    @property
    def progress_label(self) -> str:
        """The state in words, with what the worker has done of it: "Being made, 42 %"."""
        job = self.job
        if self.state != MediaState.RECEIVED or job is None or job.state == JobState.READY:
            return str(self.get_state_display())  # type: ignore[attr-defined]
        state = str(JobState(job.state).label)
        if job.state == JobState.PROCESSING:
            return _("%(state)s, %(percent)s%%") % {"state": state, "percent": job.percent}
        return state

    def published_url(self, name: str) -> str:
        """Return the address of the derived file `name`, or "" when nothing was derived."""
        return self.file.storage.url(f"{self.published}/{name}") if self.published else ""


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
    main_file = "film.mp4"

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
        help_text=_("WebVTT (.vtt) or SubRip (.srt). Required by law as soon as somebody speaks."),
    )
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta(TimedMedia.Meta):
        verbose_name, verbose_name_plural = _("film"), _("films")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if is_new(self.captions):
            self.captions = as_webvtt(self.captions)
            self.captions.name = safe_name(self.title, self.captions)
        super().save(*args, **kwargs)

    @property
    def ladder_url(self) -> str:
        """The address of the HLS playlist, "" while there is none."""
        return self.published_url("hls/master.m3u8")

    @property
    def still_url(self) -> str:
        """The address of a good frame of the film itself, "" while there is none."""
        return self.published_url("poster.jpg")

    @property
    def storyboard_url(self) -> str:
        """The address of the WebVTT of the pictures along the film, "" while there is none."""
        return self.published_url("storyboard.vtt")


class Sound(TimedMedia):
    """A sound recording."""

    kind = kinds.SOUND
    main_file = "sound.m4a"

    file = models.FileField(
        _("file"),
        upload_to="sounds/",
        validators=[ContentValidator(kinds.SOUND)],
        help_text=_("MP3, M4A, OGG or WAV."),
    )

    class Meta(TimedMedia.Meta):
        verbose_name, verbose_name_plural = _("sound"), _("sounds")


class Model3D(MediaItem):
    """A 3D model; the public gets binary glTF (GLB): metres, Y up."""

    kind = kinds.MODEL
    main_file = "full.glb"

    file = models.FileField(
        _("file"),
        upload_to="models/",
        validators=[ContentValidator(kinds.MODEL)],
        help_text=_("GLB, STL, PLY, or OBJ with its materials and textures in a .zip."),
    )
    unit = models.CharField(
        _("unit"),
        max_length=2,
        choices=Unit.choices,
        blank=True,
        help_text=_("Of the measures in the file. A STL never says it; a GLB is in metres."),
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

    @property
    def is_available(self) -> bool:
        """Can it be shown? No viewer reads what is not GLB yet."""
        is_glb = bool(self.published) or str(self.file.name).endswith(".glb")
        return is_glb and super().is_available
