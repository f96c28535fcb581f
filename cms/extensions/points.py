"""The named places in the core that plugins can add to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .plugin import Plugin


@dataclass(frozen=True)
class Contribution:
    """One thing that one plugin adds to one target, e.g. a block to the stream slot `body`."""

    plugin: Plugin
    target: str
    item: Any
    label: str = ""


@dataclass
class ExtensionPoint:
    """A named place in the core; `phrase` says in plain words what is added there."""

    name: str
    phrase: Any
    contributions: list[Contribution] = field(default_factory=list)

    def add(self, plugin: Plugin, target: str, item: Any, label: str = "") -> None:
        self.contributions.append(Contribution(plugin, target, item, label))

    def of(self, target: str, site: Any = None) -> Iterator[Contribution]:
        """Yield what is added to `target`, without the plugins switched off for `site`."""
        for found in self.contributions:
            if found.target == target and (site is None or found.plugin.is_enabled(site)):
                yield found

    def items(self, target: str, site: Any = None) -> list[Any]:
        return [found.item for found in self.of(target, site)]

    def clear(self) -> None:
        self.contributions.clear()


stream_blocks = ExtensionPoint("stream_blocks", _("A block for editors"))
page_panels = ExtensionPoint("page_panels", _("A panel in the page editor"))
template_slots = ExtensionPoint("template_slots", _("A part of public pages"))
facets = ExtensionPoint("facets", _("A filter in listings"))
map_layers = ExtensionPoint("map_layers", _("A layer on the map"))
api_routers = ExtensionPoint("api_routers", _("Addresses in the open-data interface"))
media_steps = ExtensionPoint("media_steps", _("A step in the preparation of media"))
dashboard_cards = ExtensionPoint("dashboard_cards", _("A card on the back-office dashboard"))
urlpatterns = ExtensionPoint("urlpatterns", _("Public pages with their own address"))
navigation = ExtensionPoint("navigation", _("An entry in the main menu"))

ALL = [
    stream_blocks,
    page_panels,
    template_slots,
    facets,
    map_layers,
    api_routers,
    media_steps,
    dashboard_cards,
    urlpatterns,
    navigation,
]
