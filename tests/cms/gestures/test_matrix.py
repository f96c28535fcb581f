"""The repertory opens on a grid of actions and materials."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.gestures.models import Expectation, GestureMaterial
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.people import UserFactory
from tests.factories.taxonomy import ActionFactory, MaterialFactory, TradeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return GestureIndexPageFactory(parent=home)


@pytest.fixture
def stone():
    return MaterialFactory(code="M1", label_fr="pierre")


@pytest.fixture
def earth():
    return MaterialFactory(code="M5", label_fr="terres")


@pytest.fixture
def clay(earth):
    return MaterialFactory(code="M51", label_fr="argile", parent=earth)


@pytest.fixture
def throwing():
    return ActionFactory(code="tourner", label_fr="tourner", effect="modeler", means="roue")


@pytest.fixture
def cutting():
    return ActionFactory(
        code="tailler", label_fr="tailler", effect="retrancher", means="percussion"
    )


@pytest.fixture
def gesture(index):
    """Make a gesture of an action on materials."""

    def make(action, *materials, **values):
        page = GesturePageFactory(parent=index, action=action, **values)
        page.materials = [GestureMaterial(material=m) for m in materials]
        page.save_revision().publish()
        return page

    return make


def text(response) -> str:
    return response.content.decode()


def grid(response) -> dict[tuple[str, str], str]:
    """Return what each cell of the table says, by action and by material."""
    table = text(response).split('<table class="matrix">')[1].split("</table>")[0]
    head, *bodies = re.split(r"<tbody[^>]*>", table)
    columns = [_words(cell) for cell in re.findall(r'<th scope="col">(.*?)</th>', head)][1:]
    cells = {}
    for row in re.findall(r"<tr>(.*?)</tr>", "".join(bodies), re.DOTALL):
        action = _words(re.search(r'<th scope="row">(.*?)</th>', row)[1])
        for column, cell in zip(columns, re.findall(r"<td[^>]*>(.*?)</td>", row), strict=True):
            if _words(cell):
                cells[action, column] = _words(cell)
    return cells


def _words(html: str) -> str:
    html = re.sub(r'<span class="(visually-hidden|matrix__count)">.*?</span>', "", html)
    return re.sub(r"<[^>]+>", "", html).strip()


def test_each_combination_has_a_cell_with_its_count(
    client, gesture, throwing, cutting, stone, clay
):
    gesture(throwing, clay)
    gesture(throwing, clay)
    gesture(cutting, stone)
    found = grid(client.get("/gestes/"))
    assert found == {("tourner", "terres"): "2", ("tailler", "pierre"): "1"}


def test_a_gesture_on_two_materials_of_a_family_is_counted_once(client, gesture, throwing, clay):
    sand = MaterialFactory(code="M52", label_fr="sable", parent=clay.parent)
    gesture(throwing, clay, sand)
    response = client.get("/gestes/")
    assert grid(response) == {("tourner", "terres"): "1"}
    unfolded = grid(client.get("/gestes/?famille=M5"))
    assert unfolded["tourner", "argile"] == unfolded["tourner", "sable"] == "1"
    assert unfolded["tourner", "terres"] == "1"


def test_a_family_unfolds_and_folds_again(client, gesture, throwing, clay):
    gesture(throwing, clay)
    assert "famille=M5" in text(client.get("/gestes/"))
    unfolded = text(client.get("/gestes/?famille=M5"))
    assert "famille=M51" not in unfolded
    assert 'href="?vue=grille"' in unfolded


def test_a_cell_leads_to_its_gestures(client, gesture, throwing, cutting, clay, stone):
    bowl = gesture(throwing, clay, title="Tourner un bol")
    gesture(cutting, stone, title="Tailler un bloc")
    address = re.search(r'<td[^>]*><a href="([^"]*)"', text(client.get("/gestes/")))
    cells = re.findall(r'<td[^>]*><a href="([^"]*)"', text(client.get("/gestes/")))
    assert address
    pages = [text(client.get(f"/gestes/{cell.replace('&amp;', '&')}")) for cell in cells]
    assert sum(bowl.title in page for page in pages) == 1
    assert not any(bowl.title in page and "Tailler un bloc" in page for page in pages)


def test_actions_are_grouped_by_effect_or_by_means(client, gesture, throwing, cutting, clay):
    gesture(throwing, clay)
    gesture(cutting, clay)
    by_effect, by_means = text(client.get("/gestes/")), text(client.get("/gestes/?par=moyen"))
    groups = r'scope="rowgroup"[^>]*>([^<]*) <'
    assert re.findall(groups, by_effect) == ["Retrancher", "Modeler"]
    assert re.findall(groups, by_means) == ["percussion", "roue"]


def test_a_combination_that_a_trade_expects_is_a_call(
    client, gesture, throwing, cutting, clay, stone
):
    gesture(throwing, clay)
    Expectation.objects.create(action=cutting, material=stone, trade=TradeFactory())
    response = client.get("/gestes/")
    assert grid(response)["tailler", "pierre"] == "attendu"
    assert "un métier attend ce geste" in text(response)


def test_an_expected_combination_that_is_filmed_is_no_call_any_more(
    client, gesture, throwing, clay
):
    Expectation.objects.create(action=throwing, material=clay)
    gesture(throwing, clay)
    assert grid(client.get("/gestes/")) == {("tourner", "terres"): "1"}


def test_actions_without_gestures_show_when_asked(client, gesture, throwing, cutting, clay):
    gesture(throwing, clay)
    assert "tailler" not in text(client.get("/gestes/")).split("matrix")[-1]
    assert '<th scope="row">tailler</th>' in text(client.get("/gestes/?toutes=1"))


def test_filters_narrow_the_grid_and_keep_it(client, gesture, throwing, cutting, clay, stone):
    gesture(throwing, clay, level="master")
    gesture(cutting, stone, level="discovery")
    response = client.get("/gestes/?vue=grille&niveau=master")
    assert grid(response) == {("tourner", "terres"): "1"}
    assert text(response).count('<input type="hidden" name="vue" value="grille">') == 2


def test_a_search_or_a_filter_opens_the_list_and_the_grid_stays_one_press_away(
    client, gesture, throwing, clay
):
    gesture(throwing, clay, title="Tourner un bol")
    response = text(client.get("/gestes/?q=bol"))
    assert '<table class="matrix">' not in response and "Tourner un bol" in response
    assert 'href="?q=bol&amp;vue=grille"' in response


def test_a_draft_is_not_counted(client, gesture, throwing, clay):
    gesture(throwing, clay)
    gesture(throwing, clay).unpublish()
    assert grid(client.get("/gestes/")) == {("tourner", "terres"): "1"}


@pytest.mark.parametrize("query", ["famille=rien", "famille=%00", "par=x", "toutes=0", "vue=x"])
def test_a_strange_address_is_no_fault(client, gesture, throwing, clay, query):
    gesture(throwing, clay)
    assert client.get(f"/gestes/?{query}").status_code == 200


def test_a_choice_that_nothing_matches_says_so(client, gesture, throwing, clay):
    gesture(throwing, clay)
    assert "Rien ne répond à ce choix" in text(client.get("/gestes/?vue=grille&niveau=master"))


def test_the_grid_costs_at_most_twelve_queries_however_many_gestures(client, gesture, index):
    def count() -> int:
        client.get("/gestes/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/gestes/")
        return len(captured)

    GesturePageFactory(parent=index, whole=True)
    few = count()
    for _ in range(4):
        GesturePageFactory(parent=index, whole=True)
    assert count() <= few <= 12


def test_staff_say_which_gestures_are_expected(client, throwing, clay):
    client.force_login(UserFactory(is_superuser=True))
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(Expectation.snippet_viewset.get_url_name("list")) in menu
    address = reverse(Expectation.snippet_viewset.get_url_name("add"))
    form = {"action": throwing.pk, "material": clay.pk, "trade": "", "note": "Un grand plat"}
    assert client.post(address, form).status_code == 302
    assert str(Expectation.objects.get()) == "tourner × argile"
    assert client.post(address, form).status_code == 200  # once is enough: said in the form
    assert Expectation.objects.count() == 1


def test_beside_the_grid_only_the_filters_that_it_is_not(rf, index, gesture, throwing, clay):
    gesture(throwing, clay, level="master")

    def names(query: str) -> set[str]:
        return {facet.name for facet in index.get_listing(rf.get(f"/gestes/{query}")).facets}

    assert {"niveau", "metier"} <= names("") and not {"action", "matiere", "effet"} & names("")
    assert {"action", "matiere", "effet"} <= names("?vue=liste")
    assert "action" in names("?vue=grille&action=tourner")


@pytest.fixture
def no_room(monkeypatch):
    """A grid that may show no cell of a group before it is unfolded."""
    monkeypatch.setattr("cms.gestures.matrix.MOST_CELLS", 0)


def test_a_grid_with_too_many_cells_folds_its_groups_and_unfolds_one(
    client, gesture, throwing, cutting, clay, stone, no_room
):
    gesture(throwing, clay)
    gesture(cutting, clay)
    gesture(cutting, stone)
    response = client.get("/gestes/")
    assert grid(response) == {
        ("Modeler", "terres"): "1", ("Retrancher", "terres"): "1", ("Retrancher", "pierre"): "1",
    }  # fmt: skip
    assert 'href="?vue=grille&amp;groupe=modeler#groupe"' in text(response)
    unfolded = client.get("/gestes/?vue=grille&groupe=modeler")
    assert '<tbody id="groupe">' in text(unfolded)
    assert grid(unfolded)["tourner", "terres"] == "1"
    assert grid(unfolded)["Retrancher", "pierre"] == "1" and "Replier" in text(unfolded)


def test_a_cell_of_a_folded_group_leads_to_its_gestures(
    client, gesture, throwing, cutting, clay, stone, no_room
):
    gesture(throwing, clay, title="Tourner un bol")
    gesture(cutting, clay, title="Tailler la terre")
    cells = re.findall(r'<td[^>]*><a href="([^"]*)"', text(client.get("/gestes/")))
    pages = [text(client.get(f"/gestes/{cell.replace('&amp;', '&')}")) for cell in cells]
    assert sum("Tourner un bol" in page for page in pages) == 1
    by_means = text(client.get("/gestes/?par=moyen"))
    assert "groupe=roue" in by_means and "par=moyen&amp;vue=grille&amp;groupe=" in by_means


def test_actions_without_a_group_fold_too(client, gesture, clay, no_room):
    gesture(ActionFactory(label_fr="veiller", effect=""), clay)
    assert "groupe=autre" in text(client.get("/gestes/"))
    assert "veiller" in text(client.get("/gestes/?groupe=autre"))


def test_an_expected_combination_leads_to_the_deposit_of_its_gesture(
    client, gesture, throwing, cutting, clay, stone
):
    gesture(throwing, clay)
    Expectation.objects.create(action=cutting, material=stone)
    assert 'href="/deposer/?action=tailler&amp;materiau=M1"' in text(client.get("/gestes/"))


def test_gestures_without_a_material_are_listed_when_the_grid_has_no_place_for_them(
    client, gesture, throwing
):
    gesture(throwing, title="Tourner un bol")
    assert "Tourner un bol" in text(client.get("/gestes/?vue=grille&q=bol"))
