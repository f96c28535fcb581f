"""A film in a scene: its part, its chapters, what a gesture draws over it."""

import json

import pytest

from tests.factories.gestures import GestureIndexPageFactory
from tests.factories.media import FilmFactory
from tests.factories.modules import SECRET, make_module
from tests.factories.scenes import part_of_film

pytestmark = pytest.mark.django_db


@pytest.fixture
def gesture(home):
    """A gesture with shapes over its film, and that film."""
    page = make_module(GestureIndexPageFactory(parent=home))
    return page, page.films.all()[0].film


def test_a_film_stored_before_parts_were_possible_is_shown_whole(shown):
    film = FilmFactory()
    scene = shown(("film", {"film": film.pk, "caption": "Deux gestes."}))
    assert scene.select_one("film-player").get("data-part") is None
    assert scene.select_one("source")["src"] == film.url


def test_a_part_is_told_to_the_browser_and_to_the_player(shown):
    film = FilmFactory(duration=20.0)
    scene = shown(part_of_film(film, start=2.5, end=12))
    assert scene.select_one("film-player")["data-part"] == "#t=2.5,12"
    assert scene.select_one("source")["src"] == f"{film.url}#t=2.5,12"
    assert scene.select_one(".film__start-time").get_text() == "0:10"


def test_chapters_are_links_to_their_moment_without_javascript(shown):
    film = FilmFactory(duration=20.0)
    links = shown(part_of_film(film, [(0, "Centrer"), (4.5, "Monter")])).select(".chapters a")
    assert [link["href"] for link in links] == [f"{film.url}#t=0.0", f"{film.url}#t=4.5"]
    assert "Monter" in links[1].get_text()


def test_the_same_film_in_two_parts_is_two_players(shown):
    film = FilmFactory(duration=20.0)
    scene = shown(part_of_film(film, end=5), part_of_film(film, start=5))
    first, second = (video["id"] for video in scene.select("video"))
    assert first != second


def test_a_gesture_draws_over_its_film_and_says_its_measures(shown, gesture):
    page, film = gesture
    scene = shown(part_of_film(film, gesture=page.pk))
    module = json.loads(scene.select_one("script[data-module]").string)
    assert module["films"][0]["domId"] == scene.select_one("video")["id"]
    assert {overlay["kind"] for overlay in module["overlays"]} == {"film"}
    assert "hauteur" in scene.select_one(".scene-film__measures").get_text()
    assert "Centrer" in scene.select_one(".chapters").get_text()  # the phases are the chapters
    assert SECRET not in str(scene)


def test_a_gesture_that_is_no_longer_public_draws_nothing(shown, gesture):
    page, film = gesture
    page.unpublish()
    assert shown(part_of_film(film, gesture=page.pk)).select_one("script[data-module]") is None


def test_a_gesture_that_does_not_show_the_film_is_refused(faults, gesture):
    page, film = gesture
    assert faults(part_of_film(film, gesture=page.pk)) == {}
    other = faults(part_of_film(gesture=page.pk))["gesture"]
    assert other.startswith("Le geste « Monter un cylindre » ne montre pas ce film")


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"start": 12.0}, "start", "Le film dure 0:10"),
        ({"end": 12.0}, "end", "Le film dure 0:10"),
        ({"start": 5.0, "end": 4.0}, "end", "Le film s’arrêterait avant de commencer"),
        ({"start": "bientôt"}, "start", "Écrivez un moment du film"),
        ({"chapters": [(1, "A"), (1, "B")]}, "chapters.1.start", "avant celui du dessus"),
        ({"end": 4.0, "chapters": [(6, "A")]}, "chapters.0.start", "hors de la partie"),
    ],
)
def test_moments_outside_the_film_are_refused_in_a_sentence(faults, values, field, words):
    found = faults(part_of_film(**values))
    assert list(found) == [field]
    assert words in found[field]


def test_a_part_at_the_very_end_of_the_film_is_accepted(faults):
    assert faults(part_of_film(start=3.0, end=10.02, chapters=[(3, "A"), (5, "B")])) == {}


def test_supports_tell_the_part_and_the_chapters(told):
    (part,) = told(part_of_film(start=2, end=8, chapters=[(2, "Centrer"), (5, "Monter")]))
    (film,) = part.media
    assert film.part == "#t=2,8"
    assert film.points == (("Centrer", "0:02"), ("Monter", "0:05"))


def test_moments_are_typed_as_people_read_them(faults):
    from cms.blocks.moments import MomentBlock

    block = MomentBlock()
    assert block.clean("1:05,5") == 65.5
    assert block.clean("") is None
    assert block.get_form_state(65.5) == "1:05,5"
