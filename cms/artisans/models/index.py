"""The list of all artisans, with its filters and its feed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Site

from cms.pages.counting import CountedListing
from cms.pages.listings import ListingPage

from ..facets import ARTISAN_FACETS
from ..feed import ArtisanFeed


class ArtisanIndexPage(RoutablePageMixin, ListingPage):
    """The artisans of the territory: by trade, place, label and savoir-faire."""

    introduction = models.TextField(_("introduction"), blank=True)

    item_type = "artisans.ArtisanPage"
    facets = ARTISAN_FACETS
    content_panels = [*ListingPage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["artisans.ArtisanPage"]
    max_count = 1

    class Meta:
        verbose_name, verbose_name_plural = _("list of artisans"), _("lists of artisans")

    @property
    def summary(self) -> str:
        return self.introduction

    def get_items(self) -> Any:
        return super().get_items().for_cards()

    def get_listing(self, request: HttpRequest) -> CountedListing:
        facets = self.get_facets(Site.find_for_request(request))
        return CountedListing(request, self.get_items(), facets, self.per_page)

    @path("flux/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest artisans, as an Atom feed."""
        return ArtisanFeed(self)(request)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        url = f"{self.get_url(request)}{self.reverse_subpage('feed')}"
        feed = {"title": self.title, "url": url, "type": "application/atom+xml"}
        return {**context, "feeds": [feed]}
