"""Programmes and events for tests."""

import datetime

from django.utils import timezone

from cms.events.models import EventIndexPage, EventPage, Occurrence, ProgrammePage
from tests.factories.people import OrganisationFactory


def make_agenda(home):
    """The agenda below the home page."""
    return home.add_child(instance=EventIndexPage(title="Agenda", slug="agenda"))


def make_programme(agenda, **values):
    """A programme of a new organisation, unless one is given."""
    values.setdefault("organisation", None)
    values["organisation"] = values["organisation"] or OrganisationFactory()
    values.setdefault("title", f"Programme de {values['organisation'].name}")
    return agenda.add_child(instance=ProgrammePage(**values))


def make_event(programme, days=7, hours=2, rrule="", dates=(), **values):
    """A live event in `days` days, or on each of `dates` (aware datetimes)."""
    values.setdefault("title", "Une démonstration")
    values.setdefault("introduction", "Venez voir le geste.")
    event = EventPage(**values)
    starts = dates or [timezone.now().replace(microsecond=0) + datetime.timedelta(days=days)]
    event.occurrences = [
        Occurrence(start=start, end=start + datetime.timedelta(hours=hours), rrule=rrule)
        for start in starts
    ]
    return programme.add_child(instance=event)
