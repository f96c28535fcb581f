"""The public map as a page: a list that is complete without JavaScript."""

import pytest

from plugins.map.models import MapSettings
from tests.factories.map import caussade, montauban, place_artisan, place_event

pytestmark = pytest.mark.django_db


def test_the_list_holds_everything_in_pages_of_twenty(client, home):
    commune = montauban()
    for n in range(23):
        place_artisan(home, commune=commune, title=f"Atelier {n:02d}")
    first = client.get("/carte/").content.decode()
    assert "23 lieux" in first
    assert "Atelier 19" in first
    assert "Atelier 20" not in first
    assert "Atelier 22" in client.get("/carte/?page=2").content.decode()
    assert client.get("/carte/?page=999").status_code == 200


def test_the_filters_work_without_javascript_and_stay_filled_in(client, home):
    place_artisan(home, commune=montauban(), title="Ici")
    place_event(home, commune=caussade(), title="Là-bas")
    page = client.get("/carte/", {"layer": "events", "commune": "caussade"}).content.decode()
    assert "Là-bas" in page
    assert "Ici</a>" not in page
    assert 'value="caussade"' in page
    assert 'value="artisans" checked' not in page


def test_an_empty_map_says_what_to_do(client, home):
    page = client.get("/carte/", {"commune": "introuvable"}).content.decode()
    assert "Aucun lieu ici" in page


def test_the_page_of_the_map_needs_few_queries_however_many_places(
    client, home, django_assert_max_num_queries
):
    for _n in range(15):
        place_artisan(home, 44.0, 1.3, commune=montauban())
    for _n in range(4):
        place_event(home, commune=montauban())
    client.get("/carte/")
    with django_assert_max_num_queries(12):
        client.get("/carte/")


def test_the_list_of_a_view_holds_only_what_is_in_it(client, home):
    place_artisan(home, commune=montauban(), title="Dans la vue")
    place_artisan(home, 44.9, 2.4, commune=montauban(), title="Hors de la vue")
    page = client.get("/carte/liste/?bbox=1.3,44,1.4,44.1").content.decode()
    assert "Dans la vue" in page
    assert "Hors de la vue" not in page
    assert "<html" not in page
    assert client.get("/carte/liste/?bbox=nan,1,2,3").status_code == 400


def test_the_outlines_are_geojson_that_caches_may_keep(client, home):
    montauban()
    response = client.get("/carte/communes.geojson", headers={"Accept-Encoding": "identity"})
    assert response["Content-Type"] == "application/geo+json"
    assert "max-age=86400" in response["Cache-Control"]
    (feature,) = response.json()["features"]
    assert feature["geometry"]["type"] == "Polygon"
    assert feature["properties"]["name"] == "Montauban"


def test_the_base_map_is_a_choice_of_the_site(client, home, site):
    assert 'data-tiles="/carte/tuiles/{z}/{x}/{y}.png"' in client.get("/carte/").content.decode()
    MapSettings.objects.update_or_create(site=site, defaults={"base_layer": "outlines"})
    assert 'data-tiles=""' in client.get("/carte/").content.decode()


def test_the_page_of_an_artisan_shows_where_it_is(client, home):
    page = place_artisan(home, 44.02, 1.35, commune=montauban())
    html = client.get(page.url).content.decode()
    assert "place__drawing" in html
    assert 'href="geo:44.02000,1.35000"' in html
    assert 'href="/carte/#16/44.02000/1.35000"' in html
    assert '"geo": {"@type": "GeoCoordinates", "latitude": 44.02, "longitude": 1.35}' in html


def test_the_page_of_an_artisan_without_a_position_says_that_it_is_not_exact(client, home):
    page = place_artisan(home, commune=montauban())
    html = client.get(page.url).content.decode()
    assert "Placé à la mairie" in html
    assert "#13/44.01610/1.35260" in html
    assert "GeoCoordinates" not in html


def test_the_page_of_an_artisan_without_a_commune_shows_no_place(client, home):
    page = place_artisan(home)
    assert "place__drawing" not in client.get(page.url).content.decode()


def test_the_agenda_is_filtered_by_intercommunality(client, home):
    event = place_event(home, commune=montauban(), title="Au pays")
    agenda = event.get_parent().get_parent()
    page = client.get(agenda.url, {"intercommunalite": "248200099"}).content.decode()
    assert "CA Grand Montauban" in page
    assert "Au pays" in page
