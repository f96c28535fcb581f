"""What a plugin sees of the core while it contributes: one method for each extension point."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

from . import points

if TYPE_CHECKING:
    from .plugin import Plugin

NAME = re.compile(r"^[a-z][a-z0-9_]*$")


class Contributor:
    """The core, as a plugin sees it. `label` says in plain words what is added, where it helps."""

    def __init__(self, plugin: Plugin) -> None:
        self.plugin = plugin

    def stream_block(self, slot: str, name: str, block: Any) -> None:
        """Offer `block` (a Block class, or a function that returns one) in the stream `slot`.

        Its stored type is `<label>_<name>`: it never changes.
        """
        if not NAME.match(name) or not callable(block):
            raise ImproperlyConfigured(
                f"Plugin {self.plugin.name} offers the block {name!r}: its name must be "
                "lower-case letters, figures and _, and it must be a Block class or a function."
            )
        points.stream_blocks.add(self.plugin, slot, (f"{self.plugin.label}_{name}", block))

    def page_panel(self, page_type: str, panel: Any) -> None:
        """Add a Wagtail `panel` to the editor of `page_type` ("artisans.ArtisanPage")."""
        points.page_panels.add(self.plugin, page_type, panel)

    def template(self, slot: str, template_name: str, label: Any = "") -> None:
        """Render `template_name` where public templates say `{% plugin_slot "slot" %}`."""
        points.template_slots.add(self.plugin, slot, template_name, label)

    def facet(self, facet: Any) -> None:
        """Add a filter to the listings of each page type named in `facet.page_types`."""
        for page_type in facet.page_types:
            points.facets.add(self.plugin, page_type, facet, facet.label)

    def map_layer(self, layer: Any) -> None:
        """Offer a layer of places to whichever plugin draws the map."""
        points.map_layers.add(self.plugin, "map", layer, layer.label)

    def api_router(self, prefix: str, router: Any) -> None:
        """Serve a django-ninja `router` under /api/v1/<prefix>/."""
        points.api_routers.add(self.plugin, "api", (prefix, router), f"/api/v1/{prefix}/")

    def media_step(self, kind: str, step: Any, label: Any = "") -> None:
        """Call `step(media)` in the worker after a media of `kind` (film, sound...) is prepared."""
        points.media_steps.add(self.plugin, kind, step, label)

    def dashboard_card(self, card: Any, label: Any = "") -> None:
        """Show `card` (a Wagtail `Component` class taking the request) on the dashboard."""
        points.dashboard_cards.add(self.plugin, "dashboard", card, label)

    def urls(self, prefix: str, urlconf: str) -> None:
        """Serve the module `urlconf` under /<prefix>/, as a 404 for sites that switched it off."""
        import_module(urlconf)  # a broken view stops the start-up, not the first visitor
        points.urlpatterns.add(self.plugin, "urls", (prefix, urlconf), f"/{prefix}/")

    def navigation(self, label: Any, url_name: str) -> None:
        """Add an entry to the main menu, after the pages shown in menus."""
        points.navigation.add(self.plugin, "header", (label, url_name), label)
