"""What films, sounds and 3D models have in common."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import CollectionMember
from wagtail.search import index

from . import originals
from .ledger import Job, JobState, Source
from .naming import is_new, safe_name
from .rights import Rights
from .states import MediaState
from .types import TYPES


class MediaItem(Rights, CollectionMember, index.Indexed, ClusterableModel):
    """What films, sounds and 3D models have in common.

    `description` says in words what is seen or heard; `message` is a sentence for people when the
    preparation failed. A new file is prepared by the worker, once it is saved: until then, pages
    say so. `published` is the folder of what was derived, "" before.
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

        content = self._receive() if is_new(self.file) else None
        super().save(*args, **kwargs)
        if content:
            request_preparation(self, content)

    def _receive(self) -> originals.Content:
        """Name the file that was sent, and return what it holds; known content is not sent on."""
        content = originals.recognise(self.file, self.__dict__.pop("measured", None))
        self.state, self.message, self.published = MediaState.RECEIVED, "", ""
        if known := originals.known_copy(content):
            self.file = known
        else:
            self.file.name = safe_name(self.title, self.file)
        return content

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
        """Can the public see it? Otherwise `placeholder` says in its place what is the matter."""
        is_made = self.state == MediaState.READY or bool(self.published)
        is_lost = self.state == MediaState.FAILED or not self.exists
        return is_made and not is_lost and not self.is_withheld

    @property
    def placeholder(self) -> str:
        """The sentence shown in the place of a media that is not available; it gives no reason."""
        waits = self.state == MediaState.RECEIVED and not self.published
        if waits and not self.is_withheld and self.exists:
            return gettext("This media is being prepared. It can be seen here soon.")
        return gettext("This media is not available at the moment.")

    @property
    def url(self) -> str:
        """The address of what was derived; of the file that was sent while there is nothing."""
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
