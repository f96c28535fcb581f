import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from plugins.rse.models import Practice
from tests.factories.artisans import make_artisan, make_index
from tests.factories.rse import PracticeFactory
from tests.factories.taxonomy import SavoirFaireFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def artisan(home):
    return make_artisan(make_index(home), title="Atelier du Tescou", slug="tescou")


def test_an_agreement_without_a_day_is_dated_today(artisan):
    practice = PracticeFactory(artisan=artisan, agreed=False)
    practice.agreed = True
    practice.full_clean()
    assert practice.agreed_on == timezone.localdate()


def test_a_withdrawn_agreement_has_no_day(artisan):
    practice = PracticeFactory(artisan=artisan)
    practice.agreed = False
    practice.full_clean()
    assert practice.agreed_on is None


def test_the_database_refuses_an_agreement_without_a_day(artisan):
    with pytest.raises(IntegrityError):
        PracticeFactory(artisan=artisan, agreed=True, agreed_on=None)


@pytest.mark.parametrize("field", ["noted_on", "agreed_on"])
def test_a_day_in_the_future_is_refused_with_a_sentence(artisan, field):
    practice = PracticeFactory(artisan=artisan)
    setattr(practice, field, timezone.localdate() + datetime.timedelta(days=1))
    with pytest.raises(ValidationError) as refused:
        practice.full_clean()
    assert refused.value.message_dict[field] == [
        "Ce jour est dans le futur. Indiquez un jour déjà passé."
    ]


def test_a_sentence_about_no_savoir_faire_is_refused(artisan):
    practice = PracticeFactory(artisan=artisan)
    practice.equivalence = "L'un porte l'autre."
    with pytest.raises(ValidationError) as refused:
        practice.full_clean()
    assert list(refused.value.message_dict) == ["savoir_faire"]


def test_only_agreed_practices_of_public_pages_are_public(artisan):
    shown = PracticeFactory(artisan=artisan)
    PracticeFactory(artisan=artisan, agreed=False)
    hidden = make_artisan(artisan.get_parent().specific, title="Caché", slug="cache")
    hidden.unpublish()
    PracticeFactory(artisan=hidden)
    assert list(Practice.objects.public()) == [shown]


def test_a_savoir_faire_knows_its_practices(artisan):
    known = SavoirFaireFactory()
    practice = PracticeFactory(artisan=artisan, savoir_faire=known)
    assert list(known.rse_practices.all()) == [practice]


def test_deleting_the_artisan_deletes_its_practices(artisan):
    PracticeFactory(artisan=artisan)
    artisan.delete()
    assert not Practice.objects.exists()
