"""The Atom feed of the documentaries."""

from __future__ import annotations

from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

MOST = 30


class DocumentaryFeed(Feed):
    """The newest documentaries below an index page."""

    feed_type = Atom1Feed

    def __init__(self, page: Any) -> None:
        self.page = page

    def title(self) -> str:
        return self.page.title

    def subtitle(self) -> str:
        return self.page.introduction

    def link(self) -> str:
        return self.page.full_url

    def items(self) -> Any:
        return self.page.get_items()[:MOST]

    def item_title(self, item: Any) -> str:
        return item.title

    def item_description(self, item: Any) -> str:
        return item.introduction

    def item_link(self, item: Any) -> str:
        return item.full_url

    def item_pubdate(self, item: Any) -> Any:
        return item.first_published_at

    def item_updateddate(self, item: Any) -> Any:
        return item.last_published_at

    def item_categories(self, item: Any) -> list[str]:
        return item.trade_names
