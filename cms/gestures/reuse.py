"""What the page of a gesture offers to those who share it or take it away."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db.models import prefetch_related_objects
from django.http import HttpRequest

from cms.media.leaving import model_file, size_of, why_not
from cms.media.rights import Persons
from cms.pages.embedding import discovery_of

from .formats.catalogue import FORMATS
from .formats.kit import film_file
from .frames import embed_code

PICTURE_BYTES = 300_000
"""What an image of the kit weighs, more or less: their sizes are not asked one by one."""
KEPT_FOR = 10 * 60


def reuse_of(page: Any, request: HttpRequest) -> dict[str, Any] | None:
    """Return {"code", "formats", "kit"}; None for a page that nobody can take anything from."""
    if not page.live or getattr(request, "is_preview", False) or page.get_view_restrictions():
        return None
    address = page.get_full_url(request)
    return {
        "code": embed_code(page.title, address),
        "formats": _formats(page, page.get_url(request)),
        "kit": {"url": f"{page.get_url(request)}export/kit.zip", "bytes": weight_of(page)},
    }


def alternates_of(page: Any, request: HttpRequest) -> list[dict[str, str]]:
    """Return the links by which programs find the gesture in other forms (base.html)."""
    address = page.get_full_url(request)
    if not address:
        return []
    return [
        discovery_of(page.title, address, page.get_url(request)),
        {"type": "application/ld+json", "title": page.title,
         "url": f"{address}export/module.jsonld"},
    ]  # fmt: skip


def weight_of(page: Any) -> int:
    """Return about how many bytes the kit of `page` weighs; kept a little while."""
    date = page.last_published_at
    key = f"kit-weight-{page.pk}-{date.timestamp() if date else 0}"
    known: int | None = cache.get(key)
    if known is None:
        known = _weighed(page)
        cache.set(key, known, KEPT_FOR)
    return known


def _weighed(page: Any) -> int:
    films = [link.film for link in page.films.all() if link.film.is_available]
    models = [link.model for link in page.models.all() if link.model.is_available]
    pictures = [link.picture for link in page.pictures.all() if not link.picture.is_withheld]
    for kind in (films, models, pictures):
        if shown := [media for media in kind if media.persons == Persons.SHOWN]:
            prefetch_related_objects(shown, "consents")
    files = [film_file(film) for film in films if not why_not(film)]
    files += [model_file(model) for model in models if not why_not(model)]
    images = PICTURE_BYTES * sum(not why_not(picture) for picture in pictures)
    return sum(size_of(file) or 0 for file in files) + images


def _formats(page: Any, address: str) -> list[dict[str, Any]]:
    films = [link.film for link in page.films.all() if link.film.is_available]
    return [
        {
            "title": each.title,
            "purpose": each.purpose,
            "links": [
                {"url": f"{address}export/{each.name_of(film, films)}", "film": film.title}
                for film in films
            ]
            if each.by_film
            else [{"url": f"{address}export/{each.name}", "film": ""}],
        }
        for each in FORMATS
        if films or not each.by_film
    ]
