"""Listing pages: text search, facets and pagination over the pages below an index page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.apps import apps
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from wagtail.models import Site

from cms.extensions import points

from .base import BasePage
from .facets import Facet, Option
from .frame import anything_private

MOST_MATCHES = 500
"""A text search keeps this many best matches, which facets then narrow."""


class BoundFacet:
    """A facet with the answers chosen in a request and those still possible."""

    def __init__(self, facet: Facet, values: list[str], options: list[Option]) -> None:
        self.name, self.label, self.multiple = facet.name, facet.label, facet.multiple
        # A plugin's facet may have been written before these two.
        self.kind = getattr(facet, "kind", "")
        self.is_more = getattr(facet, "is_more", False)
        self.values, self.options = values, options

    @property
    def can_be_asked(self) -> bool:
        return bool(self.options) or self.kind == "date"


class Listing:
    """The pages that answer a request, with the facets that can narrow them further.

    A wrong page number, facet value or text never fails: it gives fewer or no results.
    """

    def __init__(
        self, request: HttpRequest, pages: QuerySet, facets: Iterable[Facet], per_page: int = 12
    ) -> None:
        self.request, self.all, self.per_page = request, pages, per_page
        self.known = list(facets)
        self.query = request.GET.get("q", "").replace("\x00", "").strip()[:200]

    @cached_property
    def chosen(self) -> dict[str, list[str]]:
        clean = {f.name: [v for v in self.request.GET.getlist(f.name) if v] for f in self.known}
        return {name: [v.replace("\x00", "") for v in values] for name, values in clean.items()}

    @cached_property
    def searched(self) -> QuerySet:
        return self._answering_text(self.all)

    def narrowed(self, without: str = "") -> QuerySet:
        """Return the pages that answer every chosen facet, except the one named `without`."""
        return self._answering_facets(self.searched, without)

    @cached_property
    def _matches(self) -> list[int]:
        """The pages that the text finds, best first."""
        found = self.all.model.objects.live().search(self.query)[:MOST_MATCHES]
        return [page.pk for page in found]

    def _answering_text(self, pages: QuerySet) -> QuerySet:
        return pages.filter(pk__in=self._matches) if self.query else pages

    def _answering_facets(self, pages: QuerySet, without: str) -> QuerySet:
        for facet in self.known:
            if self.chosen[facet.name] and facet.name != without:
                pages = facet.narrow(pages, self.chosen[facet.name])
        return pages

    @cached_property
    def results(self) -> PageOfResults:
        return Paginator(self.narrowed(), self.per_page).get_page(self.request.GET.get("page"))

    @property
    def total(self) -> int:
        return self.results.paginator.count

    @cached_property
    def facets(self) -> list[BoundFacet]:
        bound = []
        for facet in self.known:
            values = self.chosen[facet.name]
            options = facet.options(self.narrowed(without=facet.name), values)
            bound.append(BoundFacet(facet, values, options))
        return bound

    @property
    def first_facets(self) -> list[BoundFacet]:
        """The facets that are always in sight, less those without an answer."""
        return [facet for facet in self.facets if facet.can_be_asked and not facet.is_more]

    @property
    def more_facets(self) -> list[BoundFacet]:
        """The facets that open on demand, less those without an answer."""
        return [facet for facet in self.facets if facet.can_be_asked and facet.is_more]

    @property
    def has_more_chosen(self) -> bool:
        return any(facet.values for facet in self.more_facets)

    @cached_property
    def active(self) -> list[dict[str, str]]:
        """The chosen answers, each with the address that takes it away."""
        chosen = [
            {"label": option.label, "remove_url": self._without(facet.name, option.value)}
            for facet in self.facets
            for option in facet.options
            if option.selected
        ]
        if self.query:
            chosen.insert(0, {"label": f"« {self.query} »", "remove_url": self._without("q")})
        return chosen

    @property
    def is_narrowed(self) -> bool:
        """Is something searched or chosen, even what no page has?"""
        return bool(self.query or any(self.chosen.values()))

    @property
    def clear_url(self) -> str:
        return self.request.path

    @property
    def querystring(self) -> str:
        """The request's parameters without the page number, for the links of the pagination."""
        return self._parameters("page").urlencode()

    def _without(self, name: str, value: str = "") -> str:
        parameters = self._parameters("page")
        parameters.setlist(name, [v for v in parameters.getlist(name) if value and v != value])
        encoded = parameters.urlencode()
        return f"{self.request.path}?{encoded}" if encoded else self.request.path

    def _parameters(self, *dropped: str) -> QueryDict:
        parameters = self.request.GET.copy()
        for name in dropped:
            parameters.pop(name, None)
        return parameters


class ListingPage(BasePage):
    """An index page: lists the pages of one type below it. Subclasses name `item_type`."""

    item_type = ""
    per_page = 12
    facets: list[Facet] = []

    class Meta:
        abstract = True

    def item_model(self) -> Any:
        """Return the class of the pages listed."""
        return apps.get_model(self.item_type)

    def get_items(self) -> Any:
        """Return the live pages below, in order, with what their cards show already fetched."""
        pages = self.item_model().objects.live().descendant_of(self)
        return pages.public() if anything_private() else pages

    def get_facets(self, site: Any) -> list[Facet]:
        """Return the facets of the core, then those that plugins add for `site`."""
        added = points.facets.items(self.item_model()._meta.label, site)
        return [*self.facets, *[facet() for facet in added]]

    def get_listing(self, request: HttpRequest) -> Listing:
        facets = self.get_facets(Site.find_for_request(request))
        return Listing(request, self.get_items(), facets, self.per_page)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = self.get_listing(request)
        return context
