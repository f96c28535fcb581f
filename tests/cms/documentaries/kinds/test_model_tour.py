"""A 3D object visited in steps."""

import pytest

from tests.factories.scenes import rows, tour

pytestmark = pytest.mark.django_db


def test_the_steps_are_a_numbered_list_beside_the_poster_without_javascript(shown):
    scene = shown(tour())
    assert [h.get_text() for h in scene.select("ol.tour__steps h3")] == [
        "Le pied", "Le bord", "Le fond",
    ]  # fmt: skip
    assert scene.select_one("an-model img")


def test_the_script_is_told_where_the_camera_stands(shown):
    second = shown(tour()).select(".tour__step")[1]
    assert second["data-orbit"] == "40deg 30deg 80%"
    assert second["data-fov"] == "25deg"
    assert second["data-position"] == "0.5 0.05 0.5"


@pytest.mark.parametrize(
    "orbit", ["ici", "30 70 1", "30deg 70deg", "0deg 0deg 1m;x", "1e9deg 0deg 1m"]
)
def test_a_camera_that_cannot_be_read_is_refused(faults, orbit):
    step = {"title": "A", "orbit": orbit, "target": "auto auto auto", "normal": "", "position": ""}
    other = {**step, "orbit": "30deg 70deg 1.2m"}
    found = faults(tour(steps=rows(step, other)))
    assert found == {"steps.0.orbit": "Écrivez deux angles et une distance : 30deg 70deg 1.2m."}


def test_supports_tell_the_steps_in_order(told):
    (part,) = told(tour())
    assert [title for title, _text in part.media[0].points] == ["Le pied", "Le bord", "Le fond"]
