"""Files are for everybody once a published page shows them; for staff and their sender before."""

from urllib.parse import urlparse

import pytest
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.urls import reverse
from wagtail.models import Collection

from cms.gestures.models import GestureFilm, GestureModel, GesturePicture
from cms.media import jobs, running
from cms.media.models import Film, MediaState, Model3D
from cms.media.rights import Persons
from cms.people.roles import PARTNER, grant_collection, group_of
from tests.factories.documentaries import make_documentary, make_index, scene
from tests.factories.gestures import GesturePageFactory
from tests.factories.media import (
    CAPTIONS,
    ConsentFactory,
    FilmFactory,
    Model3DFactory,
    SmallPictureFactory,
    SoundFactory,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    """A film that was derived."""
    FilmFactory(state=MediaState.RECEIVED, poster=SmallPictureFactory())
    running.run(jobs.claim("atelier"))
    return Film.objects.get()


@pytest.fixture
def gesture(home, film):
    """A draft that shows the film."""
    page = GesturePageFactory(parent=home, live=False)
    page.films = [GestureFilm(film=film, caption="", sort_order=0)]
    page.save()
    return page


def files_of(film) -> list[str]:
    poster = film.poster.get_rendition("width-60|format-jpeg").url
    return [film.ladder_url, film.url, film.still_url, film.storyboard_url, poster]


def answers(client, addresses) -> set[int]:
    return {client.get(address).status_code for address in addresses}


def test_nobody_finds_the_files_of_a_draft_and_everybody_those_of_a_page(client, gesture, film):
    assert answers(client, files_of(film)) == {404}
    gesture.save_revision().publish()
    assert answers(client, files_of(film)) == {200}
    gesture.refresh_from_db()
    gesture.unpublish()
    assert answers(client, files_of(film)) == {404}
    gesture.save_revision().publish()
    gesture.delete()
    assert answers(client, files_of(film)) == {404}


def test_a_film_taken_off_the_page_is_private_again(client, gesture, film):
    gesture.save_revision().publish()
    gesture = type(gesture).objects.get()
    gesture.films = []
    revision = gesture.save_revision()
    assert answers(client, files_of(film)) == {200}  # the draft changes nothing
    revision.publish()
    assert answers(client, files_of(film)) == {404}


def test_a_film_in_the_stream_of_a_page_is_found(client, home, film):
    block = ("film", {"film": film.pk, "caption": ""})
    make_documentary(make_index(home), scene("Un", block))
    assert answers(client, files_of(film)) == {200}


def test_a_media_may_be_public_without_a_page(client, film):
    Film.objects.update(stands_alone=True)
    assert answers(client, files_of(film)) == {200}


def test_the_file_that_was_sent_is_not_given_once_lighter_ones_are_made(client, film):
    Film.objects.update(stands_alone=True)
    assert client.get(film.file.url).status_code == 404
    client.force_login(UserFactory(role="communication"))
    answer = client.get(film.file.url)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


def test_the_file_that_was_sent_is_not_given_while_lighter_ones_are_awaited(client):
    film = FilmFactory(stands_alone=True, state=MediaState.RECEIVED)
    assert client.get(film.file.url).status_code == 404
    Film.objects.update(state=MediaState.READY)  # a site that derives nothing
    assert client.get(film.file.url).status_code == 200


@pytest.mark.parametrize(
    ("factory", "row", "field"),
    [(SoundFactory, None, ""), (Model3DFactory, GestureModel, "model")],
)
def test_sounds_and_models_follow_the_same_rule(client, home, factory, row, field):
    media = factory()
    assert client.get(media.file.url).status_code == 404
    if row is None:
        type(media).objects.update(stands_alone=True)
    else:
        page = GesturePageFactory(parent=home)
        page.models = [row(**{field: media, "sort_order": 0})]
        page.save()
    assert client.get(media.file.url).status_code == 200


def test_a_picture_of_a_page_is_public_and_the_same_one_is_private_without(client, home):
    picture = SmallPictureFactory()
    address = picture.get_rendition("width-60|format-jpeg").url
    assert client.get(address).status_code == 404
    page = GesturePageFactory(parent=home)
    page.pictures = [GesturePicture(picture=picture, caption="", sort_order=0)]
    page.save()
    assert client.get(address).status_code == 200


def test_the_image_for_sharing_of_a_live_page_is_public(client, home):
    page = GesturePageFactory(parent=home, social_picture=SmallPictureFactory())
    address = page.social["image_url"]
    assert client.get(urlparse(address).path).status_code == 200


def test_captions_follow_their_film(client):
    from django.core.files.base import ContentFile

    film = FilmFactory(captions=ContentFile(CAPTIONS.encode(), "a.vtt"))
    assert client.get(film.captions.url).status_code == 404
    Film.objects.update(stands_alone=True)
    assert client.get(film.captions.url).status_code == 200


def test_the_sender_and_those_who_use_the_collection_see_a_private_media(client, film):
    collection = Collection.get_first_root_node().add_child(name="Festival")
    sender = UserFactory()
    Film.objects.update(uploaded_by=sender, collection=collection)
    partner, stranger = UserFactory(role="partner"), UserFactory(role="partner")
    grant_collection(group_of(PARTNER), collection, ["media.film"], ["add"])
    stranger.groups.clear()
    for user, status in ((sender, 200), (partner, 200), (stranger, 404)):
        client.force_login(user)
        assert client.get(film.url).status_code == status


def test_a_preview_shows_the_film_to_staff(client, gesture, film):
    gesture.save_revision()
    client.force_login(UserFactory(is_superuser=True))
    html = client.get(reverse("wagtailadmin_pages:view_draft", args=[gesture.pk])).content.decode()
    assert film.ladder_url in html
    answer = client.get(film.url, headers={"range": "bytes=0-9"})
    assert (answer.status_code, answer["Cache-Control"]) == (206, "private, no-store")
    assert answer["ETag"]


def test_content_that_two_media_share_is_public_when_one_of_them_is(client, film):
    Film.objects.create(
        title="Le même",
        file=film.file.name,
        source=film.source,
        published=film.published,
        state=MediaState.READY,
        stands_alone=True,
    )
    assert client.get(film.url).status_code == 200


def test_a_withdrawn_consent_takes_the_files_away_at_once(client, gesture, film):
    film.persons = Persons.SHOWN
    film.save()
    consent = ConsentFactory(film=film)
    gesture.save_revision().publish()
    addresses = files_of(Film.objects.get())
    assert answers(client, addresses) == {200}
    consent.delete()
    assert answers(client, addresses) == {404}
    page = client.get(gesture.url).content.decode()
    assert film.ladder_url not in page and "<video" not in page


def test_a_stranger_costs_one_query_and_no_session(client, film, django_assert_num_queries):
    Film.objects.update(stands_alone=True)
    addresses = files_of(film)
    answers(client, addresses)
    for address in addresses:
        with django_assert_num_queries(1):
            assert "Cookie" not in client.get(address).get("Vary", "")


@pytest.mark.parametrize(
    "path",
    ["films/../films/{name}", "x/../films/{name}", "./films/{name}", "x//../films/{name}",
     "films/{name}/", "derived", "derived/", "images/", "films/a\0.mp4"],
)  # fmt: skip
def test_no_way_round_leads_to_a_private_file(client, path):
    name = FilmFactory().file.name.removeprefix("films/")
    assert client.get(f"/media/{path.format(name=name)}").status_code == 404


def test_a_file_that_no_media_knows_is_for_nobody(client):
    from django.core.files.base import ContentFile

    name = default_storage.save("films/perdu.mp4", ContentFile(b"x"))
    assert client.get(default_storage.url(name)).status_code == 404


def test_the_models_have_their_poster_seen_with_them(client, home):
    model = Model3DFactory(poster=SmallPictureFactory())
    address = model.poster.get_rendition("width-60|format-jpeg").url
    assert client.get(address).status_code == 404
    Model3D.objects.update(stands_alone=True)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("factory", [FilmFactory, SoundFactory])
def test_the_words_of_a_withheld_media_are_not_shown(factory):
    media = factory(transcript="Le secret du vernis.", trade_secret=True)
    name = media.kind
    page = Template(f'{{% include "components/{name}.html" with {name}=media only %}}')
    html = page.render(Context({"media": media}))
    assert "vernis" not in html and "disponible" in html
