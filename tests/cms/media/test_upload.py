"""What people send is examined by its content, and answered in a sentence beside the field."""

import re
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from cms.media.models import Film, MediaState, Model3D, Picture, Sound
from tests.factories.media import CAPTIONS, FilmFactory, film_bytes, glb_bytes, wav_bytes
from tests.factories.people import UserFactory
from tests.factories.photographs import animation, noise, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    client.user = user
    return client


def upload(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def send(client, model, data: bytes, name: str, **fields):
    """Send a file through the form of the back office."""
    form = {
        "title": "Tourner l'argile",
        "file": upload(data, name),
        "licence": "CC-BY-4.0",
        "collection": Collection.get_first_root_node().pk,
        **fields,
    }
    return client.post(reverse(model.snippet_viewset.get_url_name("add")), form)


def errors_of(response, field: str = "file") -> list[str]:
    return list(response.context["form"].errors.get(field, []))


@pytest.mark.parametrize(
    ("model", "data", "name"),
    [
        (Film, film_bytes, "IMG_0001.MOV"),
        (Sound, wav_bytes, "voix.wav"),
        (Model3D, glb_bytes, "vase.glb"),
    ],
)
def test_a_good_file_is_received_with_a_safe_name(admin, model, data, name):
    assert send(admin, model, data(), name).status_code == 302
    media = model.objects.get()
    assert re.fullmatch(r"\w+/tourner-largile-[a-z0-9]{8}\.(mp4|wav|glb)", media.file.name)
    assert media.state == MediaState.RECEIVED
    assert media.uploaded_by == admin.user


@pytest.mark.parametrize(
    ("model", "data", "name", "words"),
    [
        (Film, b"", "vide.mp4", "vide"),
        (Film, b"#EXTM3U\nfile:///etc/passwd", "liste.mp4", "liste"),
        (Film, b"<svg onload='x'/>", "dessin.mp4", "SVG"),
        (Film, b"PK\x03\x04" + b"x" * 300, "film.mp4", "MP4, MOV, WebM, MKV ou MTS"),
        (Sound, b"Bonjour", "voix.mp3", "MP3, M4A, OGG ou WAV"),
        (Model3D, b"glTF" + b"\0" * 60, "vase.glb", "abîmé"),
    ],
)
def test_a_wrong_file_is_answered_in_french_beside_its_field(admin, model, data, name, words):
    response = send(admin, model, data, name, description="Des mains")
    (error,) = errors_of(response)
    assert words in error
    assert response.context["form"]["title"].value() == "Tourner l'argile"
    assert response.context["form"]["description"].value() == "Des mains"
    assert not model.objects.exists()


def test_a_film_sent_to_the_sounds_is_told_where_to_go(admin):
    (error,) = errors_of(send(admin, Sound, film_bytes(), "film.mp3"))
    assert "un film" in error


def test_a_film_cut_in_its_sending_is_told_to_be_sent_again(admin):
    film = film_bytes("-movflags", "+faststart")
    (error,) = errors_of(send(admin, Film, film[: len(film) // 2], "film.mp4"))
    assert "avant la fin" in error and "Renvoyez" in error


def test_a_file_over_the_limit_of_its_kind_is_refused(admin, settings):
    settings.MEDIA_MOST_BYTES = {"film": 1000}
    (error,) = errors_of(send(admin, Film, film_bytes(), "film.mp4"))
    assert "1000" in error


def test_captions_are_checked_line_by_line(admin):
    wrong = upload(b"WEBVTT\n\n00:01 -> 00:02\nOui", "film.vtt")
    (error,) = errors_of(send(admin, Film, film_bytes(), "film.mp4", captions=wrong), "captions")
    assert "ligne 3" in error.lower()


def test_good_captions_are_kept(admin):
    send(admin, Film, film_bytes(), "film.mp4", captions=upload(CAPTIONS.encode(), "x.vtt"))
    assert Film.objects.get().captions.name.endswith(".vtt")


def test_subrip_captions_are_served_as_webvtt(admin):
    srt = "1\r\n00:00:00,000 --> 00:00:01,000\r\nLa motte est centrée.\r\n".encode("cp1252")
    send(admin, Film, film_bytes(), "film.mp4", captions=upload(srt, "film.srt"))
    captions = Film.objects.get().captions
    assert captions.name.endswith(".vtt")
    assert (
        captions.read().decode().startswith("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nLa motte est")
    )


def test_the_title_of_a_film_whose_file_is_lost_can_be_mended(admin):
    film = FilmFactory()
    film.file.storage.delete(film.file.name)
    edit = reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
    form = {"title": "Nouveau titre", "licence": "CC0-1.0", "collection": film.collection_id}
    assert admin.post(edit, form).status_code == 302
    film.refresh_from_db()
    assert film.title == "Nouveau titre"


def test_a_new_file_is_prepared_again(admin):
    film = FilmFactory()
    edit = reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
    form = {"title": film.title, "licence": "CC0-1.0", "collection": film.collection_id}
    admin.post(edit, {**form, "file": upload(film_bytes(size="160x90"), "b.mp4")})
    before, film = film.file.name, Film.objects.get()
    assert film.state == MediaState.RECEIVED
    assert film.file.name != before


def test_a_request_never_runs_ffmpeg(admin, monkeypatch, django_capture_on_commit_callbacks):
    """The preparation is only queued: here the queue is read, not run."""
    queued = []
    queue = SimpleNamespace(enqueue=lambda *args: queued.append(args))
    monkeypatch.setattr("cms.media.tasks.prepare_media", queue)
    with django_capture_on_commit_callbacks(execute=True):
        send(admin, Film, film_bytes(), "film.mp4")
    assert queued == [("media.Film", Film.objects.get().pk)]


def add_picture(client, data: bytes, name: str):
    form = {"title": "Photo", "file": upload(data, name), "licence": "CC-BY-4.0",
            "collection": Collection.get_first_root_node().pk}  # fmt: skip
    return client.post(reverse("wagtailimages:add"), form)


def photograph(format: str) -> bytes:
    import io

    from PIL import Image

    buffer = io.BytesIO()
    if format == "HEIF":
        import pillow_heif

        pillow_heif.from_pillow(Image.new("RGB", (64, 48))).save(buffer, format="HEIF")
    else:
        Image.new("RGB", (64, 48)).save(buffer, format)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("format", "name"), [("JPEG", "a.jpg"), ("WEBP", "a.webp"), ("HEIF", "a.heic")]
)
def test_photographs_of_cameras_and_phones_are_received(admin, format, name):
    assert add_picture(admin, photograph(format), name).status_code == 302
    assert Picture.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (saved(noise(), "JPEG")[:9000], "a.jpg", "s'arrête avant la fin"),
        (saved(noise(), "PNG")[:9000], "a.png", "s'arrête avant la fin"),
        (animation("GIF"), "a.gif", "animée : envoyez-la comme un film"),
        (saved(Image.new("RGB", (1, 1)), "PNG"), "a.png", "trop petite pour être montrée"),
    ],
)
def test_a_photograph_that_cannot_be_published_is_answered_in_a_sentence(
    admin, data, name, sentence
):
    response = add_picture(admin, data, name)
    assert sentence in " ".join(errors_of(response))
    assert response.context["form"]["title"].value() == "Photo"
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.jpg"),
        (b"Bonjour", "a.png"),
        (photograph("PNG"), "a.jpg"),
    ],
)
def test_what_is_not_the_photograph_it_says_is_refused(admin, data, name):
    response = add_picture(admin, data, name)
    assert errors_of(response)
    assert not Picture.objects.exists()


def test_an_image_with_too_many_pixels_is_refused(admin, monkeypatch):
    monkeypatch.setattr("django.conf.settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS", 1000)
    assert errors_of(add_picture(admin, photograph("PNG"), "a.png"))
