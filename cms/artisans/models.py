"""Stub."""

from cms.pages.base import BasePage
from cms.pages.listings import ListingPage


class ArtisanIndexPage(ListingPage):
    """Index."""

    def item_model(self):
        return ArtisanPage


class ArtisanPage(BasePage):
    """Item."""
