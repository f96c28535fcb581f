"""A request of nobody, for what is made away from any visitor but depends on the site."""

from __future__ import annotations

from typing import Any

from wagtail.coreutils import get_dummy_request


def request_for(page: Any) -> Any:
    """Return a request for the site of `page`, as a stranger's."""
    return get_dummy_request(path=page.get_url() or "/", site=page.get_site())
