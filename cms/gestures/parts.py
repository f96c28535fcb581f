"""What a gesture module is made of: materials in a state, films, 3D models, images, overlays."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.taxonomy.choices import MaterialState
from cms.taxonomy.models import Material

PAGE = "gestures.GesturePage"


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


class GestureOverlay(Orderable):
    """What is laid over one film, image or 3D model of the gesture: shapes and a calibration.

    `data` is the JSON that `overlays.reading` reads: the only form that is stored.
    """

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="overlays")
    film = models.ForeignKey(
        "media.Film", verbose_name=_("film"), null=True, blank=True, on_delete=models.CASCADE,
        related_name="+",
    )  # fmt: skip
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, verbose_name=_("image"), null=True, blank=True,
        on_delete=models.CASCADE, related_name="+",
    )  # fmt: skip
    model = models.ForeignKey(
        "media.Model3D", verbose_name=_("3D model"), null=True, blank=True,
        on_delete=models.CASCADE, related_name="+",
    )  # fmt: skip
    data = models.JSONField(_("shapes"), default=dict, blank=True)

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("overlay"), _("overlays")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(film__isnull=False, picture__isnull=True, model__isnull=True)
                | models.Q(film__isnull=True, picture__isnull=False, model__isnull=True)
                | models.Q(film__isnull=True, picture__isnull=True, model__isnull=False),
                name="one_media_by_overlay",
            )
        ]

    @property
    def media(self) -> Any:
        """The film, image or 3D model under the shapes."""
        return self.film or self.picture or self.model

    @property
    def media_kind(self) -> str:
        """ "film", "picture" or "model"."""
        return "film" if self.film_id else "picture" if self.picture_id else "model"

    @property
    def size(self) -> tuple[int, int] | None:
        """Pixels of the media, as `overlays.reading` wants them; None for a 3D model.

        A film not yet probed is taken for a thousand pixels each way: shapes still read.
        """
        if self.model_id:
            return None
        return (self.media.width or 1000, self.media.height or 1000)
