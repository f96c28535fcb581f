"""A gesture is found by the words people use, not only by those that editors typed."""

import re

import pytest

from cms.gestures.models import GestureMaterial, Phase
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.taxonomy import ActionFactory, MaterialFactory, ToolFactory, TradeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return GestureIndexPageFactory(parent=home)


@pytest.fixture
def oak():
    wood = MaterialFactory(code="M21", label_fr="bois", parent=MaterialFactory(
        code="M2", label_fr="solides fibreux"))  # fmt: skip
    return MaterialFactory(code="M211", label_fr="chêne", alt_labels_fr=["rouvre"], parent=wood)


@pytest.fixture
def turning(index, oak):
    """A bowl of oak, turned by a turner with a gouge."""
    page = GesturePageFactory(
        parent=index, title="Un bol", introduction="",
        action=ActionFactory(label_fr="tourner", alt_labels_fr=["façonner au tour"]),
    )  # fmt: skip
    page.materials = [GestureMaterial(material=oak)]
    page.tools = [ToolFactory(label_fr="gouge", alt_labels_fr=["plane creuse"])]
    page.trades = [TradeFactory(label_fr="tourneur sur bois", alt_labels_fr=["tabletier"])]
    page.save()
    return page


@pytest.fixture
def planing(index, oak):
    """Planing oak: its words stand in a phase only."""
    page = GesturePageFactory(parent=index, title="Une planche", introduction="")
    page.phases = [
        Phase(name="Dégauchir", action=ActionFactory(label_fr="raboter"), material=oak),
        Phase(name="Cirer", action=ActionFactory(label_fr="lustrer"), is_secret=True),
    ]
    page.save()
    return page


def found(client, query: str) -> set[str]:
    html = client.get("/gestes/", {"q": query}).content.decode()
    return set(re.findall(r'class="card__title"><a href="[^"]*">([^<]*)</a>', html))


@pytest.mark.parametrize(
    "query",
    ["tourner", "tournage", "tourneur", "tournée", "tournages", "TOURNEURS", "tournage du bois",
     "le tournage d'un chêne", "gouges", "plane creuse", "tabletier", "rouvre creuse",
     "façonnage au tour"],
)  # fmt: skip
def test_a_gesture_is_found_by_any_word_of_the_family_and_by_other_names(
    client, turning, planing, query
):
    assert found(client, query) == {"Un bol"}


@pytest.mark.parametrize("query", ["raboteur chêne", "rabotage chenes", "raboter le bois"])
def test_the_words_of_the_phases_count_and_so_do_broader_materials(client, turning, planing, query):
    assert found(client, query) == {"Une planche"}


def test_a_broader_material_finds_every_gesture_below_it(client, turning, planing):
    assert found(client, "bois") == {"Un bol", "Une planche"}


def test_a_secret_phase_is_not_found(client, planing):
    assert found(client, "lustrage") == set()


def test_what_nobody_does_finds_nothing(client, turning, planing):
    assert found(client, "soudage du bois") == set()
