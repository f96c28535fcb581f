"""Exact positions of artisans and events, and the map's settings for each site."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtailgeowidget.helpers import geosgeometry_str_to_struct

from .mercator import morton

LONGEST = 80
INVALID = _("This is not a position: write a latitude and a longitude, e.g. 44.0161, 1.3526.")


def read_position(text: str) -> tuple[float, float]:
    """Return the latitude and longitude that wagtail-geo-widget wrote: SRID=4326;POINT(lng lat).

    Raises ValidationError when it is not a position on the globe.
    """
    found = geosgeometry_str_to_struct(text)
    try:
        latitude, longitude = float(found["y"]), float(found["x"])  # type: ignore[index]
    except (TypeError, ValueError) as error:
        raise ValidationError(INVALID) from error
    if found and found["srid"] != "4326" or abs(latitude) > 90 or abs(longitude) > 180:
        raise ValidationError(INVALID)
    return latitude, longitude


def check_position(text: str) -> None:
    """Raise ValidationError when `text` is not a stored position."""
    read_position(text)


def write_position(latitude: float, longitude: float) -> str:
    """Return a position in the form of wagtail-geo-widget."""
    return f"SRID=4326;POINT({longitude} {latitude})"


class Position(models.Model):
    """The exact position of a page, chosen on a map; without one its commune stands for it.

    `location` is what the editor's map writes; the rest is derived: latitude and longitude in
    degrees (WGS 84), and `m`, their Morton code, which the public map asks ranges of.
    """

    location = models.CharField(_("position"), max_length=LONGEST, blank=True)
    latitude = models.FloatField(null=True, editable=False)
    longitude = models.FloatField(null=True, editable=False)
    m = models.PositiveIntegerField(null=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.location

    def clean(self) -> None:
        super().clean()
        if self.location:
            try:
                check_position(self.location)
            except ValidationError as error:
                raise ValidationError({"location": error.messages}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.latitude = self.longitude = self.m = None
        if self.location:
            self.latitude, self.longitude = read_position(self.location)
            self.m = morton(self.latitude, self.longitude)
        super().save(*args, **kwargs)


class ArtisanPosition(Position):
    """Where exactly an artisan works."""

    page = ParentalKey(
        "artisans.ArtisanPage", on_delete=models.CASCADE, related_name="map_positions"
    )

    class Meta:
        verbose_name, verbose_name_plural = _("position of an artisan"), _("positions of artisans")


class EventPosition(Position):
    """Where exactly an event takes place."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="map_positions")

    class Meta:
        verbose_name, verbose_name_plural = _("position of an event"), _("positions of events")


class BaseLayer(models.TextChoices):
    """What is drawn under the places."""

    IGN = "ign", _("Plan IGN, fetched by this server")
    OUTLINES = "outlines", _("Outlines of the communes only")


@register_setting(icon="site", order=300)
class MapSettings(BaseSiteSetting):
    """What the map of a site looks like."""

    base_layer = models.CharField(
        _("base map"),
        max_length=16,
        choices=BaseLayer.choices,
        default=BaseLayer.IGN,
        help_text=_(
            "Visitors never call another server: this one fetches the plan and keeps it. "
            "The outlines show when it cannot."
        ),
    )
    introduction = models.TextField(_("text above the map"), blank=True, max_length=400)

    class Meta:
        verbose_name = _("map of the territory")

    def __str__(self) -> str:
        return f"{self.site}: {self.get_base_layer_display()}"

    @property
    def has_tiles(self) -> bool:
        return self.base_layer == BaseLayer.IGN
