"""The parts of an event: its dates, its devices, and the pages it is linked to."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from . import panels
from .recurrence import RuleField, decompose, validate_rule

PAGE = "events.EventPage"


class Device(models.Model):
    """A transmedia device of an event: videomapping, web documentary, exhibition..."""

    code = models.SlugField(_("code"), unique=True)
    label_fr = models.CharField(_("label (French)"), max_length=80)
    label_en = models.CharField(_("label (English)"), max_length=80, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("device"), _("devices")
        ordering = ["label_fr"]

    def __str__(self) -> str:
        return self.label_fr


class Occurrence(Orderable):
    """A date of an event as its organiser enters it, with its repetition (RRULE) if any."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="occurrences")
    start = models.DateTimeField(_("begins"))
    end = models.DateTimeField(_("ends"), null=True, blank=True)
    rrule = RuleField(_("repetition"), max_length=255, blank=True, validators=[validate_rule])

    panels = panels.OCCURRENCE

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("date"), _("dates")

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("It ends before it begins.")})
        until = decompose(self.rrule)[1]
        if self.start and until and until < timezone.localdate(self.start):
            raise ValidationError({"rrule": _("It stops repeating before it begins.")})


class EventDate(models.Model):
    """One real date of a published event, written out from its occurrences (derived data)."""

    page = models.ForeignKey(PAGE, on_delete=models.CASCADE, related_name="dates")
    start = models.DateTimeField(db_index=True)
    end = models.DateTimeField(null=True)

    class Meta:
        ordering = ["start"]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"

    @property
    def is_past(self) -> bool:
        return (self.end or self.start) < timezone.now()


class EventGesture(Orderable):
    """A gesture shown at an event."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="gestures")
    gesture = models.ForeignKey(
        "gestures.GesturePage", on_delete=models.CASCADE, related_name="event_links",
        verbose_name=_("gesture"),
    )  # fmt: skip


class EventArtisan(Orderable):
    """An artisan who takes part in an event."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="artisans")
    artisan = models.ForeignKey(
        "artisans.ArtisanPage", on_delete=models.CASCADE, related_name="event_links",
        verbose_name=_("artisan"),
    )  # fmt: skip


class EventDocumentary(Orderable):
    """A documentary shown at an event."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="documentaries")
    documentary = models.ForeignKey(
        "documentaries.DocumentaryPage", on_delete=models.CASCADE, related_name="event_links",
        verbose_name=_("documentary"),
    )  # fmt: skip
