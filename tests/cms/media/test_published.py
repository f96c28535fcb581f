"""Pages show what was derived once it is there, and the file that was sent before."""

import pytest
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.test import RequestFactory

from cms.api.answers import media as answer
from cms.media import jobs, running
from cms.media.ledger import Derivative
from cms.media.models import Film, MediaState, Model3D, Sound
from tests.factories.media import FilmFactory, Model3DFactory, SoundFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def derived(factory, model):
    factory(state=MediaState.RECEIVED)
    running.run(jobs.claim("atelier"))
    return model.objects.get()


def component(name: str, **context) -> str:
    ((key, media),) = context.items()
    template = f'{{% include "components/{name}.html" with {key}=media %}}'
    return Template(template).render(Context({"media": media}))


def test_a_film_plays_its_ladder_or_its_whole_file():
    film = derived(FilmFactory, Film)
    html = component("film", film=film)
    ladder = html.index("/hls/master.m3u8")
    assert ladder < html.index("/film.mp4")
    assert "/storyboard.vtt" in html and film.file.url not in html


def test_a_film_without_a_picture_of_the_library_shows_its_own_still():
    film = derived(FilmFactory, Film)
    film.poster = None
    assert f'poster="{film.still_url}"' in component("film", film=film)


def test_a_film_that_is_not_derived_yet_plays_as_it_was_sent():
    film = FilmFactory()
    html = component("film", film=film)
    assert film.file.url in html and "m3u8" not in html and "storyboard" not in html


def test_a_new_file_is_shown_instead_of_what_was_derived_of_the_old_one():
    from django.core.files.base import ContentFile

    from tests.factories.media import film_bytes

    film = derived(FilmFactory, Film)
    film.file = ContentFile(film_bytes(size="160x90"), "b.mp4")
    film.save()
    assert film.url == film.file.url


def test_a_model_is_shown_packed_and_downloaded_as_it_was_sent():
    model = derived(Model3DFactory, Model3D)
    html = component("model3d", model=model)
    assert f'data-src="{model.published_url("full.glb")}"' in html
    assert f'href="{model.file.url}" download' in html


def test_a_sound_plays_at_one_loudness_and_the_open_data_names_it():
    sound = derived(SoundFactory, Sound)
    assert sound.url.endswith("/sound.m4a") and sound.mime_type == "audio/mp4"
    assert sound.url in component("sound", sound=sound)
    assert answer(RequestFactory().get("/"), sound)["url"].endswith(sound.url)


def test_what_is_derived_is_served_and_originals_are_for_staff_only(client):
    film = derived(FilmFactory, Film)
    Film.objects.update(stands_alone=True)
    for made in Derivative.objects.all():
        assert client.get(default_storage.url(made.path)).status_code == 200
    playlist = client.get(film.ladder_url)
    assert playlist["Content-Type"] == "application/vnd.apple.mpegurl"
    assert playlist["Cache-Control"] == "public, max-age=604800"
    original = default_storage.url(film.source.path)
    assert client.get(original).status_code == 404
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(original).status_code == 200
