"""What every answer of the open data carries: anyone may read it, keep it and ask for changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag

from .answers import last_modified

SECONDS = 300
"""How long an answer may be kept without asking again."""


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let pages of any site read the answers of `view`, and caches keep them."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        if request.method not in ("GET", "HEAD") or response.status_code != 200:
            return response
        patch_cache_control(response, public=True, max_age=SECONDS)
        set_response_etag(response)
        if date := last_modified(request):
            response["Last-Modified"] = date
        return get_conditional_response(request, response["ETag"], None, response) or response

    return opened
