"""The feed of the newest gestures."""

from __future__ import annotations

from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

NEWEST = 20


class GestureFeed(Feed):
    """An Atom feed of the gestures listed by an index page, newest first."""

    feed_type = Atom1Feed

    def __init__(self, index: Any) -> None:
        self.index = index

    def title(self) -> str:
        return _("%(title)s: the newest gestures") % {"title": self.index.title}

    def subtitle(self) -> str:
        return self.index.summary

    def link(self) -> str:
        return self.index.full_url

    def feed_url(self) -> str:
        return f"{self.index.full_url}{self.index.reverse_subpage('feed')}"

    def items(self) -> Any:
        return self.index.get_items().order_by("-first_published_at", "-pk")[:NEWEST]

    def item_title(self, item: Any) -> str:
        return item.title

    def item_description(self, item: Any) -> str:
        return item.summary or item.formula

    def item_link(self, item: Any) -> str:
        return item.full_url

    def item_pubdate(self, item: Any) -> Any:
        return item.first_published_at

    def item_updateddate(self, item: Any) -> Any:
        return item.last_published_at

    def item_categories(self, item: Any) -> list[str]:
        return [item.formula]
