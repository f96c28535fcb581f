"""A module is told once as data; what is a trade secret is told to nobody."""

import pytest
from django.utils import translation

from cms.gestures.checks import module_faults
from cms.gestures.models import GestureFilm, GestureOverlay, GesturePage, Phase
from cms.gestures.module import module_data
from cms.media.showing import NotShownError
from tests.factories.gestures import GesturePageFactory
from tests.factories.media import FilmFactory, SmallPictureFactory
from tests.factories.taxonomy import ActionFactory, MaterialFactory

pytestmark = pytest.mark.django_db


def shape(name, **fields):
    """Return a segment as it is stored."""
    points = [[0.1, 0.1], [0.4, 0.1]]
    return {
        "id": name,
        "kind": "segment",
        "name": name,
        "keyframes": [{"t": 0, "points": points}],
        **fields,
    }


@pytest.fixture
def module(home):
    """A filmed gesture in three phases, the second one secret, with shapes over each."""
    page, film = GesturePageFactory(parent=home), FilmFactory()
    page.films = [GestureFilm(film=film)]
    page.phases = [
        Phase(name="Centrer", start=0, end=0.3, key="one", sort_order=0,
              action=ActionFactory(label_fr="centrer"),
              material=MaterialFactory(label_fr="argile"), state="wet"),
        Phase(name="Le tour de main", start=0.3, end=0.6, key="two", is_secret=True, sort_order=1),
        Phase(name="Monter", start=0.6, end=1, key="three", sort_order=2),
    ]  # fmt: skip
    shapes = [shape("open"), shape("bound", phase="two"), shape("during", start=0.35, end=0.5)]
    page.overlays = [GestureOverlay(film=film, data={"version": 1, "shapes": shapes})]
    page.save()
    return GesturePage.objects.get(pk=page.pk)


def test_a_module_says_its_films_phases_and_overlays(module):
    data = module_data(module, with_secrets=True)
    film = module.films.get().film
    assert [phase["name"] for phase in data["phases"]] == ["Centrer", "Le tour de main", "Monter"]
    assert data["phases"][0]["formula"] == "centrer × argile (humide)"
    assert {phase["film"] for phase in data["phases"]} == {film.pk} == {data["films"][0]["id"]}
    (overlay,) = data["overlays"]
    assert (overlay["kind"], overlay["media"]) == ("film", film.pk)
    assert [found["id"] for found in overlay["data"]["shapes"]] == ["open", "bound", "during"]


def test_the_public_is_told_no_secret_phase_nor_what_is_drawn_over_it(module):
    data = module_data(module)
    assert [phase["key"] for phase in data["phases"]] == ["one", "three"]
    assert [found["id"] for found in data["overlays"][0]["data"]["shapes"]] == ["open"]


def test_a_secret_phase_is_on_no_page_nor_in_the_search_nor_in_the_open_data(module, client):
    html = client.get(module.url).content.decode()
    assert "Monter" in html and "tour de main" not in html
    answer = client.get(f"/api/v1/gestes/{module.pk}").content.decode()
    assert "Monter" in answer and "tour de main" not in answer
    assert "Monter" in module.phase_words() and "tour de main" not in module.phase_words()


def test_a_secret_that_the_film_shows_keeps_the_module_from_being_published(module):
    with translation.override("fr"):
        (fault,) = module_faults(module)
    assert (fault.phase, fault.field) == ("two", "is_secret")
    assert "« Le tour de main » est un secret de métier" in fault.sentence


def test_a_secret_in_a_film_that_nobody_sees_keeps_nothing_back(module):
    film = module.films.get().film
    film.trade_secret = True
    film.save()
    assert module_faults(GesturePage.objects.get(pk=module.pk)) == []


def test_a_secret_that_the_other_angle_alone_shows_keeps_the_module_from_being_published(module):
    film, other = module.films.get().film, FilmFactory()
    film.trade_secret = True
    film.save()
    module.films = [GestureFilm(film=film, sort_order=0), GestureFilm(film=other, sort_order=1)]
    module.phases.all().update(second_film=other)
    (fault,) = module_faults(module)
    assert fault.phase == "two"


def test_what_is_drawn_over_the_secret_from_the_other_angle_is_not_told(module):
    other = FilmFactory()
    module.films = [*module.films.all(), GestureFilm(film=other, sort_order=1)]
    module.phases.all().update(second_film=other, second_offset=0.1)
    shapes = [shape("during", start=0.45, end=0.65), shape("before", start=0, end=0.35)]
    module.overlays = [GestureOverlay(film=other, data={"version": 1, "shapes": shapes})]
    (told,) = module_data(module)["overlays"]
    assert [each["id"] for each in told["data"]["shapes"]] == ["before"]


def test_two_phases_of_one_film_do_not_overlap(module):
    module.phases = [
        Phase(name="Centrer", start=0, end=0.5, key="one"),
        Phase(name="Monter", start=0.4, end=0.9, key="two"),
    ]
    with translation.override("fr"):
        (fault,) = module_faults(module)
    assert (fault.phase, fault.field) == ("two", "start")
    assert "avant la fin de « Centrer » (0:00,5)" in fault.sentence


def test_phases_of_two_films_may_share_their_moments(module):
    other = FilmFactory()
    module.films = [*module.films.all(), GestureFilm(film=other)]
    module.phases = [
        Phase(name="De face", start=0, end=0.5),
        Phase(name="De dos", start=0.1, end=0.6, film=other),
    ]
    assert module_faults(module) == []


def test_a_shape_out_of_the_picture_is_named(module):
    bad = shape("Hauteur")
    bad["keyframes"][0]["points"][1] = [1.4, 0.1]
    module.phases = []
    module.overlays = [
        GestureOverlay(picture=SmallPictureFactory(title="Le tour"), data={"shapes": [bad]})
    ]
    with translation.override("fr"):
        (fault,) = module_faults(module)
    assert (fault.overlay, fault.shape) == (0, "Hauteur")
    assert fault.sentence == "Le tour : « Hauteur » sort de l'image : ramenez-la dedans."


def test_an_overlay_lies_over_a_picture_too(module):
    picture = SmallPictureFactory()
    module.overlays = [GestureOverlay(picture=picture, data={"shapes": [shape("a")]})]
    (overlay,) = module_data(module)["overlays"]
    assert (overlay["kind"], overlay["media"]) == ("picture", picture.pk)
    assert overlay["size"] == [picture.width, picture.height]


def test_the_overlay_of_a_film_that_is_withheld_is_not_told(module):
    film = module.films.get().film
    film.trade_secret = True
    film.save()
    data = module_data(GesturePage.objects.get(pk=module.pk))
    assert (data["films"], data["overlays"]) == ([], [])


def test_the_overlay_of_a_picture_that_is_withheld_is_not_told(module):
    picture = SmallPictureFactory(trade_secret=True)
    module.overlays = [GestureOverlay(picture=picture, data={"shapes": [shape("a")]})]
    assert module_data(module)["overlays"] == []


def test_phases_of_a_withheld_film_are_not_laid_on_the_next_one(module):
    film, other = module.films.get().film, FilmFactory()
    film.trade_secret = True
    film.save()
    module.films.add(GestureFilm(film=other, sort_order=2))
    module.save()
    data = module_data(GesturePage.objects.get(pk=module.pk))
    assert [told["id"] for told in data["films"]] == [other.pk]
    assert {phase["film"] for phase in data["phases"]} == {film.pk}


def test_no_way_of_publishing_passes_over_a_fault(module):
    module.phases = [Phase(name="Centrer", start=0.5, end=0.2)]
    revision = module.save_revision(clean=False)
    with translation.override("fr"), pytest.raises(NotShownError) as caught:
        revision.publish()
    assert caught.value.messages[0].startswith("« Centrer » : Cette phase finit avant")
