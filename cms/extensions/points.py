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
    """One thing that one plugin adds to one target, e.g. a block to the stream slot `body`.

    `label` names it in plain words for the person who switches plugins on and off.
    """

    plugin: Plugin
    target: str
    item: Any
    label: Any = ""


@dataclass
class ExtensionPoint:
    """A named place in the core; `phrase` says in plain words what is added there.

    `version` grows with every change, so that what was built from the point knows it is stale.
    """

    name: str
    phrase: Any
    contributions: list[Contribution] = field(default_factory=list)
    version: int = 0

    def add(self, plugin: Plugin, target: str, item: Any, label: Any = "") -> None:
        self.contributions.append(Contribution(plugin, target, item, label))
        self.version += 1

    def forget(self, plugin: Plugin) -> None:
        """Drop what `plugin` added, by label: it may contribute again when apps are reloaded."""
        kept = [found for found in self.contributions if found.plugin.label != plugin.label]
        if len(kept) != len(self.contributions):
            self.contributions[:] = kept
            self.version += 1

    def of(self, target: str, site: Any = None) -> Iterator[Contribution]:
        """Yield what is added to `target`, without the plugins switched off for `site`."""
        for found in self.contributions:
            if found.target == target and (site is None or found.plugin.is_enabled(site)):
                yield found

    def items(self, target: str, site: Any = None) -> list[Any]:
        return [found.item for found in self.of(target, site)]


stream_blocks = ExtensionPoint("stream_blocks", _("Blocks to write pages with"))
page_panels = ExtensionPoint("page_panels", _("Panels in the page editor"))
template_slots = ExtensionPoint("template_slots", _("Parts of public pages"))
facets = ExtensionPoint("facets", _("Filters in lists"))
map_layers = ExtensionPoint("map_layers", _("Layers on the map"))
api_routers = ExtensionPoint("api_routers", _("Open data addresses"))
media_steps = ExtensionPoint("media_steps", _("Steps in the preparation of media"))
dashboard_cards = ExtensionPoint("dashboard_cards", _("Cards on the dashboard"))
urlpatterns = ExtensionPoint("urlpatterns", _("Public pages with their own address"))
navigation = ExtensionPoint("navigation", _("Entries in the main menu"))

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
