import pytest

from plugins.rse import demo
from plugins.rse.models import Practice
from tests.factories.artisans import make_artisan, make_index
from tests.factories.taxonomy import SavoirFaireFactory

pytestmark = pytest.mark.django_db

ROW = {
    "artisan": "briqueterie",
    "practice": "Cuit à four plein.",
    "iso_subject": "6.5",
    "iso_issue": "utilisation-durable-des-ressources",
    "guide": "ressources-durables",
    "level": "in_progress",
    "source": "visit",
    "noted_on_days": -90,
    "savoir_faire": "TSFX",
    "equivalence": "Trier au son permet le réemploi.",
    "agreed": True,
}


@pytest.fixture
def artisans(home):
    SavoirFaireFactory(code="TSFX")
    return {"briqueterie": make_artisan(make_index(home), title="B", slug="briqueterie")}


def test_loading_twice_changes_nothing(artisans):
    assert demo.load([ROW], artisans) == demo.load([ROW], artisans) == 1
    practice = Practice.objects.get()
    assert [i.code for i in practice.items.all()] == ["6.5.4", "ressources-durables"]
    assert practice.agreed_on == practice.noted_on


def test_an_unknown_name_is_said(artisans):
    with pytest.raises(LookupError, match="four-inconnu"):
        demo.load([{**ROW, "artisan": "four-inconnu"}], artisans)
    with pytest.raises(LookupError, match="guide item"):
        demo.load([{**ROW, "guide": "nulle-part"}], artisans)
