"""The permanent addresses of concepts and communes."""

import json
import re

import pytest

from tests.factories.taxonomy import (
    CommuneFactory,
    MaterialFactory,
    SavoirFaireFactory,
    TradeFactory,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def stone(home):
    top = MaterialFactory(code="M1", label_fr="solides stables")
    match = {
        "relation": "exactMatch",
        "scheme": "Getty AAT",
        "uri": "http://vocab.getty.edu/aat/300011176",
        "provenance": "test",
    }
    return MaterialFactory(
        code="M11",
        parent=top,
        label_fr="pierre",
        label_en="stone",
        alt_labels_fr=["caillou"],
        definition_fr="Roche dure.",
        matches=[("match", match)],
    )


def test_a_concept_has_a_page(client, stone, django_assert_max_num_queries):
    MaterialFactory(code="M111", parent=stone, label_fr="calcaire")
    client.get("/id/")  # the settings of a site are made at its first visit
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get("/id/materiau/M11/").content.decode()
    for words in ["pierre", "Roche dure.", "solides stables", "calcaire", "caillou", "Getty AAT"]:
        assert words in page


def test_a_savoir_faire_shows_how_alive_it_is_and_where(client, home):
    found = SavoirFaireFactory(code="SF1", vitality="critical", period="present")
    found.communes.add(CommuneFactory(insee="82037", name="Caussade"))
    page = client.get("/id/savoir-faire/SF1/").content.decode()
    assert "badge--bad" in page
    assert "En danger critique" in page
    assert '<a class="chip" href="/id/commune/82037/">Caussade</a>' in page


@pytest.mark.parametrize(
    "ask", [{"QUERY_STRING": "format=jsonld"}, {"HTTP_ACCEPT": "application/ld+json"}]
)
def test_a_concept_answers_machines_in_skos(client, stone, ask):
    response = client.get("/id/materiau/M11/", **ask)
    assert response["Content-Type"] == "application/ld+json"
    assert "Accept" in response["Vary"]
    data = response.json()
    assert data["@type"] == ["skos:Concept", "schema:DefinedTerm"]
    assert data["@id"] == "http://testserver/id/materiau/M11/"
    assert {"@value": "stone", "@language": "en"} in data["skos:prefLabel"]
    assert data["skos:broader"] == [{"@id": "http://testserver/id/materiau/M1/"}]
    assert data["skos:exactMatch"] == [{"@id": "http://vocab.getty.edu/aat/300011176"}]


def test_a_browser_gets_html(client, stone):
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert client.get("/id/materiau/M11/", HTTP_ACCEPT=accept)["Content-Type"].startswith(
        "text/html"
    )
    assert client.get("/id/materiau/M11/")["Content-Type"].startswith("text/html")


def test_a_label_cannot_close_the_script_it_is_described_in(client, home):
    TradeFactory(code="T1", label_fr="</script><script>alert(1)</script>")
    page = client.get("/id/metier/T1/").content.decode()
    assert "<script>alert(1)" not in page
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1]
    assert json.loads(found)["schema:name"] == "</script><script>alert(1)</script>"


def test_a_whole_vocabulary_is_one_scheme(client, stone):
    data = client.get("/id/materiau/?format=jsonld").json()
    assert "skos:ConceptScheme" in data["@type"]
    assert [one["@id"] for one in data["skos:hasTopConcept"]] == [
        "http://testserver/id/materiau/M1/"
    ]
    assert len(data["schema:hasDefinedTerm"]) == 2


def test_the_index_shows_the_tree_in_a_flat_number_of_queries(
    client, stone, django_assert_max_num_queries
):
    for n in range(30):
        MaterialFactory(parent=stone, label_fr=f"sorte {n}")
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get("/id/materiau/").content.decode()
    assert "sorte 29" in page


def test_the_list_of_vocabularies_leads_to_each(client, stone):
    page = client.get("/id/").content.decode()
    for name in ["metier", "savoir-faire", "action", "materiau", "outil"]:
        assert f'href="/id/{name}/"' in page


def test_a_commune_says_its_figures_and_the_source(client, home, django_assert_max_num_queries):
    CommuneFactory(insee="82121", name="Montauban", population=62945)
    client.get("/id/")
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get("/id/commune/82121/").content.decode()
    for words in [
        "Montauban",
        "62\u202f945",
        "CA Grand Montauban",
        "Licence Ouverte",
        "IGN",
        "<path d=",
    ]:
        assert words in page
    assert client.get("/id/commune/82121/?format=jsonld").json()["name"] == "Montauban"


def test_a_commune_without_position_or_outline_still_has_a_page(client, home):
    CommuneFactory(insee="82999", latitude=None, longitude=None, outline=None)
    assert client.get("/id/commune/82999/").status_code == 200
    assert "geo" not in client.get("/id/commune/82999/?format=jsonld").json()


@pytest.mark.parametrize(
    "address", ["/id/inconnu/", "/id/inconnu/X/", "/id/metier/X/", "/id/commune/00000/"]
)
def test_what_is_unknown_is_a_404(client, home, address):
    assert client.get(address).status_code == 404


def test_an_empty_vocabulary_and_an_empty_territory_say_so(client, home):
    assert "encore vide" in client.get("/id/metier/").content.decode()
    assert client.get("/id/commune/").status_code == 200
