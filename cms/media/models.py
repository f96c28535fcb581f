"""Images, films, sounds and 3D models, with the rights that go with them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import CollectionMember
from wagtail.search import index

from .licences import Licence, url_of


class Rights(models.Model):
    """Who made a work and what others may do with it."""

    credit = models.CharField(_("credit"), max_length=255, blank=True)
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY
    )

    class Meta:
        abstract = True

    @property
    def licence_url(self) -> str:
        return url_of(self.licence)


class Picture(Rights, AbstractImage):
    """An image of the library; `description` is its alternative text."""

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name, verbose_name_plural = _("image"), _("images")
        permissions = [("choose_image", "Can choose image")]


class PictureRendition(AbstractRendition):
    """A derived image of a `Picture`, by filter."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class MediaState(models.TextChoices):
    """Where a media is on its way from an upload to the public."""

    RECEIVED = "received", _("Received")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class MediaItem(Rights, CollectionMember, index.Indexed, models.Model):
    """What films, sounds and 3D models have in common.

    `description` says in words what is seen or heard; `message` is a sentence for people when the
    preparation failed.
    """

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
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("description"),
        index.FilterField("title"),
        index.FilterField("collection_id"),
        index.FilterField("state"),
    ]

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def exists(self) -> bool:
        """Is the file there? A lost file shows a placeholder, never an error."""
        return bool(self.file) and self.file.storage.exists(self.file.name)


class TimedMedia(MediaItem):
    """A media that plays: duration in seconds, transcript, captions."""

    duration = models.FloatField(_("duration (s)"), null=True, blank=True, editable=False)
    transcript = models.TextField(
        _("transcript"), blank=True, help_text=_("Everything that is said, heard or shown.")
    )

    class Meta(MediaItem.Meta):
        abstract = True


class Film(TimedMedia):
    """A film; width and height in pixels as displayed."""

    file = models.FileField(_("file"), upload_to="films/")
    poster = models.ForeignKey(
        Picture, verbose_name=_("poster"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    captions = models.FileField(
        _("captions (WebVTT)"), upload_to="captions/", blank=True, help_text=_("A .vtt file.")
    )
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta(TimedMedia.Meta):
        verbose_name, verbose_name_plural = _("film"), _("films")


class Sound(TimedMedia):
    """A sound recording."""

    file = models.FileField(_("file"), upload_to="sounds/")

    class Meta(TimedMedia.Meta):
        verbose_name, verbose_name_plural = _("sound"), _("sounds")


class Model3D(MediaItem):
    """A 3D model in binary glTF (GLB): metres, Y up."""

    file = models.FileField(_("file"), upload_to="models/", help_text=_("A .glb file."))
    poster = models.ForeignKey(
        Picture, verbose_name=_("poster"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    triangles = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta(MediaItem.Meta):
        verbose_name, verbose_name_plural = _("3D model"), _("3D models")


def displayed_size(film: Any) -> tuple[int, int]:
    """Return the size to reserve on the page for `film` in pixels; 16:9 when it is unknown."""
    return (film.width or 1280, film.height or 720)
