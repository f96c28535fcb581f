"""Forms take a file that was sent before; what is refused loses no file that came."""

import json
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from cms.media.ledger import Source
from cms.media.models import Film, MediaState, Model3D
from cms.media.sending import partials
from cms.media.sending.uploads import Upload, UploadState
from tests.factories.media import CAPTIONS, FilmFactory, film_bytes, glb_bytes
from tests.factories.models3d import obj_files, ply, stl, zipped
from tests.factories.people import UserFactory
from tests.factories.sending import Sender

pytestmark = pytest.mark.django_db
OTHER = film_bytes(size="160x90")
SRT = "1\n00:00:00,100 --> 00:00:00,900\nTournez à l'atelier\n".encode("cp1252")


def form(**fields) -> dict:
    root = Collection.get_first_root_node().pk
    return {"title": "Tourner", "licence": "CC-BY-4.0", "collection": root, **fields}


def address(model, view: str, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


@pytest.fixture
def done(django_capture_on_commit_callbacks):
    """Do, after a request, what waits for its transaction."""
    return django_capture_on_commit_callbacks


def test_a_form_takes_a_file_that_was_sent_before(sender, done):
    upload = sender.sent(film_bytes())
    with done(execute=True):
        answer = sender.client.post(address(Film, "add"), form(**{"file-sent": upload.token}))
    assert answer.status_code == 302
    film, upload = Film.objects.get(), Upload.objects.get()
    assert re.fullmatch(r"films/tourner-[a-z0-9]{8}\.mp4", film.file.name)
    assert film.file.read() == film_bytes() and film.source.sha256 == upload.sha256
    assert (upload.state, upload.media) == (UploadState.TAKEN, film)
    assert not partials.path_of(upload.token).exists()


def test_a_file_sent_in_pieces_is_not_read_again_when_it_is_saved(sender, done, monkeypatch):
    upload = sender.sent(film_bytes())
    monkeypatch.setattr("cms.media.originals.measure", lambda file: pytest.fail("read again"))
    with done(execute=False):
        sender.client.post(address(Film, "add"), form(**{"file-sent": upload.token}))
    assert Film.objects.get().source.sha256 == upload.sha256


def test_a_refused_form_keeps_the_file_that_was_sent_before(sender, done):
    token = sender.sent(film_bytes()).token
    page = sender.client.post(address(Film, "add"), form(title="", **{"file-sent": token}))
    assert f'value="{token}"' in page.content.decode()
    assert "inutile de le renvoyer" in page.content.decode()
    with done(execute=True):
        sender.client.post(address(Film, "add"), form(**{"file-sent": token}))
    assert Film.objects.get().file.read() == film_bytes()


def test_a_refused_form_keeps_the_file_that_came_with_it(sender, done):
    """Without scripts too, nobody sends twice a file that was good."""
    sent = form(title="", file=SimpleUploadedFile("rush.mp4", film_bytes()))
    page = sender.client.post(address(Film, "add"), sent).content.decode()
    token = Upload.objects.get().token
    assert f'value="{token}"' in page and "« rush.mp4 » est déjà envoyé" in page
    with done(execute=True):
        sender.client.post(address(Film, "add"), form(**{"file-sent": token}))
    assert Film.objects.get().file.read() == film_bytes()


def test_a_wrong_file_of_a_refused_form_is_not_kept(sender):
    sender.client.post(address(Film, "add"), form(file=SimpleUploadedFile("a.mp4", b"Bonjour")))
    assert not Upload.objects.exists()


def test_a_save_that_fails_loses_nothing(sender, monkeypatch):
    upload = sender.sent(film_bytes())
    monkeypatch.setattr("cms.media.tasks.request_preparation", lambda *asked: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sender.client.post(address(Film, "add"), form(**{"file-sent": upload.token}))
    assert partials.path_of(upload.token).read_bytes() == film_bytes()


def test_nobody_takes_the_file_of_another(sender, client):
    token = sender.sent(film_bytes()).token
    other = Sender(client, UserFactory(is_superuser=True))
    page = other.client.post(address(Film, "add"), form(**{"file-sent": token}))
    assert page.context["form"].errors["file"] and not Film.objects.exists()


def test_a_film_is_no_3d_model_even_when_it_was_sent_before(sender):
    token = sender.sent(film_bytes()).token
    page = sender.client.post(address(Model3D, "add"), form(**{"file-sent": token}))
    assert page.context["form"].errors["file"]


def test_the_choosers_tab_takes_a_file_that_was_sent_before(sender, done):
    token = sender.sent(film_bytes()).token
    create = reverse(Film.snippet_viewset.chooser_viewset.get_url_name("create"))
    with done(execute=True):
        answer = sender.client.post(create, form(**{"file-sent": token}))
    assert answer.json()["step"] == "chosen" and Film.objects.get().uploaded_by == sender.user


def test_a_replaced_file_keeps_the_media_and_the_old_one_stays_as_an_original(sender, done):
    film = FilmFactory()
    old = film.source
    page = sender.client.get(address(Film, "edit", film.pk)).content.decode()
    assert "l’ancien est gardé comme original" in page
    upload = sender.sent(OTHER)
    with done(execute=True):
        sender.client.post(
            address(Film, "edit", film.pk), form(**{"file-sent": upload.token, "title": film.title})
        )
    after = Film.objects.get(pk=film.pk)
    assert after.source != old and after.file.read() == OTHER
    assert after.file.storage.exists(Source.objects.get(pk=old.pk).path)


def test_subrip_captions_are_kept_as_webvtt(sender, done):
    captions = SimpleUploadedFile("film.srt", SRT)
    token = sender.sent(film_bytes()).token
    with done(execute=True):
        sender.client.post(address(Film, "add"), form(**{"file-sent": token, "captions": captions}))
    kept = Film.objects.get().captions
    assert kept.name.endswith(".vtt")
    assert kept.read().decode() == (
        "WEBVTT\n\n00:00:00.100 --> 00:00:00.900\nTournez à l'atelier\n"
    )


@pytest.mark.parametrize(
    ("data", "name", "unit"),
    [(stl(), "bol.stl", "mm"), (ply(), "bol.ply", ""), (zipped(obj_files()), "bol.zip", "cm"),
     (glb_bytes(), "bol.glb", ""), (zipped({"bol.stl": stl()}), "bol.zip", "mm")],
)  # fmt: skip
def test_models_of_every_format_are_received(sender, done, data, name, unit):
    with done(execute=False):
        answer = sender.client.post(
            address(Model3D, "add"), form(file=SimpleUploadedFile(name, data), unit=unit)
        )
    assert answer.status_code == 302
    model = Model3D.objects.get()
    assert model.file.name.endswith(name[-4:]) and model.unit == unit
    assert not model.is_available  # it waits for what is made of it
    model.state = MediaState.READY
    assert model.is_available == (name == "bol.glb")  # no viewer reads the others


@pytest.mark.parametrize("data", [stl(), zipped({"bol.stl": stl()})])
def test_the_unit_of_a_stl_is_asked_and_its_file_is_not_sent_again(sender, done, data):
    sent = form(file=SimpleUploadedFile("bol.stl", data), unit="")
    page = sender.client.post(address(Model3D, "add"), sent)
    assert "millimètres" in str(page.context["form"].errors["unit"])
    token = Upload.objects.get().token
    with done(execute=True):
        sender.client.post(address(Model3D, "add"), form(**{"file-sent": token, "unit": "mm"}))
    assert Model3D.objects.get().unit == "mm"


def test_a_stl_in_millimetres_becomes_a_glb_in_metres(sender, done):
    token = sender.sent(stl(scale=1000.0)).token
    with done(execute=True):
        sender.client.post(address(Model3D, "add"), form(**{"file-sent": token, "unit": "mm"}))
    model = Model3D.objects.get()
    assert model.state == "ready", model.message
    assert model.is_available and model.url.endswith("full.glb") and model.triangles > 0
    sides = {round(side, 6) for side in full_size(model)}
    assert max(sides) <= 1.0, sides


def full_size(model) -> list[float]:
    """Return the sides of the box around a model, in metres."""
    with model.file.storage.open(f"{model.published}/model.json") as file:
        return json.load(file)["size"]


def test_a_unit_that_is_mended_makes_the_model_again(sender, done):
    token = sender.sent(stl()).token
    with done(execute=True):
        sender.client.post(address(Model3D, "add"), form(**{"file-sent": token, "unit": "mm"}))
    before = Model3D.objects.get()
    twin = Model3D.objects.create(
        title="Le même", file=before.file, unit="mm", source=before.source
    )
    with done(execute=True):
        sender.client.post(address(Model3D, "edit", before.pk), form(unit="cm"))
    after = Model3D.objects.get(pk=before.pk)
    assert after.unit == "cm" and after.published != before.published
    twin.refresh_from_db()
    assert (twin.unit, twin.published) == ("cm", after.published)


def test_a_form_names_the_files_that_are_kept(sender):
    film = FilmFactory(captions=ContentFile(CAPTIONS.encode(), "tour.vtt"))
    edit = reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
    page = sender.client.get(edit).content.decode()
    assert page.count("Fichier gardé :") == 2
    assert f'href="{film.captions.url}"' in page
