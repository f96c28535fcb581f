import datetime

import pytest
from django.core.exceptions import ValidationError

from cms.artisans.hours import closure_notice, opening_status, problem_of
from cms.artisans.models import ArtisanLabel, ArtisanPage
from cms.artisans.siret import validate_siret
from tests.factories.artisans import SIRET, make_artisan, open_on

pytestmark = pytest.mark.django_db  # a page asks for its content type as soon as it is made
NINE, NOON, SIX = (datetime.time(hour) for hour in (9, 12, 18))


# --- SIRET ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [SIRET, "732 829 320 00074", "35600000000048", "35600000049837"])
def test_a_right_siret_is_accepted_la_poste_included(number):
    validate_siret(number)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("73282932000075", "dernier chiffre"),
        ("7328293200007", "14 chiffres"),
        ("7328293200007A", "14 chiffres"),
    ],
)
def test_a_wrong_siret_is_refused_with_a_sentence(number, sentence):
    with pytest.raises(ValidationError, match=sentence):
        validate_siret(number)


def test_a_siret_is_kept_without_spaces(index):
    assert make_artisan(index, siret="732 829 320 00074").siret == SIRET


def test_two_pages_never_share_a_siret(index):
    make_artisan(index, siret=SIRET, slug="une")
    with pytest.raises(ValidationError, match="porte déjà ce SIRET"):
        make_artisan(index, siret=SIRET, slug="deux")


# --- Protected titles -----------------------------------------------------------------------------


def test_no_title_is_shown_until_it_is_ticked(artisan):
    assert artisan.titles == []


def test_a_ticked_title_carries_the_day_of_the_check(artisan):
    artisan.is_maitre_artisan = True
    artisan.save()
    assert artisan.titles == [{"name": "Maître artisan", "checked_on": datetime.date.today()}]


def test_a_title_taken_away_loses_its_date(artisan):
    artisan.is_artisan = True
    artisan.save()
    artisan.is_artisan = False
    artisan.save()
    assert artisan.is_artisan_checked_on is None


def test_a_check_is_never_dated_in_the_future(artisan):
    artisan.is_artisan = True
    artisan.is_artisan_checked_on = datetime.date.today() + datetime.timedelta(days=1)
    with pytest.raises(ValidationError, match="à venir"):
        artisan.save()


# --- Labels ---------------------------------------------------------------------------------------


def test_an_expired_label_is_not_shown(artisan):
    today = datetime.date.today()
    artisan.labels = [
        ArtisanLabel(kind="epv", expires_on=today),
        ArtisanLabel(kind="rge", expires_on=today - datetime.timedelta(days=1)),
        ArtisanLabel(kind="mof"),
    ]
    assert [label.kind for label in artisan.valid_labels] == ["epv", "mof"]


def test_another_label_needs_its_name():
    with pytest.raises(ValidationError, match="nom de ce label"):
        ArtisanLabel(kind="autre").clean()


# --- Opening hours --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spans", "sentence"),
    [
        ([(NINE, NOON), (NOON, SIX)], ""),
        ([(NOON, NINE)], "fermeture"),
        ([(NINE, NINE)], "fermeture"),
        ([(NINE, SIX), (NOON, SIX)], "chevauchent"),
    ],
)
def test_spans_are_checked(spans, sentence):
    assert sentence in problem_of(spans) if sentence else problem_of(spans) == ""


@pytest.mark.parametrize(
    ("hour", "status"),
    [
        (8, "Fermé · ouvre à 09:00"),
        (10, "Ouvert · ferme à 12:00"),
        (12, "Fermé · ouvre à 14:00"),
        (20, "Fermé pour aujourd’hui"),
    ],
)
def test_the_status_says_what_a_visitor_wants_to_know(hour, status):
    monday = datetime.datetime(2026, 11, 23, hour, tzinfo=datetime.UTC) - datetime.timedelta(
        hours=1
    )
    page = open_on(open_on(ArtisanPage(), 0, "09:00", "12:00"), 0, "14:00", "18:00")
    assert opening_status(page.opening_hours.all(), monday) == status


def test_a_closure_is_told_while_it_lasts():
    today = datetime.date(2026, 11, 22)
    assert closure_notice("Congés", today, today) == "Fermé jusqu’au 22 novembre 2026 : Congés"
    assert closure_notice("Congés", today, today + datetime.timedelta(days=1)) == ""
    assert closure_notice("", None, today) == ""


# --- Agreement ------------------------------------------------------------------------------------


def test_a_page_may_appear_when_claimed_agreed_or_invented():
    day = datetime.date(2026, 1, 1)
    assert not ArtisanPage().may_appear
    for values in [{"agreed_on": day}, {"claimed_on": day}, {"is_demo": True}]:
        assert ArtisanPage(**values).may_appear


def test_a_copy_takes_neither_the_owners_nor_the_siret_nor_the_agreement(artisan):
    artisan.siret = SIRET
    artisan.save()
    copy = artisan.copy(update_attrs={"slug": "copie"}, keep_live=False).specific
    assert (copy.siret, copy.agreed_on, copy.owners.count()) == ("", None, 0)
