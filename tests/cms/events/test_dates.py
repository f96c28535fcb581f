import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from cms.events.models import EventPage
from cms.events.recurrence import RecurrenceField, compose, decompose, validate_rule
from tests.factories.events import make_agenda, make_event, make_programme

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def programme(home):
    return make_programme(make_agenda(home))


def starts(event):
    return [date.start.astimezone(PARIS) for date in event.dates.all()]


def test_each_date_of_a_list_is_a_date(programme):
    dates = [datetime.datetime(2027, 5, day, 14, tzinfo=PARIS) for day in (1, 8, 22)]
    assert starts(make_event(programme, dates=dates)) == dates


def test_a_weekly_event_keeps_its_hour_across_the_change_to_summer_time(programme):
    first = datetime.datetime(2027, 3, 21, 14, tzinfo=PARIS)  # clocks change on the 28th
    event = make_event(programme, dates=[first], rrule="FREQ=WEEKLY;COUNT=3")
    assert [start.hour for start in starts(event)] == [14, 14, 14]
    assert [start.day for start in starts(event)] == [21, 28, 4]


def test_a_repetition_ends_on_its_last_day(programme):
    first = datetime.datetime(2027, 1, 4, 9, tzinfo=PARIS)
    event = make_event(programme, dates=[first], rrule=compose("DAILY", datetime.date(2027, 1, 7)))
    assert len(starts(event)) == 4


def test_a_draft_change_does_not_move_the_public_dates(programme):
    event = make_event(programme)
    before = starts(event)
    draft = EventPage.objects.get(pk=event.pk)
    row = draft.occurrences.all()[0]
    row.start += datetime.timedelta(days=30)
    row.end += datetime.timedelta(days=30)
    draft.occurrences = [row]
    draft.save_revision()
    assert starts(EventPage.objects.get(pk=event.pk)) == before


def test_publishing_the_draft_moves_them(programme):
    event = make_event(programme)
    before = starts(event)
    draft = EventPage.objects.get(pk=event.pk)
    row = draft.occurrences.all()[0]
    row.start += datetime.timedelta(days=30)
    row.end += datetime.timedelta(days=30)
    draft.occurrences = [row]
    draft.save_revision().publish()
    moved = starts(EventPage.objects.get(pk=event.pk))
    assert [after - old for after, old in zip(moved, before, strict=True)] == [
        datetime.timedelta(days=30)
    ]


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY", "nonsense", "FREQ=DAILY;COUNT=9000", "FREQ=X;COUNT=1"]
)
def test_a_rule_that_never_ends_or_cannot_be_read_is_refused(rule):
    with pytest.raises(ValidationError):
        validate_rule(rule)


@pytest.mark.parametrize("rule", ["", "FREQ=WEEKLY;COUNT=4", "FREQ=MONTHLY;UNTIL=20271231T235959Z"])
def test_a_rule_that_ends_is_accepted(rule):
    validate_rule(rule)


def test_a_rule_is_shown_as_it_was_chosen():
    until = datetime.date(2027, 2, 1)
    assert decompose(compose("WEEKLY", until)) == ("WEEKLY", until)


def test_a_rule_from_elsewhere_survives_the_form():
    field = RecurrenceField(required=False)
    shown = field.widget.decompress("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4")
    assert field.clean(shown) == "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4"


def test_a_rule_from_elsewhere_can_be_taken_away():
    field = RecurrenceField(required=False)
    _kept, until, rule = field.widget.decompress("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4")
    assert field.clean(["", until, rule]) == ""


def test_a_repetition_without_an_end_is_refused_in_the_form():
    with pytest.raises(ValidationError):
        RecurrenceField(required=False).clean(["DAILY", "", ""])
