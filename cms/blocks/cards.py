"""What is shown of a page that another page refers to."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page


class PageReference:
    """A page as others show it: title, address and card."""

    def __init__(self, page: Any) -> None:
        self.page, self.title = page, page.title

    @property
    def url(self) -> str:
        return self.page.url or ""

    @property
    def card(self) -> dict[str, Any]:
        """The card of the page; it makes no query when the page was preloaded."""
        return self.page.card


def public_reference(page: Any) -> PageReference | None:
    """Return what may be shown of `page`: nothing when it is gone or not published."""
    if page is None or not page.live:
        return None
    return PageReference(page.specific if type(page) is Page else page)
