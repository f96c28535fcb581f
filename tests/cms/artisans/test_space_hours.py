"""Opening hours, as their artisan changes them."""

import datetime

import pytest

from cms.artisans.models import ArtisanPage
from tests.factories.artisans import open_on


def fresh(page):
    return ArtisanPage.objects.get(pk=page.pk)


def hours_of(page):
    return [str(span) for span in fresh(page).opening_hours.all()]


def test_hours_are_saved_with_two_spans_a_day(client, answer, space, artisan):
    answer(
        "horaires",
        {"0-0-opens": "09:00", "0-0-closes": "12:00", "0-1-opens": "14:00", "0-1-closes": "18:30"},
    )
    assert hours_of(artisan) == ["lundi 09:00-12:00", "lundi 14:00-18:30"]


def test_the_hours_of_a_closed_day_do_not_count(client, answer, space, artisan):
    answer("horaires", {"0-closed": "on", "0-0-opens": "09:00", "0-0-closes": "12:00"})
    assert hours_of(artisan) == []


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"0-0-opens": "12:00", "0-0-closes": "09:00"}, "0-0-closes", "après l’heure d’ouverture"),
        ({"0-0-opens": "09:00"}, "0-0-closes", "les deux heures"),
        ({"0-0-opens": "09:00", "0-0-closes": "13:00", "0-1-opens": "12:00",
          "0-1-closes": "18:00"}, "0-1-closes", "se chevauchent"),
        ({"0-0-opens": "midi", "0-0-closes": "18:00"}, "0-0-opens", "heure valide"),
    ],
)  # fmt: skip
def test_wrong_hours_are_refused_beside_the_field(
    client, answer, space, artisan, typed, field, sentence
):
    response = answer("horaires", typed)
    assert response.status_code == 422
    assert sentence in response.context["form"].errors[field][0]
    assert f'value="{typed["0-0-opens"]}"' in response.content.decode()
    assert hours_of(artisan) == []


def test_a_span_is_added_without_losing_what_was_typed(client, answer, space):
    typed = {"0-0-opens": "09:00", "0-0-closes": "12:00", "add": "0"}
    html = answer("horaires", typed).content.decode()
    assert 'value="09:00"' in html and 'name="0-1-opens"' in html


def test_hours_are_copied_to_the_days_that_are_open(client, answer, space):
    typed = {"0-0-opens": "09:00", "0-0-closes": "12:00", "6-closed": "on", "copy": "0"}
    form = answer("horaires", typed).context["form"]
    assert form["4-0-opens"].value() == "09:00"
    assert form["6-0-opens"].value() is None


def test_known_hours_are_shown(client, space, artisan):
    open_on(artisan, 1, "10:00", "18:00").save()
    form = client.get(space("horaires")).context["form"]
    assert form["1-0-opens"].value() == datetime.time(10)
    assert form["0-closed"].value() is True
