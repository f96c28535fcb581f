from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.extensions import Plugin


class MapPlugin(Plugin):
    """Place artisans and events on a map, exactly or at the town hall of their commune."""

    name = "plugins.map"
    label = "plugin_map"
    verbose_name = _("Map of the territory")
    description = _("Exact positions, a public map of artisans and events, maps in pages.")
    api = (1, 0)

    def contribute(self, core: Any) -> None:
        from . import blocks, facets, layers, panels, scene_places

        core.page_panel("artisans.ArtisanPage", panels.position_panel())
        core.page_panel("events.EventPage", panels.position_panel())
        core.map_layer(layers.Artisans)
        core.map_layer(layers.Events)
        core.stream_block("body", "places", blocks.PlacesBlock)
        core.stream_block("scene", "scene_places", scene_places.ScenePlacesBlock)
        core.template("artisan.aside", "plugin_map/aside.html", _("Where the artisan works"))
        core.template("event.aside", "plugin_map/aside.html", _("Where the event takes place"))
        core.facet(facets.Territory)
        core.urls("carte", "plugins.map.urls")
        core.navigation(_("Interactive map"), "map:map")
