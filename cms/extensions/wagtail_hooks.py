"""What the contract adds to the back office."""

from typing import Any

from wagtail import hooks

from . import points
from .switch import is_enabled_somewhere


@hooks.register("construct_homepage_panels")
def add_dashboard_cards(request: Any, panels: list[Any]) -> None:
    """Show the cards of the plugins that are switched on for some site."""
    cards = points.dashboard_cards.of("dashboard")
    panels += [found.item(request) for found in cards if is_enabled_somewhere(found.plugin)]
