"""A story as a booklet to print: a tagged PDF of A5 pages, with a QR code beside each film.

Nothing is fetched from the network: the only addresses that its writer may open are the images of
the story and the theme's style.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import segno
from PIL import ImageFile

from .archive import asset
from .book import PLAYED, STYLE, book_context, render
from .content import Content, Told
from .shelf import Holdings

PAPER = "css/story-paper.css"
BASE = "livret:///"
VARIANT = "pdf/ua-1"
"""Tagged, with its language and title: ISO 14289-1."""


def write_pdf(
    page: Any, path: Path, progress: Callable[[float], None], publisher: str = ""
) -> dict[str, list[int]]:
    """Write `page`, as it is in memory, as a PDF at `path`; return the media inside.

    Raises OSError when the libraries of the system that draw text are missing.
    """
    from weasyprint import CSS, HTML  # loads Pango: only the worker needs it

    # It lets Pillow open damaged images, for the whole process: they are refused here.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    holdings = Holdings(base=f"{BASE}media/", playing=False)
    content = Content(page, holdings)
    context = {
        **book_context(content, publisher),
        "chapters": [(scene, _qr_of(scene)) for scene in content.scenes],
        "story_qr": qr(content.base),
    }
    progress(0.1)
    styles = [CSS(string=asset(name).decode()) for name in (STYLE, PAPER)]
    document = HTML(
        string=render("booklet.html", context), base_url=BASE, url_fetcher=_opener(holdings)
    )
    drawn = document.render(stylesheets=styles, cache=path.parent, pdf_variant=VARIANT)
    progress(0.8)
    drawn.write_pdf(path, pdf_variant=VARIANT)
    return holdings.media


def qr(address: str) -> str:
    """Return the QR code of `address` as the address of an image, "" without one."""
    if not address:
        return ""
    return str(segno.make(address, error="m", micro=False).svg_data_uri(border=2))


def _qr_of(scene: Told) -> str:
    plays = any(shown.kind in PLAYED and not shown.place.reason for shown in scene.media)
    return qr(scene.url) if plays else ""


def _opener(holdings: Holdings) -> Any:
    """Return what opens addresses for WeasyPrint: the images of the story, and QR codes."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Opener(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            piece = holdings.pieces.get(unquote(url.removeprefix(holdings.base)))
            if piece is None:
                raise ValueError(f"{url} is not of the story")
            return URLFetcherResponse(url, b"".join(piece.read()), {"Content-Type": "image/jpeg"})

    return Opener(allowed_protocols=["data"])
