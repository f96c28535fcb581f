"""Stub."""

from cms.pages.base import BasePage
from cms.pages.listings import ListingPage


class DocumentaryIndexPage(ListingPage):
    """Index."""

    def item_model(self):
        return DocumentaryPage


class DocumentaryPage(BasePage):
    """Item."""
