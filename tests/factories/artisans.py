"""Artisans for tests."""

import datetime

from cms.artisans.models import ArtisanIndexPage, ArtisanPage, OpeningHours

SIRET = "73282932000074"
"""A number with a right Luhn key that belongs to nobody here."""


def make_index(home):
    """The list of artisans below the home page, or the one already there."""
    found = ArtisanIndexPage.objects.first()
    return found or home.add_child(
        instance=ArtisanIndexPage(title="Artisans", slug="artisans", show_in_menus=True)
    )


def make_artisan(index, owner=None, trades=(), savoir_faire=(), **values):
    """A live artisan who agreed to appear, with `owner` if one is given."""
    values.setdefault("title", "Poterie du Tescou")
    values.setdefault("agreed_on", datetime.date(2026, 1, 5))
    page = ArtisanPage(**values)
    page.trades = list(trades)
    page.savoir_faire = list(savoir_faire)
    page.owners = [owner] if owner else []
    return index.add_child(instance=page)


def open_on(page, weekday, opens="09:00", closes="12:00"):
    """Add a span to the opening hours of `page`; not saved."""
    times = [datetime.time.fromisoformat(text) for text in (opens, closes)]
    page.opening_hours.add(OpeningHours(weekday=weekday, opens=times[0], closes=times[1]))
    return page
