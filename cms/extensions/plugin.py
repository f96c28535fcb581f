"""The plugin contract: what a plugin is, and what it sees of the core while it contributes."""

from __future__ import annotations

import re
from typing import Any

from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured

from . import points

API = (1, 0)
"""Version of the contract (not of the product): a plugin written for 1.x runs on any later 1.y."""

LABEL = re.compile(r"^plugin_[a-z][a-z0-9_]*$")


class Plugin(AppConfig):
    """A Django app that extends the core. Subclass it in the `apps.py` of a plugin.

    `label` prefixes the tables and blocks of the plugin and never changes; `api` is the version
    of the contract the plugin was written for.
    """

    api: tuple[int, int]
    description: Any = ""
    default_auto_field = "django.db.models.BigAutoField"

    def contribute(self, core: Contributor) -> None:
        """Add to the extension points of the core. Import the modules of the plugin here."""

    def ready(self) -> None:
        self._check_contract()
        self.contribute(Contributor(self))

    def is_enabled(self, site: Any) -> bool:
        """Is this plugin switched on for `site`? Asked once a request: kept on the site object."""
        from .models import disabled_plugins

        return self.label not in disabled_plugins(site)

    def contributions(self) -> list[tuple[points.ExtensionPoint, points.Contribution]]:
        """Return everything this plugin adds, with the place it is added to."""
        return [(p, c) for p in points.ALL for c in p.contributions if c.plugin is self]

    def _check_contract(self) -> None:
        api = getattr(self, "api", None)
        if not (isinstance(api, tuple) and len(api) == 2):
            raise ImproperlyConfigured(
                f"Plugin {self.name} does not say which contract it was written for: "
                f"set `api = {API}` on its {type(self).__name__}."
            )
        if not LABEL.match(self.label):
            raise ImproperlyConfigured(
                f"Plugin {self.name} has the label {self.label!r}: it must look like plugin_name."
            )
        if api[0] != API[0] or api > API:
            raise ImproperlyConfigured(
                f"Plugin {self.name} was written for contract {api[0]}.{api[1]}; this site offers "
                f"{API[0]}.{API[1]}. Install a version of the plugin made for this site."
            )


class Contributor:
    """What a plugin sees of the core while it contributes: one method for each extension point."""

    def __init__(self, plugin: Plugin) -> None:
        self.plugin = plugin

    def stream_block(self, slot: str, name: str, block: type | Any) -> None:
        """Offer `block` (a Block class, or a function that returns one) in the stream `slot`.

        Its stored type is `<label>_<name>`: it never changes.
        """
        points.stream_blocks.add(
            self.plugin, slot, (f"{self.plugin.label}_{name}", block), label=name
        )

    def page_panel(self, page_type: str, panel: Any) -> None:
        """Add a Wagtail `panel` to the editor of `page_type` ("artisans.ArtisanPage")."""
        points.page_panels.add(self.plugin, page_type, panel, label=page_type)

    def template(self, slot: str, template_name: str) -> None:
        """Render `template_name` where public templates say `{% plugin_slot "slot" %}`."""
        points.template_slots.add(self.plugin, slot, template_name, label=slot)

    def facet(self, facet: Any) -> None:
        """Add a filter to the listings of each page type named in `facet.page_types`."""
        for page_type in facet.page_types:
            points.facets.add(self.plugin, page_type, facet, label=str(facet.label))

    def map_layer(self, layer: Any) -> None:
        """Offer a layer of places to whichever plugin draws the map."""
        points.map_layers.add(self.plugin, "map", layer, label=str(layer.label))

    def api_router(self, prefix: str, router: Any) -> None:
        """Serve a django-ninja `router` under /api/v1/<prefix>/."""
        points.api_routers.add(self.plugin, "api", (prefix, router), label=prefix)

    def media_step(self, kind: str, step: Any) -> None:
        """Call `step(media)` in the worker after a media of `kind` (film, sound...) is prepared."""
        points.media_steps.add(self.plugin, kind, step, label=step.__name__)

    def dashboard_card(self, card: Any) -> None:
        """Show `card` (a Wagtail `Component` class taking the request) on the dashboard."""
        points.dashboard_cards.add(self.plugin, "dashboard", card, label=card.__name__)

    def urls(self, prefix: str, urlconf: str) -> None:
        """Serve the module `urlconf` under /<prefix>/, as a 404 for sites that switched it off."""
        points.urlpatterns.add(self.plugin, "urls", (prefix, urlconf), label=prefix)

    def navigation(self, label: Any, url_name: str) -> None:
        """Add an entry to the main menu, after the pages shown in menus."""
        points.navigation.add(self.plugin, "header", (label, url_name), label=str(label))


def installed_plugins() -> list[Plugin]:
    """Return the installed plugins, in the order of INSTALLED_APPS."""
    return [config for config in apps.get_app_configs() if isinstance(config, Plugin)]
