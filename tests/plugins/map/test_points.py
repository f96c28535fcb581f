"""The data of the markers: complete, private, fast, and never an error."""

import json
import random

import pytest
from django.utils import timezone

from cms.extensions.models import SitePlugins
from plugins.map.layers import Artisans
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.map import caussade, montauban, place_artisan, place_event
from tests.factories.taxonomy import TradeFactory

pytestmark = pytest.mark.django_db
ALL = "/carte/points.json"


def markers(client, bbox="0,43,3,45", zoom=9, **query):
    response = client.get(ALL, {"bbox": bbox, "zoom": zoom, **query})
    assert response.status_code == 200
    return response.json()


def total(found):
    return len(found["places"]) + sum(cluster["n"] for cluster in found["clusters"])


@pytest.mark.parametrize("zoom", [0, 5, 9, 11, 12, 13, 16, 18])
def test_whatever_the_zoom_every_place_is_counted_once(client, home, zoom):
    chance = random.Random(zoom)
    commune = montauban()
    for n in range(25):
        if n % 3:
            place_artisan(home, chance.uniform(43.8, 44.3), chance.uniform(1.0, 1.9))
        else:
            place_artisan(home, commune=commune)
    place_event(home, commune=caussade())
    found = markers(client, zoom=zoom)
    assert total(found) == found["total"] == 26
    assert all(sum(one["counts"].values()) == one["n"] for one in found["clusters"])


def test_far_away_places_are_one_cluster_and_close_by_they_part(client, home):
    place_artisan(home, 44.02, 1.35)
    place_artisan(home, 44.03, 1.36)
    assert [cluster["n"] for cluster in markers(client, zoom=7)["clusters"]] == [2]
    assert len(markers(client, zoom=16)["places"]) == 2


def test_neighbours_part_when_the_view_is_close(client, home):
    place_artisan(home, 44.0165, 1.3550)
    place_artisan(home, 44.0166, 1.3551)
    found = markers(client, bbox="1.34,44.01,1.37,44.03", zoom=16)
    assert len(found["places"]) == 2


def test_a_cluster_says_how_far_it_reaches(client, home):
    place_artisan(home, 44.02, 1.35)
    place_artisan(home, 44.03, 1.36)
    assert markers(client, zoom=7)["clusters"][0]["box"] == [1.35, 44.02, 1.36, 44.03]


def test_an_artisan_without_a_position_stands_at_the_town_hall_and_says_so(client, home):
    place_artisan(home, commune=montauban(), title="Sans adresse")
    place_artisan(home, 44.2, 1.6, commune=montauban(), title="Avec adresse")
    found = {place["title"]: place for place in markers(client)["places"]}
    assert (found["Sans adresse"]["lat"], found["Sans adresse"]["exact"]) == (44.0161, False)
    assert (found["Avec adresse"]["lat"], found["Avec adresse"]["exact"]) == (44.2, True)


def test_a_position_that_was_cleared_gives_the_town_hall_again(client, home):
    page = place_artisan(home, 44.2, 1.6, commune=montauban())
    position = page.map_positions.get()
    position.location = ""
    position.save()
    (place,) = markers(client)["places"]
    assert (place["lat"], place["exact"]) == (44.0161, False)


def test_an_artisan_with_neither_position_nor_commune_is_not_on_the_map(client, home):
    place_artisan(home)
    assert total(markers(client)) == 0


def test_only_what_is_in_the_box_is_found(client, home):
    place_artisan(home, 44.02, 1.35)
    place_artisan(home, commune=caussade())
    assert markers(client, bbox="1.3,44.0,1.4,44.1")["total"] == 1
    assert markers(client, bbox="1.5,44.1,1.6,44.2")["total"] == 1
    assert markers(client, bbox="5,48,6,49")["total"] == 0


def test_nothing_unpublished_or_private_is_ever_on_the_map(client, home):
    draft = place_artisan(home, 44.02, 1.35)
    draft.unpublish()
    private = place_artisan(home, commune=montauban(), title="Privé")
    private.view_restrictions.create(restriction_type="login")
    assert markers(client)["total"] == 0
    assert "Privé" not in client.get("/carte/").content.decode()
    assert "Privé" not in client.get("/carte/liste/").content.decode()


def test_past_events_and_those_moved_online_are_not_on_the_map(client, home):
    place = {"commune": montauban()}
    programme = make_programme(make_agenda(home))
    make_event(programme, days=-30, title="Passé", **place)
    online = {"status": "moved_online", "online_url": "https://example.org/"}
    make_event(programme, title="En ligne", **online, **place)
    make_event(programme, title="À venir", **place)
    assert [found["title"] for found in markers(client)["places"]] == ["À venir"]


def test_an_event_on_several_dates_is_one_place(client, home):
    days = [timezone.now() + timezone.timedelta(days=n) for n in (3, 10, 17)]
    place_event(home, commune=montauban(), dates=days)
    assert markers(client)["total"] == 1


def test_the_sector_keeps_the_artisans_of_its_trades_once_each(client, home):
    bread, cake = TradeFactory(sector="food"), TradeFactory(sector="food")
    place_artisan(home, 44.02, 1.35, trades=[bread, cake], title="Fournil")
    place_artisan(home, 44.02, 1.35, trades=[TradeFactory(sector="building")])
    place_event(home, commune=montauban())
    found = markers(client, sector="food")
    assert [place["title"] for place in found["places"]] == ["Fournil"]
    assert found["total"] == 1


def test_the_layer_and_the_commune_narrow_the_map(client, home):
    place_artisan(home, commune=montauban())
    place_artisan(home, 44.16, 1.53, commune=caussade())
    place_event(home, commune=caussade())
    assert markers(client, layer="events")["total"] == 1
    assert markers(client, layer=["artisans", "events"])["total"] == 3
    assert markers(client, commune="cauSSade")["total"] == 2
    assert markers(client, commune="82300")["total"] == 2
    assert markers(client, commune="nulle part")["total"] == 0
    assert markers(client, layer="inconnue")["total"] == 0


@pytest.mark.parametrize("bbox", ["-500,-500,500,500", "", "0,43,3,45"])
def test_an_empty_or_huge_box_at_any_zoom_gives_clusters_not_a_flood(client, home, bbox):
    for n in range(30):
        place_artisan(home, 44 + n / 1000, 1.3)
    found = markers(client, bbox=bbox, zoom=18)
    assert total(found) == 30
    assert len(found["places"]) + len(found["clusters"]) < 30


@pytest.mark.parametrize(
    "query",
    [
        {"bbox": "nan,0,1,1"}, {"bbox": "3,43,0,45"}, {"bbox": "0,45,3,43"}, {"bbox": "1,2,3"},
        {"bbox": "a"}, {"zoom": "nan"}, {"zoom": "inf"}, {"zoom": "x"},
    ],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_answered_with_a_sentence(client, home, query):
    response = client.get(ALL, query)
    assert response.status_code == 400
    assert "bbox" in json.loads(response.content)["error"]


def test_markers_may_be_kept_by_caches_and_need_few_queries(
    client, home, django_assert_max_num_queries
):
    for n in range(40):
        place_artisan(home, 44 + n / 100, 1.3, commune=montauban())
    client.get(ALL)
    with django_assert_max_num_queries(10):
        response = client.get(ALL, {"bbox": "1,43,2,45", "zoom": 12})
    assert "public" in response["Cache-Control"]
    again = client.get(
        ALL, {"bbox": "1,43,2,45", "zoom": 12}, headers={"If-None-Match": response["ETag"]}
    )
    assert again.status_code == 304


def test_nothing_of_the_map_is_there_for_a_site_that_switched_it_off(client, home, site):
    page = place_artisan(home, 44.02, 1.35, commune=montauban())
    SitePlugins.objects.create(site=site, disabled=["plugin_map"])
    for address in [
        "/carte/",
        ALL,
        "/carte/liste/",
        "/carte/communes.geojson",
        "/carte/tuiles/9/257/185.png",
    ]:
        assert client.get(address).status_code == 404
    assert "place__drawing" not in client.get(page.url).content.decode()
    assert 'href="/carte/"' not in client.get("/").content.decode()


def test_a_layer_without_exact_positions_may_be_offered_by_another_plugin(
    client, home, monkeypatch
):
    from cms.extensions import points

    class Schools(Artisans):
        name, label, positions = "schools", "Écoles", ""

    plugin = points.map_layers.contributions[0].plugin
    monkeypatch.setattr(points.map_layers, "contributions", [])
    points.map_layers.add(plugin, "map", Schools)
    place_artisan(home, 44.2, 1.6, commune=montauban(), title="École")
    (place,) = markers(client, layer="schools")["places"]
    assert place["lat"] == 44.0161
