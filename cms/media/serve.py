"""Serve uploaded files to those who may have them, with byte ranges: films are watched anywhere.

Files on the local disk are read here, and nothing outside MEDIA_ROOT ever is; `remote` answers for
those that are in a storage elsewhere.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from . import remote
from .access import is_open, is_private, may_have
from .types import TYPES

BLOCK = 256 * 1024
HOUR = 60 * 60
WEEK = 7 * 24 * HOUR
NEVER = ("documents/", "supports/")
"""Served by others, after asking who may read them: Wagtail, and the pages of stories."""
STAFF_ONLY = ("original_images/", "original/")
"""Photographs and media as they came, with the place and the camera they were taken with."""
LASTING = ("derived/",)
"""Named by what they were made from: another content has another address."""
FOR_ONE = "private, no-store"
RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")


@dataclass(frozen=True)
class Stored:
    """A file on the disk: its size in bytes and its date."""

    path: Path
    size: int
    modified: float

    @property
    def etag(self) -> str:
        return f'"{int(self.modified * 1000):x}-{self.size:x}"'


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the uploaded file at `path`, whole or the range asked for.

    404 without it, and for whoever may not have it: nothing tells one from the other.
    """
    cache = _check(request, path)
    if hasattr(default_storage, "signed_url"):
        return remote.answer(request, path, cache)
    stored = _find(path)
    asked = request.headers.get("Range", "")
    wanted = _range(asked, stored.size) if asked and _is_same(request, stored) else None
    if wanted == ():
        response: HttpResponseBase = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{stored.size}"
    elif wanted:
        response = _part(stored, *wanted)
    else:
        response = FileResponse(stored.path.open("rb"))
        response["Content-Length"] = str(stored.size)
    _describe(response, stored, path, cache)
    answer = get_conditional_response(
        request, stored.etag, int(stored.modified), response  # type: ignore[arg-type]
    )  # fmt: skip
    if answer is not response:
        response.close()
    return answer or response


def _check(request: HttpRequest, path: str) -> str:
    """Return how the file at `path` may be kept by caches; raise Http404 for who may not have it.

    A stranger costs one query at most, and no session is read for what everybody may have.
    """
    if posixpath.normpath(path) != path or "\0" in path or path.startswith((*NEVER, "..", "/")):
        raise Http404
    if path.startswith(STAFF_ONLY):
        if not _is_staff(request):
            raise Http404
        return FOR_ONE
    if not is_private(path) or is_open(path):
        return f"public, max-age={WEEK if path.startswith(LASTING) else HOUR}"
    if not may_have(getattr(request, "user", None), path):
        raise Http404
    return FOR_ONE


def _find(path: str) -> Stored:
    try:
        found = Path(default_storage.path(path))
        facts = found.stat()
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Http404 from error
    if not found.is_file():
        raise Http404
    return Stored(found, facts.st_size, facts.st_mtime)


def _is_staff(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.has_perm("wagtailadmin.access_admin")


def _is_same(request: HttpRequest, stored: Stored) -> bool:
    """Is the file still the one that the client holds the beginning of? (RFC 9110, 13.1.5)"""
    known = request.headers.get("If-Range", "").strip()
    if not known or known == stored.etag:
        return True
    return parse_http_date_safe(known) == int(stored.modified)


def _range(asked: str, size: int) -> tuple[int, int] | tuple[()] | None:
    """Return (first, last) bytes; () for a range that cannot be; None to send the whole file.

    Several ranges at once are not worth their cost: the whole file is a correct answer.
    """
    match = RANGE.match(asked.strip())
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:  # the last bytes
        count = int(last)
        return (max(0, size - count), size - 1) if count and size else ()
    start, end = int(first), min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    return (start, end) if start < size else ()


def _part(stored: Stored, first: int, last: int) -> StreamingHttpResponse:
    file = stored.path.open("rb")
    response = StreamingHttpResponse(_blocks(file, first, last), status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{stored.size}"
    response["Content-Length"] = str(last - first + 1)
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]
    return response


def _blocks(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    file.seek(first)
    left = last - first + 1
    while left > 0 and (data := file.read(min(BLOCK, left))):
        left -= len(data)
        yield data


def _describe(response: HttpResponseBase, stored: Stored, path: str, cache: str) -> None:
    """Say what the file is; what is not known to be harmless is only ever downloaded."""
    shown = TYPES.get(stored.path.suffix.lower().lstrip("."))
    response["Content-Type"] = shown or "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = stored.etag
    response["Last-Modified"] = http_date(stored.modified)
    response["Cache-Control"] = cache
    if shown is None:
        name = os.path.basename(path)
        response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    else:
        response.headers.pop("Content-Disposition", None)
