"""A documentary costs the same number of queries, however long it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.documentaries.models import StoryEvent
from cms.events.models import EventPage
from tests.factories.artisans import make_artisan
from tests.factories.artisans import make_index as make_artisan_index
from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory, Model3DFactory, PictureFactory, SoundFactory

pytestmark = pytest.mark.django_db
MOST = 12
EMPTY = {"caption": ""}


def small_picture():
    """A picture whose many renditions are made at once."""
    return PictureFactory(file__width=320, file__height=200)


@pytest.fixture
def nouns(home):
    """A gesture, an artisan and an event to refer to."""
    event = make_event(make_programme(make_agenda(home)), picture=small_picture())
    return {
        "gesture": GesturePageFactory(parent=GestureIndexPageFactory(parent=home), whole=True).pk,
        "artisan": make_artisan(make_artisan_index(home)).pk,
        "event": event.pk,
    }


def rich_scene(number, nouns, picture):
    """A scene with every kind of content, its film, sound and 3D model its own."""
    film, model = FilmFactory(poster=picture), Model3DFactory(poster=picture)
    image = {"image": picture.pk, "alt": "", "decorative": False, "width": "text"}
    return scene(
        f"Scène {number}",
        ("film", {"film": film.pk, **EMPTY}),
        ("model", {"model": model.pk, **EMPTY}),
        ("sound", {"sound": SoundFactory().pk, **EMPTY}),
        ("image", {**image, **EMPTY}),
        text(),
        *[(noun, {"page": pk, "note": ""}) for noun, pk in nouns.items()],
        choices(("Fin", "end")),
        background=picture.pk,
    )


def count(client, url):
    client.get(url)  # makes the renditions, as the first visitor would
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return captured


def test_the_page_of_a_story_takes_at_most_twelve_queries_whatever_its_length(client, home, nouns):
    index, picture = make_index(home), small_picture()
    scenes = [rich_scene(number, nouns, picture) for number in range(30)]
    short = make_documentary(index, *scenes[:3], title="Courte")
    long = make_documentary(index, *scenes, title="Longue")
    programme = EventPage.objects.get().get_parent()
    for number in range(3):
        event = make_event(programme, title=f"Projection {number}", picture=small_picture())
        StoryEvent.objects.create(page=long, event=event)
    few, many = count(client, short.url), count(client, long.url)
    assert len(few) == len(many), "\n".join(q["sql"][:160] for q in many)
    assert len(many) <= MOST, "\n".join(q["sql"][:160] for q in many)


def test_the_visit_takes_no_more_whatever_the_scenes_show(client, home, nouns):
    picture = small_picture()
    scenes = [rich_scene(number, nouns, picture) for number in range(6)]
    for number, each in enumerate(scenes):
        place = {"name": f"Lieu {number}", "address": "", "hint": "", "position": ""}
        each["value"]["place"] = place
    page = make_documentary(make_index(home), *scenes)
    captured = count(client, f"{page.url}visite/")
    assert len(captured) <= MOST, "\n".join(q["sql"][:160] for q in captured)


@pytest.mark.parametrize("below", ["", "suite/", "integrer/"])
def test_the_address_of_a_scene_takes_no_more_whatever_the_length_of_the_story(client, home, below):
    scenes = [scene(f"S{number}", text(), id=f"s{number}") for number in range(24)]
    page = make_documentary(make_index(home), *scenes)
    captured = count(client, f"{page.story.scenes[22].url}{below}")
    assert len(captured) <= MOST, "\n".join(q["sql"][:160] for q in captured)


def test_the_page_to_read_takes_no_more(client, home):
    page = make_documentary(make_index(home), *[scene(f"S{n}", text()) for n in range(24)])
    assert len(count(client, f"{page.url}lire/")) <= MOST


def test_the_index_takes_at_most_twelve_queries_whatever_their_number(client, home):
    index = make_index(home)
    make_documentary(index, scene("A"), title="Une", cover=small_picture())
    few = count(client, index.url)
    for number in range(8):
        make_documentary(index, scene("A"), title=f"N° {number}", cover=small_picture())
    many = count(client, index.url)
    assert len(few) == len(many) <= MOST, "\n".join(q["sql"][:160] for q in many)
