"""The Atom feed of the events of a page."""

from __future__ import annotations

from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

MOST = 50


class EventFeed(Feed):
    """The coming events of an agenda or a programme, soonest first."""

    feed_type = Atom1Feed

    def __init__(self, page: Any) -> None:
        self.page = page

    def title(self) -> str:
        return self.page.title

    def link(self) -> str:
        return self.page.full_url

    def items(self) -> Any:
        return self.page.events().filter(next_start__isnull=False)[:MOST]

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
