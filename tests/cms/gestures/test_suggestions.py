"""Suggestions while a query of the repertory is typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.gestures.models import GestureMaterial
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.taxonomy import ActionFactory, MaterialFactory, ToolFactory, TradeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return GestureIndexPageFactory(parent=home)


@pytest.fixture
def bowl(index):
    """Turning oak with a gouge."""
    wood = MaterialFactory(code="M21", label_fr="bois")
    page = GesturePageFactory(
        parent=index, title="Creuser un bol", slug="creuser-un-bol",
        action=ActionFactory(code="A9", label_fr="tourner", alt_labels_fr=["façonner au tour"]),
    )  # fmt: skip
    page.materials = [
        GestureMaterial(material=MaterialFactory(code="M211", label_fr="chêne", parent=wood))
    ]
    page.tools = [ToolFactory(code="O9", label_fr="gouge", alt_labels_fr=["plane creuse"])]
    page.save()
    return page


@pytest.fixture
def suggested(client, index):
    """Ask for suggestions; return label and address of each."""

    def ask(query: str) -> dict[str, str]:
        response = client.get("/gestes/suggestions/", {"q": query})
        assert response.status_code == 200
        return {row["label"]: row["url"] for row in response.json()["suggestions"]}

    return ask


@pytest.mark.parametrize(
    ("query", "label", "url"),
    [
        ("tourn", "tourner", "/gestes/?action=A9"),
        ("tournage", "tourner", "/gestes/?action=A9"),
        ("Faconner", "tourner", "/gestes/?action=A9"),
        ("CHE", "chêne", "/gestes/?matiere=M211"),
        ("bois", "bois", "/gestes/?matiere=M21"),
        ("creuse pla", "gouge", "/gestes/?outil=O9"),
        ("un bo", "Creuser un bol", "/gestes/creuser-un-bol/"),
    ],
)
def test_any_word_of_any_name_is_suggested_with_its_address(bowl, suggested, query, label, url):
    assert suggested(query).get(label) == url


def test_what_has_no_gesture_yet_leads_to_its_definition(bowl, suggested):
    TradeFactory(code="T9", label_fr="tourneur sur bois")
    assert suggested("tourneur")["tourneur sur bois"] == "/id/metier/T9/"
    assert list(suggested("tourn")) == ["tourner", "tourneur sur bois"]  # what can be seen first


def test_eight_suggestions_at_most_and_none_for_a_letter(index, suggested):
    for number in range(20):
        ActionFactory(label_fr=f"tourner {number}")
    assert len(suggested("tourner")) == 8
    assert suggested("t") == {}


@pytest.mark.parametrize("query", ["", "xyz", "\x00", '"', "%", "<b>", "é" * 500, "de la"])
def test_a_strange_query_suggests_nothing_and_is_no_fault(bowl, suggested, query):
    assert suggested(query) == {}


def test_a_new_name_is_suggested_at_once_and_an_old_one_no_more(bowl, suggested):
    assert "tourner" in suggested("tourner")
    bowl.action.label_fr = "girer"
    bowl.action.alt_labels_fr = []
    bowl.action.save()
    assert "girer" in suggested("girer") and "girer" not in suggested("tourner")


def test_drafts_and_private_gestures_are_not_suggested(bowl, suggested):
    assert "Creuser un bol" in suggested("creuser")
    restriction = PageViewRestriction.objects.create(
        page=bowl, restriction_type="password", password="x"
    )
    assert "Creuser un bol" not in suggested("creuser")
    restriction.delete()
    bowl.unpublish()
    assert "Creuser un bol" not in suggested("creuser")


def test_suggesting_costs_few_queries_once_the_words_are_read(bowl, suggested):
    suggested("tourn")
    with CaptureQueriesContext(connection) as captured:
        suggested("chen")
    assert len(captured) <= 4


def test_the_field_of_the_list_knows_where_to_ask(client, bowl):
    html = client.get("/gestes/").content.decode()
    assert '<an-suggest data-url="/gestes/suggestions/"' in html
    assert '<input id="facets-q" type="search" name="q"' in html
