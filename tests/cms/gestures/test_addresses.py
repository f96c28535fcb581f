"""The permanent addresses of gestures and of the cells of the grid."""

import pytest
from wagtail.models import PageViewRestriction

from cms.gestures.models import GestureMaterial
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.taxonomy import ActionFactory, MaterialFactory

pytestmark = pytest.mark.django_db
JSONLD = "application/ld+json"


@pytest.fixture
def oak():
    wood = MaterialFactory(code="M21", label_fr="bois")
    return MaterialFactory(code="M211", label_fr="chêne", parent=wood)


@pytest.fixture
def planing(home, oak):
    action = ActionFactory(code="A21", label_fr="raboter")
    page = GesturePageFactory(
        parent=GestureIndexPageFactory(parent=home), title="Raboter une planche", slug="raboter",
        action=action,
    )  # fmt: skip
    page.materials = [GestureMaterial(material=oak)]
    page.save()
    return page


def test_people_are_led_from_the_address_of_a_gesture_to_its_page(client, planing):
    response = client.get(f"/id/geste/{planing.pk}/")
    assert response.status_code == 303 and response["Location"].endswith("/gestes/raboter/")
    assert "Accept" in response["Vary"]


@pytest.mark.parametrize("how", [{"headers": {"accept": JSONLD}}, {"data": {"format": "jsonld"}}])
def test_machines_get_the_gesture_as_data(client, planing, how):
    response = client.get(f"/id/geste/{planing.pk}/", **how)
    assert response["Content-Type"] == JSONLD
    assert response["Access-Control-Allow-Origin"] == "*" and "Accept" in response["Vary"]
    data = response.json()
    assert data["@type"] == "HowTo" and data["name"] == "Raboter une planche"
    assert data["identifier"] == f"http://testserver/id/geste/{planing.pk}/"


def test_the_address_stays_when_the_page_is_renamed(client, planing):
    planing.slug = "dresser"
    planing.save_revision().publish()
    assert client.get(f"/id/geste/{planing.pk}/")["Location"].endswith("/gestes/dresser/")


@pytest.mark.parametrize("query", ["", "?format=jsonld"])
def test_a_gesture_that_is_not_public_is_not_found(client, planing, query):
    path = f"/id/geste/{planing.pk}/{query}"
    assert client.get(path).status_code in (200, 303)
    restriction = PageViewRestriction.objects.create(page=planing, restriction_type="login")
    assert client.get(path).status_code == 404
    restriction.delete()
    assert client.get(path).status_code in (200, 303)
    planing.unpublish()
    assert client.get(path).status_code == 404


def test_what_is_no_gesture_is_not_found(client, planing):
    assert client.get("/id/geste/999999/").status_code == 404


@pytest.mark.parametrize("material", ["M211", "M21"])
def test_people_are_led_from_a_cell_to_its_gestures(client, planing, material):
    response = client.get(f"/id/geste/A21/{material}/")
    assert response.status_code == 303
    assert response["Location"].endswith(f"/gestes/?action=A21&matiere={material}")
    assert "Raboter une planche" in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize("material", ["M211", "M21"])
def test_machines_get_a_cell_with_its_two_terms_and_its_gestures(client, planing, material):
    data = client.get(f"/id/geste/A21/{material}/", headers={"accept": JSONLD}).json()
    assert [term["@id"] for term in data["schema:about"]] == [
        "http://testserver/id/action/A21/", f"http://testserver/id/materiau/{material}/",
    ]  # fmt: skip
    assert data["schema:numberOfItems"] == 1
    listed = data["schema:itemListElement"][0]["schema:item"]
    assert listed["@id"] == f"http://testserver/id/geste/{planing.pk}/"


def test_a_cell_names_no_gesture_that_is_not_public(client, planing):
    planing.unpublish()
    data = client.get("/id/geste/A21/M21/?format=jsonld").json()
    assert data["schema:numberOfItems"] == 0 and data["schema:itemListElement"] == []


@pytest.mark.parametrize("path", ["/id/geste/A0/M21/", "/id/geste/A21/M0/", "/id/geste/x/"])
def test_a_cell_of_unknown_terms_is_not_found(client, planing, path):
    assert client.get(path).status_code == 404


def test_the_page_of_a_gesture_names_its_permanent_address(client, planing):
    html = client.get("/gestes/raboter/").content.decode()
    assert f'<link rel="alternate" type="{JSONLD}" href="/id/geste/{planing.pk}/' in html
