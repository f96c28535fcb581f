"""The panel that plugins' pages get: one exact position, or none."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel
from wagtailgeowidget.panels import LeafletPanel

from .widgets import PositionWidget


class PositionPanel(LeafletPanel):
    """The panel of wagtail-geo-widget, with our widget."""

    def widget_overrides(self) -> dict[str, Any]:
        return {self.field_name: PositionWidget()}


def position_panel() -> InlinePanel:
    """Return the panel for the exact position of a page."""
    return InlinePanel(
        "map_positions",
        panels=[PositionPanel("location")],
        heading=_("Exact position"),
        label=_("position"),
        help_text=_("Without one, the page stands on the map at the town hall of its commune."),
        max_num=1,
    )
