import json
import re

import pytest

from cms.extensions.models import SitePlugins
from cms.pages.models import ContentPage
from plugins.rse.blocks import count_practices
from tests.factories.artisans import make_artisan, make_index
from tests.factories.rse import PracticeFactory, item
from tests.factories.taxonomy import SavoirFaireFactory

pytestmark = pytest.mark.django_db

WORDS = "Nous réemployons chaque brique"


@pytest.fixture
def index(home):
    return make_index(home)


@pytest.fixture
def artisan(index):
    return make_artisan(index, title="Briqueterie", slug="briqueterie")


def html_of(client, page):
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def switch_off(site):
    SitePlugins.objects.create(site=site, disabled=["plugin_rse"])


# --- The page of an artisan -----------------------------------------------------------------------


def test_agreed_practices_are_on_the_page_of_the_artisan(client, artisan):
    known = SavoirFaireFactory(label_fr="Trier au son")
    PracticeFactory(artisan=artisan, text=WORDS, savoir_faire=known, equivalence="L’un par l’autre")
    html = html_of(client, artisan)
    assert WORDS in html and "Prévention de la pollution" in html
    assert "Trier au son" in html and "L’un par l’autre" in html


def test_a_practice_is_not_shown_before_the_artisan_agreed(client, artisan):
    PracticeFactory(artisan=artisan, text=WORDS, agreed=False)
    html = html_of(client, artisan)
    assert WORDS not in html and "plugin_rse/" not in html


def test_nothing_is_shown_where_the_plugin_is_switched_off(client, artisan, site):
    PracticeFactory(artisan=artisan, text=WORDS)
    switch_off(site)
    assert WORDS not in html_of(client, artisan)


def test_the_number_of_practices_costs_no_query(client, artisan, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(50) as counted:
            html_of(client, artisan)
        return len(counted)

    PracticeFactory(artisan=artisan, savoir_faire=SavoirFaireFactory())
    html_of(client, artisan)
    one = queries()
    for _ in range(4):
        PracticeFactory(
            artisan=artisan, savoir_faire=SavoirFaireFactory(), items=["6.4.4", "6.8.3"]
        )
    assert queries() <= one <= 12


# --- The list of artisans -------------------------------------------------------------------------


def test_artisans_are_filtered_by_core_subject(client, index, artisan):
    other = make_artisan(index, title="Chapellerie", slug="chapellerie")
    PracticeFactory(artisan=artisan, items=["6.5.4"])
    PracticeFactory(artisan=other, items=["6.8.3"])
    answer = client.get(index.url, {"rse": "6.5"})
    assert [page.title for page in answer.context["listing"].results] == ["Briqueterie"]


def test_the_filter_counts_artisans_not_practices(client, index, artisan):
    PracticeFactory(artisan=artisan, items=["6.5.4", "6.5.3", "circuits-courts"])
    PracticeFactory(artisan=artisan, items=["6.5.3"])
    listing = client.get(index.url).context["listing"]
    [facet] = [facet for facet in listing.facets if facet.name == "rse"]
    assert [(o.value, o.label, o.count) for o in facet.options] == [("6.5", "Environnement", 1)]


def test_practices_without_agreement_filter_nothing(client, index, artisan):
    PracticeFactory(artisan=artisan, agreed=False)
    answer = client.get(index.url, {"rse": "6.5"})
    assert answer.context["listing"].total == 0


@pytest.mark.parametrize("value", ["9.9", "' OR 1=1 --", "\x00", "é" * 500])
def test_a_wrong_value_in_the_address_is_no_error(client, index, artisan, value):
    assert client.get(index.url, {"rse": value}).status_code == 200


# --- The blocks -----------------------------------------------------------------------------------


def page_with(home, kind, value):
    body = json.dumps([{"type": f"plugin_rse_{kind}", "value": value, "id": "b"}])
    return home.add_child(instance=ContentPage(title="Engagés", slug="engages", body=body))


def practices_value(*practices):
    chosen = [{"type": "item", "value": p.pk, "id": str(p.pk)} for p in practices]
    return {"title": "Ils agissent", "practices": chosen}


def test_the_block_shows_the_chosen_practices_that_are_agreed(client, home, artisan):
    agreed = PracticeFactory(artisan=artisan, text=WORDS)
    waiting = PracticeFactory(artisan=artisan, text="Pas encore d’accord", agreed=False)
    html = html_of(client, page_with(home, "practices", practices_value(waiting, agreed)))
    assert "Ils agissent" in html and WORDS in html and artisan.url in html
    assert "Pas encore" not in html


def test_the_block_survives_the_deletion_of_a_practice(client, home, artisan):
    practice = PracticeFactory(artisan=artisan, text=WORDS)
    page = page_with(home, "practices", practices_value(practice))
    practice.delete()
    assert WORDS not in html_of(client, page)


def test_a_subject_counts_its_artisans_and_practices(client, home, index, artisan):
    PracticeFactory(artisan=artisan, items=["6.5.4", "6.5.3"])
    PracticeFactory(artisan=artisan, items=["6.5.5"])
    PracticeFactory(artisan=make_artisan(index, title="B", slug="b"), items=["6.5.3"])
    PracticeFactory(artisan=artisan, items=["6.5.3"], agreed=False)
    environment = item("6.5")
    assert count_practices(environment) == {"practices": 3, "artisans": 2}
    value = {"item": environment.pk, "text": "<p>Ici</p>"}
    assert "Environnement" in html_of(client, page_with(home, "subject", value))


# --- Open data ------------------------------------------------------------------------------------


def test_open_data_holds_agreed_practices_only(client, artisan):
    practice = PracticeFactory(artisan=artisan, text=WORDS, items=["6.5.3", "circuits-courts"])
    PracticeFactory(artisan=artisan, agreed=False)
    answer = client.get("/api/v1/rse/pratiques").json()
    [found] = answer["items"]
    assert (found["id"], found["text"]) == (practice.pk, WORDS)
    assert [i["code"] for i in found["items"]] == ["6.5.3", "circuits-courts"]
    assert found["agreed_on"] == "2026-03-12" and answer["licence"]["name"]


def test_open_data_is_narrowed_by_subject(client, artisan):
    PracticeFactory(artisan=artisan, items=["6.5.3"])
    PracticeFactory(artisan=artisan, items=["6.8.3"])
    assert client.get("/api/v1/rse/pratiques", {"item": "6.8"}).json()["count"] == 1
    assert client.get("/api/v1/rse/pratiques", {"item": "rien"}).json()["count"] == 0


def test_open_data_lists_the_items(client, site):
    assert len(client.get("/api/v1/rse/items").json()["items"]) == 55


def test_open_data_is_not_found_where_the_plugin_is_switched_off(client, site):
    switch_off(site)
    assert client.get("/api/v1/rse/pratiques").status_code == 404


# --- Words ----------------------------------------------------------------------------------------


def test_nothing_says_certified():
    from pathlib import Path

    import plugins.rse

    folder = Path(plugins.rse.__file__).parent
    shown = [*folder.glob("templates/**/*.html"), *folder.glob("vocabulary/*")]
    translated = (folder / "locale/fr/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in shown] + [translated]
    assert len(texts) > 6
    assert not any(re.search("certifi", text, re.IGNORECASE) for text in texts)
