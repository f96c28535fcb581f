"""Gestures in the order of the work: the operating chain, its alternatives, and the way between."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.gestures.models import ChainStep, GesturePage, OperatingChainPage
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return GestureIndexPageFactory(parent=home)


@pytest.fixture
def chain(index):
    """Prepare, throw or coil, dry (not filmed), fire."""
    made = {
        name: GesturePageFactory(parent=index, title=name, slug=name.lower())
        for name in ("Préparer", "Tourner", "Monter", "Cuire")
    }
    page = OperatingChainPage(title="Le pot", slug="le-pot", introduction="De la terre au pot.")
    page.steps = [
        ChainStep(gesture=made["Préparer"]),
        ChainStep(gesture=made["Tourner"]),
        ChainStep(gesture=made["Monter"], is_alternative=True, note="Au colombin"),
        ChainStep(name="Sécher"),
        ChainStep(gesture=made["Cuire"]),
    ]
    index.add_child(instance=page)
    page.made = made
    return page


def test_a_chain_shows_its_steps_in_order_and_their_alternatives_beside(chain):
    stages = OperatingChainPage.objects.get().stages()
    assert [[way.title for way in stage.ways] for stage in stages] == [
        ["Préparer"], ["Tourner", "Monter"], ["Sécher"], ["Cuire"],
    ]  # fmt: skip


def test_the_page_of_a_chain_leads_to_its_gestures(chain, client):
    html = client.get(chain.url).content.decode()
    assert [title in html for title in ("Préparer", "Au colombin", "Sécher")] == [True] * 3
    assert 'href="/gestes/tourner/"' in html
    assert "Pas encore filmé" in html


def test_a_gesture_says_what_comes_before_and_after_it(chain, client):
    html = client.get(chain.made["Monter"].url).content.decode()
    assert "étape 2 sur 4" in html
    assert '<a href="/gestes/preparer/">' in html or 'href="/gestes/préparer/"' in html
    assert "Sécher" in html


def test_a_gesture_that_is_not_published_keeps_its_place_and_its_secret(chain, client):
    hidden = chain.made["Cuire"]
    hidden.unpublish()
    html = client.get(chain.url).content.decode()
    assert "/gestes/cuire/" not in html
    assert "Cuire" not in client.get("/gestes/tourner/").content.decode()


def test_a_chain_that_is_a_draft_is_not_named(chain, client):
    chain.unpublish()
    assert "Le pot" not in client.get(chain.made["Tourner"].url).content.decode()


def test_a_step_has_a_gesture_or_a_name():
    with pytest.raises(ValidationError) as caught:
        ChainStep(name=" ").clean()
    assert "Choisissez un geste" in str(caught.value)


def test_a_deleted_gesture_leaves_the_chain_readable(chain, client):
    GesturePage.objects.get(slug="tourner").delete()
    html = client.get(chain.url).content.decode()
    assert "Préparer" in html and "Monter" in html


def test_chains_do_not_make_gestures_cost_more(chain, client):
    address = chain.made["Tourner"].url
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) <= 12


def test_the_repertory_leads_to_its_chains(chain, client):
    html = client.get("/gestes/").content.decode()
    assert 'href="/gestes/le-pot/"' in html


def test_a_chain_is_a_how_to_for_machines(chain, rf):
    data = chain.structured_data(rf.get("/"))
    assert [step["name"] for step in data["step"]] == ["Préparer", "Tourner", "Sécher", "Cuire"]
