"""Panels that plugins add to the editors of core pages."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import MultiFieldPanel
from wagtail.models import Site

from . import points


class PluginPanel(MultiFieldPanel):
    """A plugin's panel, hidden on the sites that switched the plugin off."""

    def __init__(self, children: Any = (), *args: Any, plugin: Any = None, **kwargs: Any) -> None:
        super().__init__(children, *args, **kwargs)
        self.plugin = plugin

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "plugin": self.plugin}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            site = site_of(self.instance)
            return (site is None or self.panel.plugin.is_enabled(site)) and super().is_shown()


def contributed_panels(page_type: str) -> list[PluginPanel]:
    """Return the panels plugins add to `page_type` ("artisans.ArtisanPage")."""
    return [
        PluginPanel([found.item], heading=found.plugin.verbose_name, plugin=found.plugin)
        for found in points.page_panels.of(page_type)
    ]


def site_of(page: Any) -> Site | None:
    """Return the site `page` is, or will be, part of."""
    site = page.get_site() if getattr(page, "path", "") else None
    return site or Site.objects.filter(is_default_site=True).first()
