"""The public page of a gesture."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.gestures.models import (
    GestureFilm,
    GestureMaterial,
    GesturePage,
    GesturePicture,
    Phase,
)
from cms.media.models import Film, MediaState
from tests.factories.artisans import make_artisan
from tests.factories.artisans import make_index as make_artisans
from tests.factories.documentaries import make_documentary, scene
from tests.factories.documentaries import make_index as make_documentaries
from tests.factories.documentaries import text as text_block
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import SmallPictureFactory
from tests.factories.taxonomy import ActionFactory, MaterialFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return GestureIndexPageFactory(parent=home)


@pytest.fixture
def gesture(index):
    action = ActionFactory(code="monter", label_fr="monter au tour")
    return GesturePageFactory(parent=index, whole=True, title="Tourner un bol", action=action)


def text(response) -> str:
    return response.content.decode()


def json_ld(response) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text(response))
    return json.loads(found[1])


def test_the_page_shows_the_gesture_whole(client, gesture):
    html = text(client.get(gesture.url))
    for words in ["Tourner un bol", "monter au tour", "Centrer", "Sans trembler", "Juste", "Gants"]:
        assert words in html
    assert gesture.films.get().film.file.url in html
    assert gesture.models.get().model.file.url in html


def test_the_formula_names_the_action_and_the_material_in_its_state(gesture):
    material = gesture.materials.get().material
    assert gesture.formula == f"Monter au tour × {material.label_fr} (humide)"


def test_each_word_of_the_formula_leads_to_the_listing_it_narrows(client, gesture):
    html = text(client.get(gesture.url))
    material, tool = gesture.materials.get().material, gesture.tools.get()
    for query in ["action=monter", f"matiere={material.code}", f"outil={tool.code}"]:
        assert f'href="/gestes/?{query}"' in html
        assert gesture.title in text(client.get(f"/gestes/?{query}"))


def test_a_phase_is_a_link_to_its_moment_of_the_film(client, gesture):
    html = text(client.get(gesture.url))
    film = gesture.films.get().film
    assert f'data-film="film-{film.pk}"' in html and f'id="film-{film.pk}"' in html
    assert f'href="{film.file.url}#t=0,0.4"' in html
    assert f'href="{film.file.url}#t=0.4,1"' in html
    assert 'data-start="0.4" data-end="1.0"' in html


def test_phases_are_shown_under_the_film_they_play(client, gesture):
    other = Film.objects.get(pk=gesture.films.get().film_id)
    other.pk, other.title = None, "Vu de haut"
    other.save()
    gesture.films.add(GestureFilm(film=other, sort_order=1))
    gesture.phases.add(Phase(name="Galber", film=other, start=0, end=0.5, sort_order=2))
    gesture.save()
    html = text(client.get(gesture.url)).partition("<main")[2]
    second = html.index(f'data-film="film-{other.pk}"')
    assert html.index("Centrer") < second < html.index("Galber")


def test_the_structured_data_is_a_how_to_with_clips(client, gesture):
    data = json_ld(client.get(gesture.url))
    (video,) = data["video"]
    assert (data["@type"], video["@type"]) == ("HowTo", "VideoObject")
    assert [step["name"] for step in data["step"]] == ["Centrer", "Monter"]
    assert [(c["startOffset"], c["endOffset"]) for c in video["hasPart"]] == [(0, 0.4), (0.4, 1)]
    assert video["contentUrl"].startswith("http") and video["duration"] == "PT1S"
    assert data["license"].startswith("https://creativecommons.org/")


def test_the_structured_data_cannot_close_its_script(client, gesture):
    gesture.introduction = "</script><script>alert(1)</script>"
    gesture.save()
    html = text(client.get(gesture.url))
    assert "<script>alert(1)" not in html


def test_the_practitioner_and_the_close_gestures_are_shown(client, home, index, gesture):
    gesture.practitioner = make_artisan(make_artisans(home), title="Poterie du Tescou")
    gesture.save()
    GesturePageFactory(parent=index, title="Tourner un vase", action=gesture.action)
    GesturePageFactory(parent=index, title="Forger un gond")
    html = text(client.get(gesture.url))
    assert "Poterie du Tescou" in html and "Tourner un vase" in html
    assert "Forger un gond" not in html


def test_a_practitioner_who_withdrew_is_not_shown(client, home, gesture):
    artisan = make_artisan(make_artisans(home), title="Poterie du Tescou")
    gesture.practitioner = artisan
    gesture.save()
    artisan.unpublish()
    html = text(client.get(gesture.url))
    assert "Poterie du Tescou" not in html


@pytest.mark.parametrize("loss", ["file", "failure", "row"])
def test_a_film_that_is_gone_leaves_the_page_readable(client, gesture, loss):
    film = gesture.films.get().film
    if loss == "file":
        film.file.storage.delete(film.file.name)
    elif loss == "failure":
        Film.objects.update(state=MediaState.FAILED)
    else:
        film.delete()
    html = text(client.get(gesture.url))
    assert "Centrer" in html and f"{film.file.name}" not in html


def test_lost_pictures_leave_the_page_readable(client, gesture):
    for link in gesture.pictures.all():
        link.picture.file.storage.delete(link.picture.file.name)
    poster = gesture.films.get().film.poster
    poster.file.storage.delete(poster.file.name)
    assert client.get(gesture.url).status_code == 200


def test_a_gesture_with_nothing_but_a_title_has_a_page(client, index):
    bare = GesturePageFactory(parent=index, introduction="")
    GesturePage.objects.update(action=None)
    response = client.get(bare.url)
    assert response.status_code == 200
    assert bare.title in text(response)


def queries(client, url: str) -> int:
    """Return how many queries the page makes, once its renditions are there."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def test_the_page_costs_at_most_twelve_queries_even_when_it_is_long(client, home, index, gesture):
    few = queries(client, gesture.url)
    stories = make_documentaries(home)
    for number in range(8):
        gesture.phases.add(Phase(name=f"Phase {number}", start=0, end=1, sort_order=number + 5))
        gesture.pictures.add(GesturePicture(picture=SmallPictureFactory(), sort_order=number + 5))
        gesture.materials.add(GestureMaterial(material=MaterialFactory(), sort_order=number + 5))
        GesturePageFactory(parent=index, whole=True, action=gesture.action)
        told = scene("Scène", text_block(), ("gesture", {"page": gesture.pk, "note": ""}))
        make_documentary(stories, told, title=f"Récit {number}", cover=SmallPictureFactory())
    gesture.save()
    assert queries(client, gesture.url) <= 12 and few <= 12
    assert "Récit 7" in client.get(gesture.url).content.decode()


def test_a_draft_is_previewed_with_what_is_typed(gesture, rf, site):
    draft = GesturePage.objects.get(pk=gesture.pk)
    draft.title = "Brouillon"
    draft.phases.add(Phase(name="Pas encore enregistrée"))
    response = draft.make_preview_request()
    assert "Brouillon" in text(response) and "Pas encore enregistrée" in text(response)


def test_a_page_never_published_is_previewed(index):
    page = GesturePage(title="Jamais publié", slug="jamais")
    page.path, page.depth = f"{index.path}0001", index.depth + 1
    assert page.make_preview_request().status_code == 200


def test_an_old_draft_whose_film_was_deleted_is_published(gesture):
    revision = gesture.save_revision()
    Film.objects.all().delete()
    revision.publish()
    page = Page.objects.get(pk=gesture.pk).specific
    assert page.films.count() == 0
    assert page.phases.count() == 2
