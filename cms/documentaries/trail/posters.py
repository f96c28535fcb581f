"""The posters of a visit: a PDF of A4 pages, one for each place, with a QR code to the scene.

Nothing is fetched: the only images are the QR codes, which are in the page itself.
"""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from ..supports.archive import asset
from ..supports.booklet import VARIANT, qr
from .stops import short_url, stops_of

STYLE = "css/story-posters.css"


def posters_html(page: Any, publisher: str = "") -> str:
    """Return the posters of `page` as the page that is drawn, in the language of the story."""
    rows = [(stop, short_url(page, stop.scene)) for stop in stops_of(page)]
    posters = [(stop, address, qr(address), _in_letters(address)) for stop, address in rows]
    context = {"page": page, "publisher": publisher, "posters": posters}
    with override("fr"):
        return render_to_string("documentaries/trail/posters.html", context)


def posters_pdf(page: Any, publisher: str = "") -> bytes:
    """Return the posters of `page` as a tagged PDF.

    Raises OSError when the libraries of the system that draw text are missing.
    """
    from weasyprint import CSS, HTML  # loads Pango: the rest of the site does not need it
    from weasyprint.urls import URLFetcher

    document = HTML(
        string=posters_html(page, publisher), url_fetcher=URLFetcher(allowed_protocols=["data"])
    )
    styles = [CSS(string=asset(STYLE).decode())]
    drawn: bytes = document.write_pdf(stylesheets=styles, pdf_variant=VARIANT)
    return drawn


def _in_letters(address: str) -> str:
    """Return an address as somebody types it."""
    return address.partition("://")[2].rstrip("/")
