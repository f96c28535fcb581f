"""A story as a digital book: EPUB 3.3 (https://www.w3.org/TR/epub-33/), one chapter for each scene.

Films and sounds are their image, their transcript and a link to the scene: a book does not weigh
what they weigh. Images are copied by blocks.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from cms.media.leaving import Piece

from ..graph import END
from .archive import Meter, asset
from .book import STYLE, book_context, published_at, render
from .content import Content
from .shelf import Holdings

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""  # noqa: E501
MOMENT = (1980, 1, 1, 0, 0, 0)
"""The same book is the same bytes."""
Chapter = tuple[str, str, str]


def write_epub(
    page: Any, path: Path, progress: Callable[[float], None], publisher: str = ""
) -> dict[str, list[int]]:
    """Write `page`, as it is in memory, as an EPUB at `path`; return the media inside."""
    holdings = Holdings(playing=False)
    files = {scene.id: f"scene-{scene.number:03}.xhtml" for scene in page.story.scenes}
    content = Content(page, holdings, address=lambda id: files.get(id, "fin.xhtml"))
    context = book_context(content, publisher)
    chapters = list(_chapters(content, context, files))
    meter = Meter(holdings.weight, progress)
    with ZipFile(path, "w", allowZip64=True) as book:
        _put(book, "mimetype", b"application/epub+zip", ZIP_STORED)
        _put(book, "META-INF/container.xml", CONTAINER.encode())
        _put(book, "EPUB/style.css", asset(STYLE))
        for file, title, body in chapters:
            _put(book, f"EPUB/{file}", _page(title, body))
        listed = {**context, "chapters": [(file, title) for file, title, _body in chapters]}
        _put(book, "EPUB/nav.xhtml", _page(_("Contents"), render("nav.xhtml", listed)))
        _put(book, "EPUB/package.opf", _package(content, listed, holdings))
        for piece in holdings.pieces.values():
            _copy(book, piece, meter)
    return holdings.media


def _chapters(
    content: Content, context: dict[str, Any], files: dict[str, str]
) -> Iterator[Chapter]:
    """Yield (file, title, markup) of the cover, the scenes and the end."""
    yield "couverture.xhtml", content.page.title, render("cover.html", context)
    for scene in content.scenes:
        yield files[scene.id], scene.title, render("scene.html", {**context, "scene": scene})
    yield "fin.xhtml", _("Credits"), render("end.html", {**context, "scene": END})


def _page(title: str, body: str) -> bytes:
    markup = mark_safe(body)  # noqa: S308 - rendered, and so escaped, just before
    return render("chapter.xhtml", {"title": title, "body": markup}).encode()


def _package(content: Content, listed: dict[str, Any], holdings: Holdings) -> bytes:
    page = content.page
    moment = published_at(page).astimezone(UTC)
    cover = content.cover.place.src.removeprefix(holdings.base) if content.cover else ""
    name = f"{content.base}#{moment.isoformat()}"
    return render("package.opf", {
        **listed, "pieces": list(holdings.pieces.values()), "cover_name": cover,
        "identifier": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}",
        "modified": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
    }).encode()  # fmt: skip


def _copy(book: ZipFile, piece: Piece, meter: Meter) -> None:
    with book.open(ZipInfo(f"EPUB/media/{piece.name}", MOMENT), "w", force_zip64=True) as file:
        for block in piece.read():
            file.write(block)
            meter.add(len(block))


def _put(book: ZipFile, name: str, data: bytes, how: int = ZIP_DEFLATED) -> None:
    book.writestr(ZipInfo(name, MOMENT), data, compress_type=how)
