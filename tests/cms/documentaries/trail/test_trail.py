"""The visit of a story: places, short addresses, posters."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pypdf import PdfReader

from cms.documentaries.scenes import ScenesBlock
from cms.documentaries.supports.kiosk import content_of
from cms.documentaries.targets import short_id
from cms.documentaries.trail.place import read_position
from tests.factories.documentaries import make_documentary, make_index, scene, text

pytestmark = pytest.mark.django_db
TOWN = {"name": "La place", "address": "12 rue Haute", "hint": "Levez la tête.",
        "position": "44.0161, 1.3526"}  # fmt: skip


@pytest.fixture
def story(home):
    """A story of three scenes, two of which have a place, one of them without position."""
    mill = {"name": "Le moulin", "address": "Au bord de l’eau", "hint": "", "position": ""}
    scenes = [scene("La terre", text(), place=TOWN), scene("L’eau", place=mill), scene("Le feu")]
    return make_documentary(make_index(home), *scenes)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("44.0161, 1.3526", (44.0161, 1.3526)),
        (" 44,0161; 1,3526 ", (44.0161, 1.3526)),
        ("44.0161 1.3526", (44.0161, 1.3526)),
        ("-12.5, -45", (-12.5, -45.0)),
        ("91, 2", None),
        ("44, 181", None),
        ("44.0161", None),
        ("Montauban", None),
        ("", None),
    ],
)
def test_a_position_is_read_as_maps_write_it(written, read):
    assert read_position(written) == read


def refused(place):
    block = ScenesBlock()
    with pytest.raises(ValidationError) as error, translation.override("fr"):
        block.clean(block.to_python([scene("A", place=place)]))
    return error.value.block_errors[0].block_errors["place"].block_errors


def test_a_position_that_is_none_is_refused_with_an_example():
    errors = refused({**TOWN, "position": "là-bas"})
    assert errors["position"].messages[0].startswith("Ce n’est pas une position")


def test_a_place_without_name_is_refused():
    errors = refused({**TOWN, "name": ""})
    assert errors["name"].messages[0].startswith("Donnez un nom à ce lieu")


def test_the_visit_lists_the_places_in_the_order_of_the_story(client, story):
    html = client.get(f"{story.url}visite/").content.decode()
    assert html.index("La place") < html.index("Le moulin")
    assert 'data-lat="44.0161" data-lng="1.3526"' in html
    assert 'href="geo:44.0161,1.3526"' in html
    assert html.count("data-lat") == 1
    assert story.story.scenes[1].url in html
    assert f'href="{story.story.scenes[2].url}"' not in html


def test_a_story_without_places_has_no_visit_and_offers_none(client, home):
    story = make_documentary(make_index(home), scene("La terre"))
    assert client.get(f"{story.url}visite/").status_code == 404
    assert "visite/" not in client.get(story.url).content.decode()


def test_the_story_leads_to_its_visit(client, story):
    assert f"{story.url}visite/" in client.get(story.url).content.decode()


def test_the_short_address_of_a_poster_opens_its_scene(client, story):
    first = story.story.scenes[0]
    response = client.get(f"/d/{story.slug}/{short_id(first.id)}/")
    assert response.status_code == 302
    assert response.headers["Location"] == first.url
    assert client.get(f"/d/{story.slug}/00000000/").status_code == 404
    assert client.get(f"/d/ailleurs/{short_id(first.id)}/").status_code == 404


def test_the_short_address_of_an_unpublished_story_leads_nowhere(client, story):
    first = story.story.scenes[0]
    story.unpublish()
    assert client.get(f"/d/{story.slug}/{short_id(first.id)}/").status_code == 404


def test_the_kiosk_keeps_its_short_address(client, story):
    assert client.get(f"/d/{story.slug}/borne/").headers["Location"] == f"{story.url}borne/"


def test_an_editor_prints_a_poster_for_each_place(admin_client, story):
    response = admin_client.get(f"/admin/documentaires/{story.pk}/affiches/")
    assert response.headers["Content-Type"] == "application/pdf"
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages]
    assert len(pages) == 2
    letters = f"/d/{story.slug}/{short_id(story.story.scenes[0].id)}"
    assert "La place" in pages[0] and "Levez la tête." in pages[0]
    assert letters in pages[0].replace("\n", "")
    assert "L’eau" in pages[1]  # without a sentence, the title of the scene


def test_posters_of_a_story_without_places_say_what_to_do(admin_client, home):
    story = make_documentary(make_index(home), scene("La terre"))
    response = admin_client.get(f"/admin/documentaires/{story.pk}/affiches/", follow=True)
    assert "Aucune scène n’a de lieu" in response.content.decode().replace("&#x27;", "’")


def test_posters_are_not_for_everybody(client, story):
    assert client.get(f"/admin/documentaires/{story.pk}/affiches/").status_code == 302
    assert "affiches" not in client.get(f"{story.url}emporter/").content.decode()


def test_editors_find_the_posters_beside_what_is_taken_away(admin_client, story):
    assert "affiches/" in admin_client.get(f"{story.url}emporter/").content.decode()
    address = f"/admin/documentaires/{story.pk}/supports/"
    assert "affiches/" in admin_client.get(address).content.decode()


def test_the_visit_takes_at_most_twelve_queries(client, story):
    client.get(f"{story.url}visite/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"{story.url}visite/").status_code == 200
    assert len(captured) <= 12, "\n".join(q["sql"][:160] for q in captured)


def test_a_story_written_before_places_is_read(home, rf):
    old = scene("La terre", text())
    assert "place" not in old["value"]
    story = make_documentary(make_index(home), old)
    assert content_of(story, rf.get("/")).scenes[0].title == "La terre"
