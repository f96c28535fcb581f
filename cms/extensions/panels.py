"""Panels that plugins add to the editors of core pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from wagtail.admin.panels import MultiFieldPanel, TabbedInterface
from wagtail.admin.panels.base import get_form_for_model

from . import points
from .switch import is_shown, site_of

__all__ = ["PageEditor", "PluginPanel", "contributed_panels", "site_of"]


class PluginPanel(MultiFieldPanel):
    """A plugin's panel, hidden on the sites that switched the plugin off."""

    def __init__(self, children: Any = (), *args: Any, plugin: Any = None, **kwargs: Any) -> None:
        super().__init__(children, *args, **kwargs)
        self.plugin = plugin

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "plugin": self.plugin}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        @cached_property
        def is_switched_on(self) -> bool:
            site = site_of(self.instance, getattr(self.form, "parent_page", None))
            return is_shown(self.panel.plugin, site)

        def is_shown(self) -> bool:
            return self.is_switched_on and super().is_shown()

        def show_panel_furniture(self) -> bool:
            return self.is_switched_on and super().show_panel_furniture()


class PageEditor(TabbedInterface):
    """The editor of a page type, whose form leaves alone what switched-off plugins added.

    A hidden panel sends nothing back: with its fields and rows still in the form, saving the
    page would fail, or empty them.
    """

    def get_form_class(self) -> Any:
        base = self.base_form_class or self.model.base_form_class
        panels = list(plugin_panels(self))
        if panels:
            base = type(base)(base.__name__, (SwitchedForm, base), {"plugin_panels": panels})
        return get_form_for_model(self.model, form_class=base, **self.get_form_options())


class SwitchedForm:
    """A page form without the fields and rows of the plugins switched off for its site."""

    plugin_panels: list[PluginPanel] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        site = site_of(self.instance, self.parent_page)  # type: ignore[attr-defined]
        for panel in self.plugin_panels:
            if not is_shown(panel.plugin, site):
                self._leave_alone(panel.get_form_options())

    def _leave_alone(self, options: dict[str, Any]) -> None:
        for name in options.get("fields", []):
            self.fields.pop(name, None)  # type: ignore[attr-defined]
        for name in options.get("formsets", {}):
            self.formsets.pop(name, None)  # type: ignore[attr-defined]


def plugin_panels(panel: Any) -> Iterator[PluginPanel]:
    """Yield the plugins' panels inside `panel`."""
    if isinstance(panel, PluginPanel):
        yield panel
    else:
        for child in getattr(panel, "children", []):
            yield from plugin_panels(child)


def contributed_panels(page_type: str) -> list[PluginPanel]:
    """Return the panels plugins add to `page_type` ("artisans.ArtisanPage")."""
    return [
        PluginPanel([found.item], heading=found.plugin.verbose_name, plugin=found.plugin)
        for found in points.page_panels.of(page_type)
    ]
