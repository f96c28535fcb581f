"""The form of a date in the back office, and decisions on it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from wagtail.admin.widgets import AdminDateTimeInput

from cms.events.models import Occurrence
from cms.events.recurrence import compose
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


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_date_is_written_and_read_with_the_day_first(language):
    with translation.override(language):
        field = Occurrence._meta.get_field("start").formfield(widget=AdminDateTimeInput)
        shown = field.widget.render("start", START.replace(tzinfo=None))
        assert 'value="31/05/2027 14:00"' in shown
        assert field.clean("04/05/2027 09:30").strftime("%Y-%m-%d %H:%M") == "2027-05-04 09:30"


@pytest.mark.parametrize(("accept", "refused"), [("application/json", True), ("text/html", False)])
def test_only_a_click_approves_never_an_automatic_save(rf, accept, refused):
    request = rf.post("/", {"action-workflow-action": "true"}, headers={"accept": accept})
    assert bool(decide_once(request, None)) is refused
    request = rf.post("/", {"title": "Fête"}, headers={"accept": accept})
    assert decide_once(request, None) is None
