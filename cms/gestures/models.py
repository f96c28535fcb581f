"""Stub."""

from cms.pages.base import BasePage
from cms.pages.listings import ListingPage


class GestureIndexPage(ListingPage):
    """Index."""

    def item_model(self):
        return GesturePage


class GesturePage(BasePage):
    """Item."""
