"""The agenda: the events of all programmes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Site

from cms.pages.counting import CountedListing
from cms.pages.listings import ListingPage

from .facets import AGENDA
from .routes import CalendarRoutes, calendar_url, feeds_of


class EventIndexPage(CalendarRoutes, ListingPage):
    """The agenda of all programmes: coming events first, past ones last."""

    introduction = models.TextField(_("introduction"), blank=True)

    item_type = "events.EventPage"
    facets = AGENDA
    content_panels = [*ListingPage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["events.ProgrammePage"]
    max_count = 1

    class Meta:
        verbose_name = _("agenda")

    def get_items(self) -> QuerySet:
        return super().get_items().for_cards()

    def get_listing(self, request: HttpRequest) -> CountedListing:
        facets = self.get_facets(Site.find_for_request(request))
        return CountedListing(request, self.get_items(), facets, self.per_page)

    def events(self) -> QuerySet:
        return self.get_items()

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "calendar_url": calendar_url(self), "feeds": feeds_of(self)}
