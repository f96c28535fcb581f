import datetime

import pytest
from wagtail.models import PageViewRestriction

from cms.gestures.models import GestureIndexPage, GestureMaterial, GesturePage, Phase
from tests.factories.artisans import SIRET, make_artisan
from tests.factories.artisans import make_index as artisan_index
from tests.factories.documentaries import make_documentary, scene, text
from tests.factories.documentaries import make_index as documentary_index
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.media import PictureFactory
from tests.factories.taxonomy import (
    ActionFactory,
    CommuneFactory,
    MaterialFactory,
    SavoirFaireFactory,
    ToolFactory,
    TradeFactory,
)

ROOT = "/api/v1"


def artisan(home, n=0, **values):
    values.setdefault("title", f"Poterie {n}")
    values.setdefault("cover", PictureFactory())
    values.setdefault("commune", CommuneFactory())
    return make_artisan(
        artisan_index(home), trades=[TradeFactory()], savoir_faire=[SavoirFaireFactory()], **values
    )


def gesture(home, n=0):
    index = GestureIndexPage.objects.first()
    index = index or home.add_child(instance=GestureIndexPage(title="Gestes", slug="gestes"))
    page = GesturePage(title=f"Tourner {n}", action=ActionFactory(), rules="<p>Sans trembler.</p>")
    page.materials = [GestureMaterial(material=MaterialFactory(), state="plastic")]
    page.phases = [Phase(name="Centrer", start=0, end=2.5)]
    page.tools, page.trades = [ToolFactory()], [TradeFactory()]
    return index.add_child(instance=page)


def event(home, n=0):
    from cms.events.models import EventIndexPage

    agenda = EventIndexPage.objects.first() or make_agenda(home)
    programme = agenda.get_children().first()
    programme = programme.specific if programme else make_programme(agenda)
    return make_event(programme, title=f"Démonstration {n}", commune=CommuneFactory())


def documentary(home, n=0):
    from cms.documentaries.models import DocumentaryIndexPage

    index = DocumentaryIndexPage.objects.first() or documentary_index(home)
    return make_documentary(index, scene("Le feu", text()), title=f"Le feu {n}")


NOUNS = [
    ("artisans", artisan),
    ("gestes", gesture),
    ("evenements", event),
    ("documentaires", documentary),
]
each_noun = pytest.mark.parametrize(("address", "make"), NOUNS)


@each_noun
def test_a_live_page_is_listed_and_described_with_its_licence(client, home, address, make):
    page = make(home)
    listing = client.get(f"{ROOT}/{address}").json()
    assert [item["id"] for item in listing["items"]] == [page.pk]
    assert listing["count"] == 1 and listing["next"] is None
    detail = client.get(f"{ROOT}/{address}/{page.pk}").json()
    assert detail["title"] == page.title and detail["url"] == page.full_url
    for answer in (listing, detail):
        assert answer["licence"]["name"] == "Licence Ouverte 2.0"
        assert answer["licence"]["url"].startswith("https://www.etalab.gouv.fr/")


@each_noun
def test_a_draft_or_a_private_page_is_in_no_answer(client, home, address, make):
    draft, private = make(home, 1), make(home, 2)
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert client.get(f"{ROOT}/{address}").json()["count"] == 0
    for page in (draft, private):
        assert client.get(f"{ROOT}/{address}/{page.pk}").status_code == 404


@each_noun
def test_the_number_of_queries_does_not_grow_with_the_list(
    client, home, address, make, django_assert_max_num_queries
):
    for n in range(3):
        make(home, n)
    client.get(f"{ROOT}/{address}")  # the images are made and the menus kept on the first visit
    with django_assert_max_num_queries(12) as few:
        client.get(f"{ROOT}/{address}")
    for n in range(3, 12):
        make(home, n)
    client.get(f"{ROOT}/{address}")
    with django_assert_max_num_queries(12) as many:
        client.get(f"{ROOT}/{address}")
    assert len(many) == len(few)


def test_a_long_list_comes_in_slices_that_lead_to_each_other(client, home):
    pages = [artisan(home, n, cover=None) for n in range(5)]
    seen, address = [], f"{ROOT}/artisans?limit=2"
    while address:
        answer = client.get(address).json()
        seen += [item["id"] for item in answer["items"]]
        address = answer["next"]
    assert seen == [page.pk for page in pages]


@pytest.mark.parametrize("query", ["limit=101", "limit=0", "limit=beaucoup", "offset=-1"])
def test_a_slice_that_cannot_be_is_refused_with_a_sentence(client, home, query):
    answer = client.get(f"{ROOT}/artisans?{query}")
    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.json()["detail"]


def test_neither_siret_nor_account_is_given_away(client, home, django_user_model):
    owner = django_user_model.objects.create_user("o", email="o@example.org", password=None)
    page = artisan(home, owner=owner, siret=SIRET, email="atelier@example.org")
    content = client.get(f"{ROOT}/artisans/{page.pk}").content.decode()
    assert SIRET not in content and "o@example.org" not in content
    assert "atelier@example.org" in content


def test_artisans_are_found_by_trade_and_by_commune(client, home):
    one, _other = artisan(home, 1), artisan(home, 2)
    trade = one.trades.first().code
    for query in (f"metier={trade}", f"commune={one.commune_id}"):
        answer = client.get(f"{ROOT}/artisans?{query}").json()
        assert [item["id"] for item in answer["items"]] == [one.pk]


def test_events_are_found_from_a_day_on(client, home):
    event(home)
    far = datetime.date.today() + datetime.timedelta(days=400)
    assert client.get(f"{ROOT}/evenements?depuis={far}").json()["count"] == 0
    assert client.get(f"{ROOT}/evenements?depuis=2020-01-01").json()["count"] == 1
    assert client.get(f"{ROOT}/evenements?depuis=demain").status_code == 422


def test_a_gesture_tells_its_phases_and_rules_as_plain_text(client, home):
    answer = client.get(f"{ROOT}/gestes/{gesture(home).pk}").json()
    assert answer["phases"][0] | {"name": "Centrer", "start": 0, "end": 2.5} == answer["phases"][0]
    assert answer["rules"] == "Sans trembler."
    assert answer["materials"][0]["state"] == "plastic"


def test_a_documentary_tells_its_scenes(client, home):
    answer = client.get(f"{ROOT}/documentaires/{documentary(home).pk}").json()
    assert [found["title"] for found in answer["scenes"]] == ["Le feu"]


@pytest.mark.parametrize("name", ["trades", "actions", "materials", "tools", "savoir-faire"])
def test_each_vocabulary_is_given(client, home, name):
    answer = client.get(f"{ROOT}/vocabulaires/{name}").json()
    assert answer["licence"]["name"] and isinstance(answer["items"], list)


def test_a_concept_says_what_stands_above_it(client, home):
    oak = MaterialFactory(label_fr="chêne", parent=MaterialFactory(label_fr="bois", code="TM-B"))
    items = client.get(f"{ROOT}/vocabulaires/materials?limit=100").json()["items"]
    assert next(i for i in items if i["code"] == oak.code)["broader"] == "TM-B"


def test_an_unknown_vocabulary_is_not_found(client, home):
    answer = client.get(f"{ROOT}/vocabulaires/couleurs")
    assert answer.status_code == 404 and "adresse" in answer.json()["detail"]


def test_communes_are_a_geojson_collection(client, home):
    town = CommuneFactory()
    answer = client.get(f"{ROOT}/territoire/communes?departement=82")
    assert answer["Content-Type"] == "application/geo+json"
    found = answer.json()
    assert found["type"] == "FeatureCollection" and found["licence"]["name"]
    assert found["features"][0]["id"] == town.insee
    assert found["features"][0]["geometry"]["type"] == "Polygon"
    points = client.get(f"{ROOT}/territoire/communes?contours=0").json()["features"]
    assert points[0]["geometry"]["type"] == "Point"


def test_an_answer_may_be_kept_and_read_from_anywhere(client, home):
    page = artisan(home)
    page.save_revision().publish()
    answer = client.get(f"{ROOT}/artisans/{page.pk}")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "public" in answer["Cache-Control"] and "max-age=300" in answer["Cache-Control"]
    assert answer["Last-Modified"]
    assert not answer.cookies


def test_what_did_not_change_is_not_sent_twice(client, home):
    page = artisan(home)
    address = f"{ROOT}/artisans/{page.pk}"
    tag = client.get(address)["ETag"]
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 304
    page.title = "Poterie du Lemboulas"
    page.save_revision().publish()
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_open_data_is_read_only(client, home, method):
    assert getattr(client, method)(f"{ROOT}/artisans").status_code == 405


def test_the_documentation_lists_every_address_without_any_script_of_others(client, home):
    content = client.get(f"{ROOT}/").content.decode()
    for name in ("artisans", "gestes", "evenements", "documentaires", "vocabulaires", "communes"):
        assert name in content
    assert "cdn" not in content and "https://unpkg" not in content


def test_the_description_for_machines_is_valid_json(client, home):
    schema = client.get(f"{ROOT}/openapi.json").json()
    assert schema["openapi"].startswith("3.") and f"{ROOT}/artisans" in schema["paths"]
