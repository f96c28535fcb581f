"""Stub."""

from cms.pages.base import BasePage
from cms.pages.listings import ListingPage


class EventIndexPage(ListingPage):
    """Index."""

    def item_model(self):
        return EventPage


class EventPage(BasePage):
    """Item."""


class ProgrammePage(BasePage):
    """Programme."""
