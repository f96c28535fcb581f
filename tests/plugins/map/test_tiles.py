"""Tiles of the base map: fetched by us, kept, and never waited for twice."""

import io
import time
import urllib.error

import pytest

from plugins.map import tiles
from plugins.map.models import MapSettings
from tests.factories.map import montauban

pytestmark = pytest.mark.django_db
NEAR = "/carte/tuiles/9/257/185.png"
IMAGE = tiles.PNG + b"image"


@pytest.fixture
def ign(monkeypatch, home, settings):
    """A base map that answers; `ign.asked` keeps the addresses, `ign.fails` breaks it."""

    class Ign:
        asked: list[str] = []
        fails = False
        content = IMAGE

        def open(self, request, timeout):
            self.asked.append(request.full_url)
            if self.fails:
                raise urllib.error.URLError("no network")
            return io.BytesIO(self.content)

    fake = Ign()
    fake.asked = []
    settings.MAP_TILES = tiles.PLAN_IGN
    montauban()
    monkeypatch.setattr(tiles.urllib.request, "urlopen", fake.open)
    return fake


def test_a_tile_is_fetched_once_and_kept(client, ign):
    for _n in range(2):
        response = client.get(NEAR)
        assert (response.status_code, response.content) == (200, IMAGE)
        assert response["Content-Type"] == "image/png"
    assert len(ign.asked) == 1
    assert "TILEMATRIX=9&TILEROW=185&TILECOL=257" in ign.asked[0]


def test_without_network_the_answer_comes_at_once_and_nobody_asks_again(client, ign):
    ign.fails = True
    assert client.get(NEAR).status_code == 204
    assert client.get(NEAR).status_code == 204
    assert len(ign.asked) == 1


def test_a_tile_that_is_old_is_better_than_none(client, ign, monkeypatch):
    client.get(NEAR)
    ign.fails = True
    later = time.time() + tiles.KEPT + 1
    monkeypatch.setattr(tiles.time, "time", lambda: later)
    assert client.get(NEAR).content == IMAGE


def test_what_is_no_image_is_not_passed_on(client, ign):
    ign.content = b"<html>Error</html>"
    assert client.get(NEAR).status_code == 204


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/carte/tuiles/9/0/0.png", 204),
        ("/carte/tuiles/12/2000/1486.png", 204),
        ("/carte/tuiles/25/0/0.png", 404),
        ("/carte/tuiles/9/999/1.png", 404),
    ],
)
def test_this_is_no_map_of_the_world_for_others(client, ign, address, status):
    assert client.get(address).status_code == status
    assert not ign.asked


def test_a_site_without_the_base_map_serves_no_tile(client, ign, site):
    MapSettings.objects.update_or_create(site=site, defaults={"base_layer": "outlines"})
    assert client.get(NEAR).status_code == 404


def test_a_server_told_to_ask_nobody_asks_nobody(client, ign, settings):
    settings.MAP_TILES = ""
    assert client.get(NEAR).status_code == 204
    assert not ign.asked
