"""Placing a page on the map in the back office."""

import json

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError

from plugins.map import geocoders
from plugins.map.blocks import PlacesBlock, PositionBlock
from plugins.map.mercator import morton
from plugins.map.models import ArtisanPosition, read_position, write_position
from plugins.map.widgets import PositionWidget
from tests.factories.map import caussade, montauban, place_artisan, place_event
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
HERE = "SRID=4326;POINT(1.3526 44.0161)"


@pytest.fixture
def editor(client, home):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def test_a_position_is_written_as_wagtail_geo_widget_does_and_read_back():
    assert write_position(44.0161, 1.3526) == HERE
    assert read_position(HERE) == (44.0161, 1.3526)


@pytest.mark.parametrize(
    "text",
    ["", "44,1", "SRID=2154;POINT(1 44)", "SRID=4326;POINT(1 99)", "<img src=x onerror=alert(1)>"],
)
def test_what_is_no_position_is_refused_with_a_sentence(text):
    with pytest.raises(ValidationError, match="latitude"):
        read_position(text)


def test_saving_a_position_computes_where_it_is_and_clearing_it_forgets(home):
    page = place_artisan(home, 44.0161, 1.3526)
    position = ArtisanPosition.objects.get(page=page)
    assert (position.latitude, position.m) == (44.0161, morton(44.0161, 1.3526))
    position.location = ""
    position.save()
    assert (position.latitude, position.longitude, position.m) == (None, None, None)


def test_the_widget_stores_nothing_before_somebody_chose_and_calls_nobody():
    html = PositionWidget().render("location", None, {"id": "id_location"})
    assert 'name="location"' in html
    assert "POINT(" not in html
    media = str(PositionWidget().media)
    assert "unpkg" not in html + media
    assert "//" not in media.replace("/static/", "")
    assert "npm/leaflet/leaflet.css" in media


def test_a_text_from_outside_never_becomes_html_in_the_widget():
    html = PositionWidget().render("x", '"><img src=x onerror=alert(1)>', {"id": "id_x"})
    assert "<img" not in html


def test_the_editor_of_an_artisan_has_a_panel_for_one_position(editor, home):
    page = place_artisan(home, 44.0161, 1.3526)
    html = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Position exacte" in html
    assert HERE in html
    event = place_event(home, commune=montauban())
    assert "Position exacte" in editor.get(f"/admin/pages/{event.pk}/edit/").content.decode()


def test_the_search_of_editors_finds_communes_without_asking_anybody(editor, home):
    montauban()
    caussade()
    found = editor.get("/admin/carte/lieux/", {"q": "causs"}).json()["results"]
    assert found == [{"label": "Caussade (82300)", "lat": 44.1606, "lng": 1.5378}]
    assert editor.get("/admin/carte/lieux/", {"q": "82300"}).json()["results"] == found
    for nothing in ["", "x", "introuvable", "'\"%\x00"]:
        assert editor.get("/admin/carte/lieux/", {"q": nothing}).json() == {"results": []}


def test_strangers_may_not_search(client, home):
    assert client.get("/admin/carte/lieux/", {"q": "montauban"}).status_code == 302
    assert client.get("/admin/carte/tuiles/9/257/185.png").status_code == 302


def test_the_geocoder_of_the_ign_falls_back_on_communes(editor, home, settings, monkeypatch):
    settings.MAP_GEOCODER = "geopf"
    montauban()

    def refuse(request, timeout):
        raise OSError("no network")

    monkeypatch.setattr(geocoders.urllib.request, "urlopen", refuse)
    (found,) = editor.get("/admin/carte/lieux/", {"q": "montauban"}).json()["results"]
    assert found["label"] == "Montauban (82000)"


def test_an_answer_of_the_ign_is_read():
    feature = {
        "geometry": {"type": "Point", "coordinates": [1.35, 44.01]},
        "properties": {"label": "1 Rue de la République 82000 Montauban"},
    }
    (found,) = geocoders.read_ban({"features": [feature]})
    assert (found.lat, found.lng) == (44.01, 1.35)
    for wrong in [{}, {"features": [{}]}, [], {"features": [{"geometry": None, "properties": {}}]}]:
        with pytest.raises(ValueError):
            geocoders.read_ban(wrong)


def test_an_unknown_geocoder_is_said_at_start_up(settings):
    settings.MAP_GEOCODER = "ailleurs"
    assert "plugin_map.E001" in [found.id for found in run_checks()]


@pytest.mark.parametrize("empty", [None, "", "n'importe quoi", "SRID=4326;POINT(400 44)"])
def test_a_position_in_a_stream_may_be_empty_and_a_bad_one_never_breaks_the_page(empty):
    block = PositionBlock(required=False)
    assert block.to_python(empty) is None
    assert block.get_prep_value(None) == ""
    assert block.clean("") == ""
    assert block.to_python(HERE) == HERE


def test_a_required_position_is_required():
    with pytest.raises(ValidationError):
        PositionBlock(required=True).clean("")


def value_of(**values):
    block = PlacesBlock()
    raw = {"title": "Autour", "pages": [], "place": "", "position": "", **values}
    return block, block.to_python(raw)


@pytest.mark.parametrize("values", [{}, {"place": "Briqueterie"}, {"position": HERE}])
def test_a_map_block_with_nothing_to_show_is_refused(values):
    block, value = value_of(**values)
    with pytest.raises(ValidationError):
        block.clean(value)


def test_a_map_block_lists_its_places_and_leaves_out_what_is_not_public(home, rf):
    shown = place_artisan(home, commune=montauban(), title="Montré")
    hidden = place_artisan(home, commune=montauban(), title="Caché")
    hidden.unpublish()
    block, value = value_of(place="Briqueterie", position=HERE, pages=[shown.pk, hidden.pk])
    request = rf.get("/")
    html = block.render(block.clean(value), {"request": request})
    assert "Briqueterie" in html
    assert "Montré" in html
    assert "Caché" not in html
    assert 'href="geo:44.0161,1.3526"' in html


def test_the_map_block_is_offered_in_pages_and_can_be_stored(home):
    from cms.pages.models import ContentPage

    stored = {"title": "", "pages": [], "place": "Briqueterie", "position": HERE}
    raw = json.dumps([{"type": "plugin_map_places", "value": stored}])
    page = home.add_child(instance=ContentPage(title="Page", body=raw))
    page = ContentPage.objects.get(pk=page.pk)
    assert page.body[0].value["position"] == HERE
