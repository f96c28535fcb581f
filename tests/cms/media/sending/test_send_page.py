"""The page where files are sent: what was begun, the short forms, and how far each media is."""

import pytest
from django.urls import reverse
from wagtail.models import Collection

from cms.media.models import Film, Model3D, Sound
from cms.media.sending import partials
from cms.media.sending.page import title_of
from cms.media.sending.uploads import Upload, UploadState
from tests.factories.media import FilmFactory, PictureFactory, SoundFactory, film_bytes, wav_bytes
from tests.factories.models3d import stl
from tests.factories.people import UserFactory
from tests.factories.sending import Sender, partner_of

pytestmark = pytest.mark.django_db
IN_PLACE = {"X-Requested-With": "XMLHttpRequest"}


def page_of(sender) -> str:
    return sender.client.get(reverse("media_send")).content.decode()


def short(upload, **fields) -> dict:
    root = Collection.get_first_root_node().pk
    said = {
        "title": "Tourner",
        "licence": "CC-BY-4.0",
        "collection": root,
        "file-sent": upload.token,
    }
    return {f"u{upload.pk}-{name}": value for name, value in {**said, **fields}.items()}


def form_of(upload) -> str:
    return reverse("media_upload_form", args=[upload.token])


def news(sender, *keys: str, shape: str = "line"):
    answer = sender.client.get(reverse("media_news"), {"lines": ",".join(keys), "as": shape})
    return answer.json()["lines"]


def test_what_was_begun_is_listed_with_what_to_do(sender):
    url = sender.begin(1000, name="rush.mov")["Location"]
    sender.patch(url, film_bytes()[:430], 0)
    page = page_of(sender)
    assert "rush.mov — 43 % envoyés : choisissez de nouveau ce fichier pour continuer." in page
    assert f'data-url="{url}"' in page


def test_a_file_that_came_whole_waits_for_its_form(sender):
    upload = sender.sent(film_bytes(), "rush.mov")
    assert form_of(upload) in page_of(sender)


def test_the_short_form_has_a_title_from_the_name_of_the_file(sender):
    upload = sender.sent(wav_bytes(), "voix_du-potier.wav")
    page = sender.client.get(form_of(upload), headers=IN_PLACE).content.decode()
    assert 'value="voix du potier"' in page and "<html" not in page
    assert 'type="file"' not in page


@pytest.mark.parametrize(
    ("name", "title"),
    [("rush_03-tour.mov", "rush 03 tour"), ("sans", "sans"), (".mov", ".mov"), ("a.b.wav", "a.b")],
)
def test_a_first_title_is_made_of_the_name(name, title):
    assert title_of(name) == title


def test_the_short_form_puts_the_media_in_the_library(sender, django_capture_on_commit_callbacks):
    upload = sender.sent(wav_bytes(), "voix.wav")
    with django_capture_on_commit_callbacks(execute=True):
        answer = sender.client.post(form_of(upload), short(upload), headers=IN_PLACE)
    sound = Sound.objects.get()
    assert f'data-media-line="sound-{sound.pk}"' in answer.content.decode()
    assert (sound.title, sound.uploaded_by) == ("Tourner", sender.user)
    assert Upload.objects.get().state == UploadState.TAKEN
    assert "Tourner" in page_of(sender)


def test_without_scripts_the_short_form_is_a_page_of_its_own(sender):
    upload = sender.sent(wav_bytes(), "voix.wav")
    assert "<html" in sender.client.get(form_of(upload)).content.decode()
    answer = sender.client.post(form_of(upload), short(upload))
    sound = Sound.objects.get()
    assert answer.url == reverse(Sound.snippet_viewset.get_url_name("edit"), args=[sound.pk])


def test_a_short_form_that_is_refused_keeps_what_was_typed_and_the_file(sender):
    upload = sender.sent(stl(), "bol.stl")
    answer = sender.client.post(form_of(upload), short(upload, credit="A. Roux"), headers=IN_PLACE)
    page = answer.content.decode()
    assert answer.status_code == 422 and "millimètres" in page
    assert 'value="A. Roux"' in page and upload.token in page
    assert not Model3D.objects.exists() and partials.size(upload.token) == upload.length


def test_content_that_is_known_is_said_with_its_place(sender):
    film = FilmFactory(title="Le tour")
    upload = sender.sent(film_bytes(), "copie.mp4")
    edit = reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
    said = sender.client.get(reverse("media_upload", args=[upload.token])).json()
    assert said["twins"] == [{"title": "Le tour", "url": edit}]
    page = sender.client.get(form_of(upload), headers=IN_PLACE).content.decode()
    assert "déjà dans la médiathèque" in page and edit in page


def test_content_that_one_may_not_see_is_not_said(client):
    FilmFactory(title="Secret")
    partner = Sender(client, partner_of())
    upload = partner.sent(film_bytes())
    answer = client.get(reverse("media_upload", args=[upload.token])).json()
    assert answer["twins"] == []


def test_content_known_twice_may_be_added_all_the_same(sender):
    FilmFactory()
    upload = sender.sent(film_bytes())
    sender.client.post(form_of(upload), short(upload), headers=IN_PLACE)
    assert Film.objects.count() == 2


def test_nobody_describes_the_file_of_another(sender, client):
    upload = sender.sent(film_bytes())
    other = Sender(client, UserFactory(is_superuser=True))
    assert other.client.get(form_of(upload)).status_code == 404


def test_who_may_add_nothing_has_no_page_and_no_menu(client):
    Sender(client, UserFactory(role="adviser"))
    assert client.get(reverse("media_send")).status_code == 302
    assert reverse("media_send") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_leads_to_the_page(sender):
    home = sender.client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("media_send") in home


def test_the_news_say_how_far_the_work_is_and_the_end_once(sender):
    film, sound = FilmFactory(state="received", title="Tourner"), SoundFactory(title="Voix")
    film.source.jobs.update(state="processing", progress=0.42)
    sound.source.jobs.update(state="ready")
    lines = news(sender, f"film-{film.pk}", f"sound-{sound.pk}")
    running, ended = lines[f"film-{film.pk}"], lines[f"sound-{sound.pk}"]
    assert running["open"] and running["said"] == "" and 'value="42"' in running["html"]
    assert not ended["open"] and ended["said"] == "« Voix » est prêt."


@pytest.mark.parametrize("shape", ["cell", "facts", "line"])
def test_a_failure_is_news_with_its_sentence(sender, shape):
    film = FilmFactory(state="failed", title="Tourner")
    film.source.jobs.update(state="failed")
    Film.objects.update(message="Ce fichier s'arrête à 0:41.")
    line = news(sender, f"film-{film.pk}", shape=shape)[f"film-{film.pk}"]
    assert "0:41" in line["html"] and "0:41" in line["said"] and not line["open"]
    assert shape == "cell" or "Réessayer" in line["html"]


def test_the_poster_comes_with_the_news(sender):
    film = FilmFactory(poster=PictureFactory())
    assert "<img" in news(sender, f"film-{film.pk}", shape="cell")[f"film-{film.pk}"]["poster"]


def test_all_lines_of_a_page_cost_a_dozen_queries(sender, django_assert_max_num_queries):
    keys = [f"film-{FilmFactory(state='received').pk}" for _ in range(3)]
    keys += [f"sound-{SoundFactory(state='received').pk}" for _ in range(3)]
    news(sender, *keys)
    with django_assert_max_num_queries(12):
        assert len(news(sender, *keys, shape="cell")) == 6


def test_nobody_hears_news_of_what_they_may_not_see(client):
    film = FilmFactory(title="Secret")
    assert news(Sender(client, partner_of()), f"film-{film.pk}", "film-x", "vase-1") == {}


def test_a_line_of_the_list_is_watched_while_it_is_unfinished_only(sender):
    film = FilmFactory(state="received")
    done = SoundFactory()
    done.source.jobs.update(state="ready")
    films = sender.client.get(reverse(Film.snippet_viewset.get_url_name("list"))).content.decode()
    assert f'data-media-line="film-{film.pk}" data-media-as="cell" data-media-open' in films
    sounds = sender.client.get(reverse(Sound.snippet_viewset.get_url_name("list"))).content.decode()
    assert f'data-media-line="sound-{done.pk}" data-media-as="cell">' in sounds
