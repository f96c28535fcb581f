"""What a gesture module is made of: materials in a state, films, 3D models, images, phases."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.taxonomy.choices import MaterialState
from cms.taxonomy.models import Material

from .timecode import TimecodeField, format_timecode

PAGE = "gestures.GesturePage"
TOLERANCE = 0.1
"""A film and its player may differ by a frame or two, in seconds."""


class GestureMaterial(Orderable):
    """A material the gesture acts on, in the state it is worked in."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="materials")
    material = models.ForeignKey(
        Material, verbose_name=_("material"), on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=16, choices=MaterialState.choices, blank=True,
        help_text=_("Clay is worked wet, then leather-hard: those are two gestures."),
    )  # fmt: skip

    panels = [FieldRowPanel([FieldPanel("material"), FieldPanel("state")])]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("material"), _("materials")

    def __str__(self) -> str:
        return f"{self.material} ({self.get_state_display()})" if self.state else str(self.material)


class GestureFilm(Orderable):
    """A film of the gesture; the first one is the main one."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="films")
    film = models.ForeignKey(
        "media.Film", verbose_name=_("film"), on_delete=models.CASCADE, related_name="gestures"
    )
    caption = models.CharField(_("caption"), max_length=255, blank=True)

    panels = [FieldPanel("film"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("film"), _("films")


class GestureModel(Orderable):
    """A 3D model of the piece, the tool or the hand."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="models")
    model = models.ForeignKey(
        "media.Model3D", verbose_name=_("3D model"), on_delete=models.CASCADE,
        related_name="gestures",
    )  # fmt: skip
    caption = models.CharField(_("caption"), max_length=255, blank=True)

    panels = [FieldPanel("model"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("3D model"), _("3D models")


class GesturePicture(Orderable):
    """An image of the gesture; the first one stands for it on cards."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, verbose_name=_("image"), on_delete=models.CASCADE,
        related_name="+",
    )  # fmt: skip
    caption = models.CharField(_("caption"), max_length=255, blank=True)

    panels = [FieldPanel("picture"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("image"), _("images")


class Phase(Orderable):
    """A step of the gesture: what is done between two moments of a film, in seconds."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="phases")
    name = models.CharField(_("name"), max_length=120)
    film = models.ForeignKey(
        "media.Film", verbose_name=_("film"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+", help_text=_("Empty: the first film of the gesture."),
    )  # fmt: skip
    start = TimecodeField(
        _("from"), null=True, blank=True, help_text=_("As on the player: 12.5 or 1:05.5")
    )
    end = TimecodeField(_("to"), null=True, blank=True)
    description = models.TextField(_("what is done"), blank=True)
    rule_of_art = models.TextField(
        _("rule of the art"), blank=True, help_text=_("What makes it well done.")
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldPanel("film"),
        FieldPanel("description"),
        FieldPanel("rule_of_art"),
    ]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("phase"), _("phases")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.end is not None and self.start is None:
            raise ValidationError({"start": _("Say when this phase starts, or erase its end.")})
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValidationError(
                {"end": _("This phase ends before it starts: its end comes after %(start)s.")
                        % {"start": format_timecode(self.start)}}
            )  # fmt: skip

    def times_out_of(self, film: Any) -> dict[str, Any]:
        """Return a sentence for each time (start, end) that is past the end of `film`."""
        if film is None or not film.duration:
            return {}
        late = {
            name: moment
            for name in ("start", "end")
            if (moment := getattr(self, name)) is not None and moment > film.duration + TOLERANCE
        }
        return {
            name: _("The film lasts %(duration)s: this moment is past its end.")
            % {"duration": format_timecode(film.duration)}
            for name in late
        }

    @property
    def start_label(self) -> str:
        return "" if self.start is None else format_timecode(int(self.start))

    @property
    def fragment(self) -> str:
        """The part of an address that plays this phase alone (Media Fragments: "#t=3,5.6")."""
        if self.start is None:
            return ""
        end = "" if self.end is None else f",{self.end:g}"
        return f"#t={self.start:g}{end}"
