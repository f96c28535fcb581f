"""The list of gestures and its filters."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.gestures.models import GestureFilm, GestureMaterial, GestureOverlay, GesturePage
from tests.factories.artisans import make_artisan, make_index
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory
from tests.factories.taxonomy import (
    ActionFactory,
    CommuneFactory,
    IntercommunalityFactory,
    MaterialFactory,
    ToolFactory,
    TradeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return GestureIndexPageFactory(parent=home)


@pytest.fixture
def earth(db):
    return MaterialFactory(code="M5", label_fr="terres")


@pytest.fixture
def clay(earth):
    return MaterialFactory(code="M51", label_fr="argile", parent=earth)


@pytest.fixture
def throwing(index, clay):
    """Throwing wet clay, by a potter."""
    action = ActionFactory(code="tourner", label_fr="tourner", effect="modeler")
    page = GesturePageFactory(parent=index, title="Tourner un bol", action=action, level="master")
    page.materials = [GestureMaterial(material=clay, state="wet")]
    page.tools = [ToolFactory(code="tour", label_fr="tour de potier")]
    page.trades = [TradeFactory(code="potier", label_fr="potier")]
    page.save()
    return page


@pytest.fixture
def planing(index):
    """Planing seasoned oak."""
    action = ActionFactory(code="raboter", label_fr="raboter", effect="retrancher")
    page = GesturePageFactory(parent=index, title="Raboter", action=action, level="skilled")
    oak = MaterialFactory(code="M211", label_fr="chêne")
    page.materials = [GestureMaterial(material=oak, state="seasoned")]
    page.save()
    return page


def titles(response) -> list[str]:
    html = response.content.decode()
    return re.findall(r'class="card__title"><a href="[^"]*">([^<]*)</a>', html)


@pytest.mark.parametrize(
    "query",
    ["effet=modeler", "action=tourner", "matiere=M51", "matiere=M5", "etat=wet", "outil=tour",
     "metier=potier", "niveau=master", "q=bol", "q=argile", "q=tourner"],
)  # fmt: skip
def test_each_filter_narrows_the_list(client, throwing, planing, query):
    assert titles(client.get(f"/gestes/?{query}")) == ["Tourner un bol"]


def test_a_material_also_finds_what_is_narrower(client, throwing, planing, earth):
    assert titles(client.get("/gestes/?matiere=M5")) == ["Tourner un bol"]
    page = GesturePage.objects.get(pk=throwing.pk)
    page.materials = [GestureMaterial(material=earth)]
    page.save()
    assert titles(client.get("/gestes/?matiere=M51")) == []


def test_the_tree_of_materials_counts_a_gesture_once_under_each_parent(rf, index, throwing, clay):
    sand = MaterialFactory(code="M52", label_fr="sable", parent=clay.parent)
    throwing.materials.add(GestureMaterial(material=sand))
    throwing.save()
    facets = {f.name: f for f in index.get_listing(rf.get("/gestes/?vue=liste")).facets}
    counted = [(o.value, o.label, o.count) for o in facets["matiere"].options]
    assert counted == [
        ("M5", "terres", 1),
        ("M51", "\N{EM SPACE}argile", 1),
        ("M52", "\N{EM SPACE}sable", 1),
    ]


def test_the_counts_are_those_left_by_the_other_filters(rf, index, throwing, planing):
    listing = index.get_listing(rf.get("/gestes/", {"effet": "modeler"}))
    facets = {f.name: {o.value: o.count for o in f.options} for f in listing.facets}
    assert facets["effet"] == {"modeler": 1, "retrancher": 1}
    assert facets["niveau"] == {"master": 1}
    assert [chosen["label"] for chosen in listing.active] == ["Modeler"]


@pytest.mark.parametrize(
    "query",
    ["page=9", "page=x", "matiere=rien", "effet=%00", "q=%22", "q=l%27", "niveau=a&niveau=b"],
)
def test_a_strange_address_is_no_fault(client, throwing, query):
    assert client.get(f"/gestes/?{query}").status_code == 200


def test_an_empty_list_says_so(client, index):
    assert "Aucun geste" in client.get("/gestes/").content.decode()


def queries(client, url="/gestes/") -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def test_the_list_costs_at_most_twelve_queries_however_long_it_is(client, index):
    GesturePageFactory(parent=index, whole=True)
    GesturePageFactory(parent=index, whole=True)
    few = queries(client)
    for _ in range(5):
        GesturePageFactory(parent=index, whole=True)
    assert queries(client) <= few <= 12


def test_a_card_shows_the_first_picture_or_else_the_poster_of_the_film(index):
    page = GesturePageFactory(parent=index, whole=True)
    first, poster = page.pictures.get().picture, page.films.get().film.poster
    assert GesturePage.objects.for_cards().get(pk=page.pk).card["picture"] == first
    page.pictures = []
    page.save()
    card = GesturePage.objects.for_cards().get(pk=page.pk).card
    assert card["picture"] == poster == GesturePage.objects.get(pk=page.pk).main_picture


def test_the_newest_gestures_have_a_feed(client, throwing):
    response = client.get("/gestes/flux/")
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "Tourner un bol" in response.content.decode()
    assert 'href="/gestes/flux/"' in client.get("/gestes/").content.decode()


@pytest.fixture
def mason(home):
    """A mason of Moissac, whose page is live."""
    moissac = CommuneFactory(
        insee="82112", name="Moissac",
        intercommunality=IntercommunalityFactory(siren="200066322", name="CC Confluences"),
    )  # fmt: skip
    return make_artisan(make_index(home), title="Maçons Réunis", slug="macons", commune=moissac)


@pytest.fixture
def pointing(index, mason):
    """Pointing a wall with a struck tool: a film, an image, measures, by the mason."""
    action = ActionFactory(code="tailler", label_fr="tailler", percussion="PPP·P·pct")
    page = GesturePageFactory(
        parent=index, title="Tailler", action=action, practitioner=mason, motricity="direct"
    )
    film = FilmFactory()
    page.films = [GestureFilm(film=film)]
    page.overlays = [GestureOverlay(film=film, data={"version": 1, "shapes": [{"id": "a"}]})]
    page.save()
    return page


@pytest.mark.parametrize(
    "query",
    ["artisan=macons", "commune=82112", "intercommunalite=200066322", "media=film",
     "media=mesures", "percussion=PPP", "motricite=direct", "percussion=PPP&percussion=PL"],
)  # fmt: skip
def test_artisan_territory_media_percussion_and_motricity_narrow_the_list(
    client, pointing, planing, query
):
    assert titles(client.get(f"/gestes/?{query}")) == ["Tailler"]


@pytest.mark.parametrize("query", ["media=3d", "percussion=PP", "motricite=motor", "media=x"])
def test_a_gesture_without_the_answer_is_not_found_by_it(client, pointing, planing, query):
    assert titles(client.get(f"/gestes/?{query}")) == []


def test_the_new_filters_say_how_many_gestures_each_answer_leaves(rf, index, pointing, planing):
    facets = {f.name: f for f in index.get_listing(rf.get("/gestes/?vue=liste")).facets}

    def counts(name: str) -> dict[str, int]:
        return {option.value: option.count for option in facets[name].options}

    assert counts("artisan") == {"macons": 1}
    assert counts("commune") == {"82112": 1} and counts("intercommunalite") == {"200066322": 1}
    assert counts("media") == {"film": 1, "mesures": 1}
    assert counts("percussion") == {"PPP": 1} and counts("motricite") == {"direct": 1}


def test_a_withdrawn_artisan_is_no_answer_and_gives_no_place_away(client, pointing, mason):
    mason.unpublish()
    html = client.get("/gestes/").content.decode()
    assert "Maçons Réunis" not in html and "Moissac" not in html
    assert titles(client.get("/gestes/?artisan=macons")) == []


def test_the_less_used_filters_open_on_demand_and_are_open_when_chosen(client, pointing):
    closed = client.get("/gestes/").content.decode()
    assert '<details class="facets__more">' in closed and "Plus de filtres" in closed
    chosen = client.get("/gestes/?commune=82112").content.decode()
    assert '<details class="facets__more" open>' in chosen
    assert '<option value="82112" selected>' in chosen
