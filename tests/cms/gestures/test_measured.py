"""What is measured over a gesture is said in words, and given to the player without its secrets."""

import json
import re

import pytest
from django.utils import translation

from cms.gestures.measured import measured_media
from cms.gestures.models import GestureFilm, GestureModel, GestureOverlay, Phase
from cms.gestures.module import module_data
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory, Model3DFactory, SmallPictureFactory

pytestmark = pytest.mark.django_db

RULER = {
    "kind": "scale",
    "points": [[0.1, 0.9], [0.6, 0.9]],
    "length": {"unit": "mm", "value": 320},
}
WIDTH = {
    "id": "w",
    "kind": "segment",
    "name": "Largeur",
    "text": "Prise à la lèvre.",
    "start": 0.2,
    "end": 0.8,
    "quantity": {"kind": "length", "unit": "mm"},
    "keyframes": [
        {"t": 0.2, "points": [[0.2, 0.5], [0.6, 0.5]]},
        {"t": 0.8, "points": [[0.2, 0.5], [0.7, 0.5]]},
    ],
}
SECRET = {"id": "s", "kind": "text", "name": "Le tour de main", "phase": "hidden",
          "keyframes": [{"t": 0, "points": [[0.5, 0.5]]}]}  # fmt: skip


@pytest.fixture
def gesture(home):
    page = GesturePageFactory(parent=GestureIndexPageFactory(parent=home))
    film, picture, model = FilmFactory(), SmallPictureFactory(), Model3DFactory()
    page.films, page.models = [GestureFilm(film=film)], [GestureModel(model=model)]
    page.phases = [
        Phase(name="Centrer", start=0, end=0.4, key="a", posture="Assis, coudes calés",
              common_error="Trop d'eau", validated_by="Anne Roux"),
        Phase(name="Le secret", is_secret=True, key="hidden", sort_order=1),
    ]  # fmt: skip
    data = {"version": 1, "shapes": [WIDTH, SECRET], "calibration": RULER}
    depth = {"id": "d", "kind": "segment", "name": "Profondeur",
             "quantity": {"kind": "length", "unit": "cm"},
             "keyframes": [{"t": 0, "points": [[0, 0, 0], [0, 0.12, 0]]}]}  # fmt: skip
    above = {**WIDTH, "name": "Sur l'image"}
    page.overlays = [
        GestureOverlay(film=film, data=data, sort_order=0),
        GestureOverlay(picture=picture, data={"shapes": [above]}, sort_order=1),
        GestureOverlay(model=model, data={"shapes": [depth]}, sort_order=2),
    ]  # fmt: skip
    page.save()
    return page


def page_of(client, gesture) -> str:
    return client.get(gesture.url).content.decode()


def test_a_measure_is_said_with_its_values_and_its_moment(gesture):
    with translation.override("fr"):
        row = measured_media(module_data(gesture))[0].rows[0]
    assert (row.name, row.quantity, row.fragment) == ("Largeur", "longueur", "#t=0.2")
    assert row.moment == "de 0:00,2 à 0:00,8"
    assert re.match(r"256\smm ± \d+\smm, puis 320\smm", row.value)


def test_a_length_on_a_3d_model_is_exact_and_has_a_place(gesture):
    with translation.override("fr"):
        row = measured_media(module_data(gesture))[2].rows[0]
    assert (row.value, row.position) == ("12\u202fcm", "0.0000 0.0600 0.0000")


def test_a_shape_that_cannot_be_measured_has_no_value_rather_than_an_error(gesture):
    uncalibrated = measured_media(module_data(gesture))[1].rows[0]
    assert (uncalibrated.name, uncalibrated.value) == ("Sur l'image", "")


def test_overlays_that_cannot_be_read_leave_the_page_readable(client, gesture):
    gesture.overlays = [
        GestureOverlay(film=gesture.films.get().film, data={"shapes": [{"kind": "?"}]})
    ]
    gesture.save()
    assert "Centrer" in page_of(client, gesture)


def test_the_page_writes_every_measure_without_javascript(client, gesture):
    html = page_of(client, gesture)
    film = gesture.films.get().film
    assert f'href="{film.url}#t=0.2"' in html
    for words in ["Largeur", "256\u202fmm", "Prise à la lèvre.", "Profondeur", "12\u202fcm"]:
        assert words in html


def test_a_phase_says_how_it_is_held_done_and_validated(client, gesture):
    html = page_of(client, gesture)
    for words in ["Assis, coudes calés", "Trop d&#x27;eau", "Anne Roux", "Validé par"]:
        assert words in html


def test_the_player_is_given_the_module_without_its_secrets(client, gesture):
    html = page_of(client, gesture)
    data = json.loads(re.search(r'id="module-data"[^>]*>(.*?)</script>', html)[1])
    assert [shape["id"] for shape in data["overlays"][0]["data"]["shapes"]] == ["w"]
    assert "tour de main" not in html and "Le secret" not in html


def test_a_module_cannot_close_its_script(client, gesture):
    overlay = gesture.overlays.first()
    overlay.data["shapes"][0]["name"] = "</script><script>alert(1)</script>"
    gesture.overlays = [overlay]
    gesture.save()
    assert "<script>alert(1)" not in page_of(client, gesture)


def test_a_gesture_without_times_nor_drawings_carries_no_module(client, home):
    page = GesturePageFactory(parent=home)
    assert "module-data" not in page_of(client, page)
