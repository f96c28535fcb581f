"""The vocabularies in the back office."""

import pytest
from django.urls import reverse

from cms.taxonomy.models import Material, Trade
from tests.factories.people import UserFactory
from tests.factories.taxonomy import CommuneFactory, MaterialFactory, TradeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, home):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def form(**changes):
    """What the editing form of a trade posts."""
    return {
        "code": "T900",
        "label_fr": "campaniste",
        "label_en": "",
        "parent": "",
        "sector": "services",
        "craft_domain": "",
        "nafa_prefixes": "",
        "nafa_version": "NAF rév. 2",
        "alt_labels_fr": "",
        "alt_labels_en": "",
        "definition_fr": "",
        "definition_en": "",
        "matches-count": "0",
        "note": "",
        **changes,
    }


ADD = "/admin/snippets/taxonomy/trade/add/"


def test_other_labels_are_written_one_per_line(editor):
    labels = " fondeur de cloches \r\n\r\ncloche\ncloche"
    editor.post(ADD, form(alt_labels_fr=labels, nafa_prefixes="33.11z"))
    trade = Trade.objects.get(code="T900")
    assert trade.alt_labels_fr == ["fondeur de cloches", "cloche"]
    assert trade.nafa_prefixes == ["3311Z"]
    page = editor.get(
        reverse("wagtailsnippets_taxonomy_trade:edit", args=[trade.pk])
    ).content.decode()
    assert "fondeur de cloches\ncloche</textarea>" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nafa_prefixes": "12"}, "« 12 » n’est pas un code NAFA"),
        ({"alt_labels_fr": "x" * 161}, "est trop long"),
        ({"code": "a/b"}, "lettres, des chiffres et des tirets"),
    ],
)
def test_a_wrong_value_is_answered_in_french_and_nothing_typed_is_lost(editor, changes, sentence):
    page = editor.post(ADD, form(note="à garder", **changes)).content.decode()
    assert sentence in page
    assert "à garder" in page
    assert not Trade.objects.exists()


def test_a_trade_without_a_sector_is_refused(editor):
    assert "sector" in editor.post(ADD, form(sector="")).context["form"].errors
    assert not Trade.objects.exists()


def test_the_code_of_a_concept_cannot_change(editor):
    trade = TradeFactory(code="T900", label_fr="campaniste")
    address = reverse("wagtailsnippets_taxonomy_trade:edit", args=[trade.pk])
    editor.post(address, form(code="T901", label_fr="carillonneur"))
    trade.refresh_from_db()
    assert (trade.code, trade.label_fr) == ("T900", "carillonneur")


def test_neither_a_concept_nor_what_is_below_it_is_offered_as_its_parent(editor):
    top = MaterialFactory(label_fr="bois")
    MaterialFactory(parent=top, label_fr="chêne")
    MaterialFactory(label_fr="pierre")
    address = reverse("wagtailsnippets_taxonomy_material:edit", args=[top.pk])
    form = editor.get(address).context["form"]
    assert [concept.label for concept in form.fields["parent"].queryset] == ["pierre"]


def test_the_list_sets_narrower_materials_further_in(editor):
    top = MaterialFactory(code="A", label_fr="bois")
    MaterialFactory(code="B", parent=top, label_fr="chêne")
    page = editor.get(reverse("wagtailsnippets_taxonomy_material:list")).content.decode()
    assert "\u2003chêne" in page
    assert page.index("bois") < page.index("\u2003chêne")


def test_the_list_is_searched_and_filtered_together(editor):
    TradeFactory(label_fr="boulanger", sector="food")
    TradeFactory(label_fr="boucher", sector="food")
    TradeFactory(label_fr="bourrelier", sector="manufacturing")
    address = reverse("wagtailsnippets_taxonomy_trade:list")
    page = editor.get(address, {"q": "bou", "sector": "food"}).content.decode()
    assert "boulanger" in page
    assert "boucher" in page
    assert "bourrelier" not in page


def test_a_concept_with_narrower_ones_is_not_deleted_by_accident(editor):
    top = MaterialFactory(label_fr="bois")
    MaterialFactory(parent=top)
    editor.post(reverse("wagtailsnippets_taxonomy_material:delete", args=[top.pk]))
    assert Material.objects.filter(pk=top.pk).exists()


def test_communes_are_read_and_never_edited(editor):
    CommuneFactory(insee="82121", name="Montauban")
    assert "Montauban" in editor.get("/admin/snippets/taxonomy/commune/").content.decode()
    inspect = reverse("wagtailsnippets_taxonomy_commune:inspect", args=["82121"])
    assert editor.get(inspect).status_code == 200
    for action, arguments in [("add", []), ("edit", ["82121"]), ("delete", ["82121"])]:
        address = reverse(f"wagtailsnippets_taxonomy_commune:{action}", args=arguments)
        assert editor.get(address).status_code == 302


def test_the_menu_has_one_entry_for_knowledge(editor):
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "Savoirs" in page
    assert reverse("wagtailsnippets_taxonomy_savoirfaire:list") in page
