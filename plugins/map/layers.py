"""What is shown on the map: layers of pages, ours and those that other plugins offer.

A layer offered through `core.map_layer` is a class with the names of `PageLayer`: `name` (in
addresses), `label`, `noun` (its look), `page_type`, `positions`, `pages(site)`, `narrow(...)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cms.extensions import points
from cms.taxonomy.choices import Sector
from cms.taxonomy.models import Commune


@dataclass(frozen=True)
class Filters:
    """What a visitor asks of the map: some layers, a sector of trades, the name of a commune."""

    layers: tuple[str, ...] = ()
    sector: str = ""
    commune: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Filters:
        """Return the filters of a request; what is not known is left out."""
        sector = query.get("sector", "")
        return cls(
            layers=tuple(query.getlist("layer")),
            sector=sector if sector in Sector.values else "",
            commune=query.get("commune", "").replace("\x00", "").strip()[:80],
        )

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The filters as the parameters of an address."""
        chosen = [("sector", self.sector), ("commune", self.commune)]
        return [("layer", name) for name in self.layers] + [pair for pair in chosen if pair[1]]

    def communes(self) -> list[str] | None:
        """Return the INSEE codes of the communes asked for by name or code; None for all."""
        if not self.commune:
            return None
        known = Commune.objects.values_list("insee", "slug", "postal_codes")
        wanted = slugify(self.commune)
        return [
            insee
            for insee, slug, codes in known
            if (wanted and wanted in slug) or self.commune in (insee, *codes)
        ]


class PageLayer:
    """Pages that have a commune, and perhaps an exact position.

    `positions` names the relation to exact positions ("" when there is none), `sector_path` the
    way from a page to the sector of a trade; a layer without one has nothing to show when a
    sector is asked for.
    """

    name = ""
    label: Any = ""
    noun = "page"
    page_type = ""
    positions = "map_positions"
    sector_path = ""

    @property
    def model(self) -> Any:
        return apps.get_model(self.page_type)

    def pages(self, site: Any) -> QuerySet:
        """Return the live public pages of `site`."""
        return self.model.objects.live().public().in_site(site)

    def narrow(self, pages: QuerySet, filters: Filters) -> QuerySet:
        """Keep the pages that `filters` ask for."""
        if filters.sector:
            if not self.sector_path:
                return pages.none()
            pages = pages.filter(**{self.sector_path: filters.sector})
        communes = filters.communes()
        return pages if communes is None else pages.filter(commune__in=communes)


class Artisans(PageLayer):
    """The artisans."""

    name, label, noun = "artisans", _("Artisans"), "artisan"
    page_type = "artisans.ArtisanPage"
    sector_path = "trades__sector"


class Events(PageLayer):
    """The events to come, at a place."""

    name, label, noun = "events", _("Events"), "event"
    page_type = "events.EventPage"

    def pages(self, site: Any) -> QuerySet:
        now = timezone.now()
        coming = Q(dates__start__gte=now) | Q(dates__end__gte=now)
        return super().pages(site).filter(coming).exclude(status="moved_online")


@dataclass(frozen=True)
class Selection:
    """A layer with the pages that a visitor asks for, each once."""

    layer: Any
    pages: QuerySet


def offered_layers(site: Any) -> list[Any]:
    """Return the layers of the map of `site`, without those of plugins switched off there."""
    return [layer() for layer in points.map_layers.items("map", site)]


def selections(site: Any, filters: Filters) -> list[Selection]:
    """Return the chosen layers (all of them when none is chosen) with their pages."""
    chosen = [
        layer
        for layer in offered_layers(site)
        if not filters.layers or layer.name in filters.layers
    ]
    return [Selection(layer, _each_once(layer, site, filters)) for layer in chosen]


def _each_once(layer: Any, site: Any, filters: Filters) -> QuerySet:
    """Joins to trades and dates repeat pages: ask for them by key."""
    found = layer.narrow(layer.pages(site), filters)
    return layer.model.objects.filter(pk__in=found.order_by().values("pk")).order_by()
