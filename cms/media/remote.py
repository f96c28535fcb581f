"""Files in a storage elsewhere: the site checks the right, then signs an address to fetch them.

Playlists, captions and measures are small, and browsers read them as texts of the site: they are
handed over. All else is fetched from the storage, byte ranges included.
"""

from __future__ import annotations

import hashlib
import os

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import get_conditional_response

from .types import TYPES

TEXTS = ("m3u8", "vtt", "json")
MOST_BYTES = 4 * 1024 * 1024
"""A text of more than this many bytes is none."""


def answer(request: HttpRequest, path: str, cache: str) -> HttpResponse:
    """Answer with a small text, or with an address signed for a while."""
    extension = os.path.splitext(path)[1].lstrip(".").lower()
    if extension in TEXTS:
        return _hand_over(request, path, cache, TYPES[extension])
    response = HttpResponseRedirect(
        default_storage.signed_url(path, request.method or "GET")  # type: ignore[attr-defined]
    )
    # The address of a file outlives this answer: the right is checked again soon.
    is_public = cache.startswith("public")
    response["Cache-Control"] = "private, max-age=300" if is_public else "private, no-store"
    return response


def _hand_over(request: HttpRequest, path: str, cache: str, content_type: str) -> HttpResponse:
    try:
        with default_storage.open(path) as file:
            data = file.read(MOST_BYTES)
    except FileNotFoundError as error:
        raise Http404 from error
    response = HttpResponse(data, content_type=content_type)
    response["Cache-Control"] = cache
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    return get_conditional_response(request, response["ETag"], None, response) or response
