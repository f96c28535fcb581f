"""The form of a date in the back office, and decisions on it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from cms.events.models import Occurrence
from cms.events.recurrence import compose
from cms.events.widgets import MomentInput
from cms.pages.wagtail_hooks import decide_once

START = datetime.datetime(2027, 5, 31, 14, tzinfo=timezone.get_default_timezone())


def test_a_repetition_that_stops_before_it_begins_is_refused():
    date = Occurrence(start=START, rrule=compose("WEEKLY", datetime.date(2027, 5, 1)))
    with pytest.raises(ValidationError) as refused:
        date.clean()
    assert list(refused.value.error_dict) == ["rrule"]


def test_the_form_of_a_date_takes_the_chosen_repetition():
    field = Occurrence._meta.get_field("rrule").formfield()
    assert field.clean(["WEEKLY", "28/06/2027", ""]) == "FREQ=WEEKLY;UNTIL=20270628T235959Z"


@pytest.mark.parametrize(("language", "value"), [("fr", "31/05/2027 14:00"), ("en", "2027-05-31")])
def test_a_date_is_written_as_the_language_does(language, value):
    with translation.override(language):
        assert value in MomentInput().render("start", START.replace(tzinfo=None))


@pytest.mark.parametrize(("accept", "refused"), [("application/json", True), ("text/html", False)])
def test_only_a_click_approves_never_an_automatic_save(rf, accept, refused):
    request = rf.post("/", {"action-workflow-action": "true"}, headers={"accept": accept})
    assert bool(decide_once(request, None)) is refused
    request = rf.post("/", {"title": "Fête"}, headers={"accept": accept})
    assert decide_once(request, None) is None
