"""What a story asks of the blocks of a scene: icon, lead, picture, queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.documentaries.models import DocumentaryPage
from tests.factories.documentaries import make_documentary, scene, text
from tests.factories.gestures import GestureIndexPageFactory
from tests.factories.media import SmallPictureFactory, SoundFactory
from tests.factories.modules import make_module
from tests.factories.scenes import before_after, panorama, part_of_film, scrolling, tour

pytestmark = pytest.mark.django_db
MOST = 12


@pytest.fixture
def told(index):
    """Return the first scene of a story that shows some blocks."""

    def tell(*blocks, **values):
        page = make_documentary(index, scene("A", *blocks, **values))
        return DocumentaryPage.objects.get(pk=page.pk).story.scenes[0]

    return tell


@pytest.mark.parametrize(
    ("make", "icon"),
    [(part_of_film, "film"), (tour, "cube"), (panorama, "globe"), (before_after, "image"),
     (scrolling, "book"), (text, "book")],
)  # fmt: skip
def test_a_kind_gives_its_icon_to_the_scene(told, make, icon):
    assert told(text(), make()).icon == icon


def test_the_most_telling_kind_gives_the_icon(told):
    assert told(before_after(), panorama(), part_of_film()).icon == "film"


@pytest.mark.parametrize("make", [part_of_film, tour, panorama, before_after, scrolling])
def test_each_kind_gives_a_picture_to_the_scene(told, make):
    assert told(text(), make()).picture is not None


def test_before_and_after_is_shown_by_how_it_ends(told):
    assert told(before_after()).picture.description == "Cuite"


def test_media_lead_a_framed_scene_and_long_texts_do_not(told):
    assert told(text(), panorama()).lead.block_type == "panorama"
    assert told(text(), scrolling()).lead is None


def test_a_story_of_every_kind_takes_at_most_twelve_queries_whatever_its_length(
    client, home, index
):
    gestures = GestureIndexPageFactory(parent=home)

    def scenes(count, gesture):
        film = gesture.films.all()[0].film
        sound = ("sound", {"sound": SoundFactory().pk, "caption": "",
                           "picture": SmallPictureFactory().pk})  # fmt: skip
        return [
            scene(f"Scène {n}", part_of_film(film, gesture=gesture.pk), sound, tour(), panorama(),
                  before_after(), scrolling())
            for n in range(count)
        ]  # fmt: skip

    gesture = make_module(gestures)
    short = make_documentary(index, *scenes(1, gesture), title="Courte")
    long = make_documentary(index, *scenes(4, gesture), title="Longue")
    few, many = (count_queries(client, story.url) for story in (short, long))
    assert len(few) == len(many), "\n".join(q["sql"][:160] for q in many)
    assert len(many) <= MOST, "\n".join(q["sql"][:160] for q in many)


def count_queries(client, url):
    client.get(url)  # makes the renditions, as the first visitor would
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return captured
