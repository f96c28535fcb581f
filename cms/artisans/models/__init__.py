"""Artisans: the index, the page of a firm, the parts of that page, a setting."""

from .index import ArtisanIndexPage
from .page import ArtisanPage
from .parts import ArtisanLabel, ArtisanLink, ArtisanPerson, GalleryPicture, OpeningHours
from .settings import ArtisanSettings

__all__ = [
    "ArtisanIndexPage",
    "ArtisanLabel",
    "ArtisanLink",
    "ArtisanPage",
    "ArtisanPerson",
    "ArtisanSettings",
    "GalleryPicture",
    "OpeningHours",
]
