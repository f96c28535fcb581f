"""Films, sounds and 3D models, and the other books of the library."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from . import kinds
from .captions import as_webvtt
from .consents import Consent
from .items import MediaItem, TimedMedia
from .ledger import Derivative, Job, Source
from .measures import Measures, measures_of
from .naming import is_new, safe_name
from .pictures import Picture, PictureRendition
from .sending.uploads import Upload
from .states import MediaState
from .units import Unit
from .validators import ContentValidator

__all__ = [
    "Consent", "Derivative", "Film", "Job", "MediaItem", "MediaState", "Model3D", "Picture",
    "PictureRendition", "Sound", "Source", "TimedMedia", "Upload",
]  # fmt: skip


class Film(TimedMedia):
    """A film; width and height in pixels as displayed."""

    kind = kinds.FILM
    main_file = "film.mp4"

    file = models.FileField(
        _("file"),
        upload_to="films/",
        validators=[ContentValidator(kinds.FILM)],
        help_text=_("MP4, MOV, WebM, MKV, or MTS from a camcorder."),
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
        indexes = [
            models.Index(fields=["file"], name="media_film_file"),
            models.Index(fields=["captions"], name="media_film_captions"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if is_new(self.captions):
            self.captions = as_webvtt(self.captions)
            self.captions.name = safe_name(self.title, self.captions)
        super().save(*args, **kwargs)

    @property
    def frame_rate(self) -> float | None:
        """Frames a second of what is played, None while they are not known."""
        master = Derivative.objects.filter(path=f"{self.published}/hls/master.m3u8").first()
        rate = master.facts.get("rate") if master else None
        if rate is None and self.source and not self.published:
            rate = self.source.facts.get("frame_rate")
        return float(Fraction(rate)) if rate else None

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
        indexes = [models.Index(fields=["file"], name="media_sound_file")]

    @property
    def opus_url(self) -> str:
        """The address of the sound in Opus, lighter than AAC; "" while there is none."""
        return self.published_url("sound.webm")

    @property
    def peaks_url(self) -> str:
        """The address of the JSON of the waveform, "" while there is none."""
        return self.published_url("peaks.json")


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
        indexes = [models.Index(fields=["file"], name="media_model_file")]

    @property
    def measures(self) -> Measures:
        """Its box in metres and its levels of detail."""
        return measures_of(self.published)

    @property
    def light_url(self) -> str:
        """The address of the level of 20,000 triangles, "" when there is none."""
        return self.published_url("20k.glb") if self.measures.has_light_level else ""

    @property
    def is_glb(self) -> bool:
        """Is there something that a viewer reads? What is not GLB is turned into it first."""
        return bool(self.published) or str(self.file.name).endswith(".glb")

    @property
    def is_available(self) -> bool:
        """Can it be shown? No viewer reads what is not GLB yet."""
        return self.is_glb and super().is_available
