"""The parts of an artisan's page: people, opening hours, links, labels, gallery."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from ..choices import LabelKind, LinkKind, Weekday
from ..hours import problem_of

PAGE = "artisans.ArtisanPage"


class ArtisanPerson(Orderable):
    """A person of the firm, as the public may know them."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldPanel("biography"),
        FieldPanel("picture"),
    ]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("person"), _("people")

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """One span of one weekday, local time; a day may have several."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday.choices)
    opens = models.TimeField(_("opens at"))
    closes = models.TimeField(_("closes at"))

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta:
        verbose_name, verbose_name_plural = _("opening hours"), _("opening hours")
        ordering = ["weekday", "opens"]

    def __str__(self) -> str:
        return f"{Weekday(self.weekday).label} {self.opens:%H:%M}-{self.closes:%H:%M}"

    def clean(self) -> None:
        super().clean()
        if self.opens and self.closes and (problem := problem_of([(self.opens, self.closes)])):
            raise ValidationError({"closes": problem})


class ArtisanLink(Orderable):
    """Another place of the firm on the web."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(
        _("kind"), max_length=12, choices=LinkKind.choices, default=LinkKind.OTHER
    )
    title = models.CharField(_("name"), max_length=80)
    url = models.URLField(_("address"))

    panels = [FieldPanel("kind"), FieldPanel("title"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("link"), _("links")

    def __str__(self) -> str:
        return self.title


class ArtisanLabel(Orderable):
    """A label the firm holds, with its proof, checked by staff; not shown once expired."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="labels")
    kind = models.CharField(_("label"), max_length=24, choices=LabelKind.choices)
    name = models.CharField(
        _("exact name"), max_length=120, blank=True, help_text=_("Needed for another label.")
    )
    issuer = models.CharField(_("issued by"), max_length=120, blank=True)
    number = models.CharField(_("number"), max_length=60, blank=True)
    proof = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("proof (document)"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    url = models.URLField(_("proof (address)"), blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("issuer"), FieldPanel("number")]),
        FieldRowPanel([FieldPanel("proof"), FieldPanel("url")]),
        FieldRowPanel([FieldPanel("expires_on"), FieldPanel("checked_on")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("label"), _("labels")

    def __str__(self) -> str:
        return self.name or self.get_kind_display()

    def clean(self) -> None:
        super().clean()
        if self.kind == LabelKind.OTHER and not self.name:
            raise ValidationError({"name": _("Write the name of this label.")})

    def is_valid(self, today: datetime.date) -> bool:
        """Does the label still run on that day?"""
        return self.expires_on is None or self.expires_on >= today


class GalleryPicture(Orderable):
    """A picture of the gallery, with a caption."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="gallery")
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    caption = models.CharField(_("caption"), max_length=200, blank=True)

    panels: list[Any] = [FieldPanel("picture"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("picture"), _("gallery")

    def __str__(self) -> str:
        return self.caption or str(self.picture)
