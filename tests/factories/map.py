"""Artisans and events on the map, for tests."""

import itertools

from plugins.map.models import ArtisanPosition, EventPosition, write_position
from tests.factories.artisans import make_artisan, make_index
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.taxonomy import CommuneFactory

NUMBERS = itertools.count(1)


def place_artisan(home, latitude=None, longitude=None, **values):
    """A live artisan at an exact position, or, without one, at the town hall of the commune."""
    values.setdefault("title", f"Atelier {next(NUMBERS)}")
    page = make_artisan(make_index(home), **values)
    if latitude is not None:
        ArtisanPosition.objects.create(page=page, location=write_position(latitude, longitude))
    return page


def place_event(home, latitude=None, longitude=None, **values):
    """A live event in a week, at an exact position or at the town hall of the commune."""
    from cms.events.models import EventIndexPage, ProgrammePage

    agenda = EventIndexPage.objects.first() or make_agenda(home)
    programme = ProgrammePage.objects.first() or make_programme(agenda)
    values.setdefault("title", f"Rencontre {next(NUMBERS)}")
    page = make_event(programme, **values)
    if latitude is not None:
        EventPosition.objects.create(page=page, location=write_position(latitude, longitude))
    return page


def montauban():
    """The commune of Montauban."""
    return CommuneFactory(insee="82121", name="Montauban", slug="montauban", population=62945)


def caussade():
    """The commune of Caussade, 22 km to the north-east."""
    return CommuneFactory(
        insee="82037", name="Caussade", slug="caussade", population=6800,
        latitude=44.1606, longitude=1.5378, postal_codes=["82300"],
    )  # fmt: skip
