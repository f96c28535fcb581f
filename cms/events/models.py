"""Programmes of partners and their dated cultural events."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.blocks.body import body_field
from cms.pages.base import BasePage
from cms.people.models import Organisation
from cms.people.organisations import grant_pages
from cms.taxonomy.models import Commune

from . import dates, panels
from .choices import ACCESSIBILITY, Audience, Status
from .forms import EventPageForm
from .index import EventIndexPage
from .loading import load_event
from .parts import (
    Device,
    EventArtisan,
    EventDate,
    EventDocumentary,
    EventGesture,
    Occurrence,
)
from .presentation import event_view
from .routes import CalendarRoutes, EventRoutes, calendar_url, feeds_of
from .structured import event_data

__all__ = [
    "Device",
    "EventArtisan",
    "EventDate",
    "EventDocumentary",
    "EventGesture",
    "EventIndexPage",
    "EventPage",
    "Occurrence",
    "ProgrammePage",
]


class ProgrammePage(CalendarRoutes, BasePage):
    """A programme of events, by one organisation whose members write its events."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organiser"),
        on_delete=models.PROTECT,
        related_name="programmes",
    )
    introduction = models.TextField(_("introduction"), blank=True)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [*BasePage.content_panels, *panels.PROGRAMME]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    parent_page_types = ["events.EventIndexPage"]
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name, verbose_name_plural = _("programme"), _("programmes")

    @property
    def main_picture(self) -> Any:
        return self.picture

    @property
    def summary(self) -> str:
        return self.introduction

    def events(self) -> Any:
        """Return the live events of this programme with what their cards show."""
        return EventPage.objects.live().child_of(self).for_cards()

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "events": list(self.events()),
            "calendar_url": calendar_url(self),
            "feeds": feeds_of(self),
        }

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and let the organiser's members write below this programme."""
        super().save(*args, **kwargs)
        grant_pages(self.organisation, self)


class EventQuerySet(PageQuerySet):
    """What listings and cards ask of events."""

    def for_cards(self) -> Any:
        """Annotate `next_start` and fetch what a card shows; soonest first, past ones last."""
        now = timezone.now()
        coming = models.Q(dates__start__gte=now) | models.Q(dates__end__gte=now)
        return (
            self.annotate(
                next_start=models.Min("dates__start", filter=coming),
                last_start=models.Max("dates__start"),
            )
            .select_related("commune", "picture")
            .prefetch_related("picture__renditions")
            .order_by(models.F("next_start").asc(nulls_last=True), "-last_start", "pk")
        )


class EventPage(EventRoutes, BasePage):
    """A cultural event: one or more dated occurrences at a place, by a programme's organiser."""

    introduction = models.TextField(_("introduction"), max_length=400)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = body_field(_("description"))
    status = models.CharField(
        _("status"), max_length=16, choices=Status.choices, default=Status.SCHEDULED
    )
    status_note = models.CharField(
        _("word on the status"), max_length=255, blank=True, help_text=_("E.g. why, and what next.")
    )
    place_name = models.CharField(_("place"), max_length=160, blank=True)
    address = models.CharField(_("address"), max_length=255, blank=True)
    commune = models.ForeignKey(
        Commune, verbose_name=_("commune"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="events",
    )  # fmt: skip
    online_url = models.URLField(_("online at"), blank=True)
    registration_url = models.URLField(_("registration"), blank=True)
    is_free = models.BooleanField(_("free of charge"), default=False)
    price = models.CharField(_("price"), max_length=120, blank=True)
    audience = models.CharField(
        _("audience"), max_length=16, choices=Audience.choices, default=Audience.EVERYONE
    )
    accessible_ii = models.BooleanField(ACCESSIBILITY["ii"], default=False)
    accessible_hi = models.BooleanField(ACCESSIBILITY["hi"], default=False)
    accessible_vi = models.BooleanField(ACCESSIBILITY["vi"], default=False)
    accessible_pi = models.BooleanField(ACCESSIBILITY["pi"], default=False)
    accessible_mi = models.BooleanField(ACCESSIBILITY["mi"], default=False)
    devices = ParentalManyToManyField(
        Device, verbose_name=_("transmedia devices"), blank=True, related_name="events"
    )

    objects = PageManager.from_queryset(EventQuerySet)()

    base_form_class = EventPageForm
    content_panels = [*BasePage.content_panels, *panels.EVENT]
    editor_tabs = panels.EVENT_TABS
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("body"),
        index.SearchField("place_name"),
        index.RelatedFields("commune", [index.SearchField("name")]),
    ]
    parent_page_types = ["events.ProgrammePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name, verbose_name_plural = _("event"), _("events")

    def clean(self) -> None:
        super().clean()
        if self.status == Status.MOVED_ONLINE and not self.online_url:
            raise ValidationError(
                {"online_url": _("Give the address where it takes place online.")}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a full save of a live event (that is, a publication) writes its dates again."""
        super().save(*args, **kwargs)
        if self.live and not kwargs.get("update_fields"):
            dates.rebuild(self)

    @property
    def main_picture(self) -> Any:
        return self.picture

    @property
    def summary(self) -> str:
        return self.introduction

    @property
    def is_online(self) -> bool:
        return self.status == Status.MOVED_ONLINE

    @property
    def place(self) -> str:
        """Name, address and commune on one line."""
        return ", ".join(
            str(part) for part in (self.place_name, self.address, self.commune) if part
        )

    @property
    def accessibility(self) -> list[str]:
        """The codes of OpenAgenda that apply: ii, hi, vi, pi, mi."""
        return [code for code in ACCESSIBILITY if getattr(self, f"accessible_{code}")]

    @cached_property
    def all_dates(self) -> list[EventDate]:
        return list(self.dates.all())

    @property
    def coming_dates(self) -> list[EventDate]:
        return [date for date in self.all_dates if not date.is_past]

    @property
    def card(self) -> dict[str, Any]:
        badge = "" if self.status == Status.SCHEDULED else self.get_status_display()
        return {
            **super().card,
            "noun": "event",
            "date": getattr(self, "next_start", None) or getattr(self, "last_start", None),
            "meta": [str(part) for part in (self.place_name, self.commune) if part],
            "badge": badge,
            "badge_tone": "bad" if self.status == Status.CANCELLED else "warn",
            "cancelled": self.status == Status.CANCELLED,
        }

    def structured_data(self, request: Any) -> dict[str, Any]:
        return event_data(self, request)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        linked = load_event(self, getattr(request, "is_preview", False))
        context = super().get_context(request, *args, **kwargs)
        view = event_view(self, linked)
        return {**context, "event": view, "calendar_url": calendar_url(self)}
