"""A wrong file is told so before it is wholly sent, and a whole one at once, with its reason."""

import time

import pytest
from django.urls import reverse

from cms.media.sending import partials, receiving
from cms.media.sending.uploads import Upload, UploadState
from tests.factories.media import film_bytes, glb_bytes, wav_bytes
from tests.factories.models3d import stl

pytestmark = pytest.mark.django_db
MB = 1024 * 1024


@pytest.mark.parametrize(
    ("beginning", "kind", "words"),
    [
        (b"%PDF-1.7\n" + b"a" * 200_000, "", "un film, un son ou un modèle 3D"),
        (b"MZ\x90\0" + b"\x90" * 200_000, "film", "MP4, MOV, WebM, MKV ou MTS"),
        (b"<svg xmlns='x'>" + b" " * 200_000, "", "SVG"),
        (film_bytes() + b"\0" * 200_000, "model", "un film"),
        (wav_bytes(30), "film", "un son"),
    ],
)
def test_the_first_kilobytes_are_enough_to_refuse(sender, beginning, kind, words):
    url = sender.begin(90 * MB, kind=kind)["Location"]
    answer = sender.patch(url, beginning, 0)
    assert answer.status_code == 422 and words in answer.json()["message"]
    upload = Upload.objects.get()
    assert upload.state == UploadState.REFUSED
    assert not partials.path_of(upload.token).exists()
    assert sender.head(url).status_code == 410
    assert sender.patch(url, b"more", len(beginning)).json()["message"] == upload.message


def test_a_film_whose_index_stands_at_its_end_is_not_refused_early(sender):
    film = film_bytes("-t", "1", size="640x360")
    url = sender.begin(len(film) * 50, name="long.mp4")["Location"]
    assert sender.patch(url, film[: len(film) // 2].ljust(70_000, b"\0"), 0).status_code == 204


def test_a_refused_client_is_heard_to_its_end(sender):
    """A server that answers before it has read everything is not heard by a browser."""
    sender.begin(400 * MB)
    upload, request = Upload.objects.get(), Counted(b"%PDF-1.7\n" + b"a" * (3 * MB))
    receiving.receive(upload, request, 0, 3 * MB, None)
    assert upload.state == UploadState.REFUSED and request.left == 0


class Counted:
    """The body of a request, and what of it nobody has read."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @property
    def left(self) -> int:
        return len(self.data)

    def read(self, count: int) -> bytes:
        now, self.data = self.data[:count], self.data[count:]
        return now


@pytest.mark.parametrize(
    ("data", "kind", "found"),
    [(film_bytes(), "", "film"), (wav_bytes(), "", "sound"), (glb_bytes(), "", "model"),
     (stl(), "", "model"), (b"1\n00:00:01,000 --> 00:00:02,000\nOui\n", "captions", "captions")],
)  # fmt: skip
def test_a_file_is_known_by_its_content(sender, data, kind, found):
    assert sender.sent(data, "sans-nom", kind).kind == found


def test_a_whole_file_of_the_wrong_kind_is_refused(sender):
    answer = sender.send(film_bytes(), kind="sound")
    assert answer.status_code == 422 and "un film" in answer.json()["message"]


def test_captions_alone_are_no_media(sender):
    answer = sender.send(b"WEBVTT\n\n00:01.000 --> 00:02.000\nOui\n")
    assert answer.status_code == 422


def test_a_file_over_the_limit_is_refused_before_its_first_byte(sender, settings):
    settings.MEDIA_MOST_BYTES = {"film": 1000, "sound": 1000, "model": 1000}
    answer = sender.begin(1001)
    assert answer.status_code == 413 and "1000" in answer.json()["message"]
    assert not Upload.objects.exists()


def test_an_empty_file_is_refused_when_it_is_announced(sender):
    answer = sender.begin(0)
    assert answer.status_code == 413 and "vide" in answer.json()["message"]


def test_the_answer_to_a_large_file_comes_within_two_seconds(sender):
    """What came before is not read again then: here 400 MB."""
    url = sender.begin(400 * MB, name="long.mp4")["Location"]
    upload = Upload.objects.get()
    film = film_bytes("-movflags", "+faststart")
    padding = (400 * MB - len(film)).to_bytes(4, "big") + b"free"
    with partials.path_of(upload.token).open("r+b") as file:
        file.write(film + padding)
        file.truncate(400 * MB - 1)
    started = time.process_time()  # the machine may be busy with something else
    answer = sender.patch(url, b"\0", 400 * MB - 1)
    assert answer.status_code == 204 and time.process_time() - started < 0.2
    assert sender.client.get(url).json()["state"] == "whole"


def test_the_sentence_is_in_the_language_of_the_sender(sender):
    sender.user.wagtail_userprofile = None
    answer = sender.client.post(
        reverse("media_uploads"), headers={"Tus-Resumable": "1.0.0", "Upload-Length": "0"}
    )
    assert answer.json()["message"] == "Ce fichier est vide. Renvoyez-le."


def test_a_kind_that_the_sender_may_not_add_is_refused_as_it_comes(client):
    from tests.factories.people import OrganisationFactory
    from tests.factories.sending import Sender, partner_of

    user = partner_of(OrganisationFactory())
    group = user.organisations.get().group
    group.collection_permissions.filter(permission__codename="add_film").delete()
    answer = Sender(client, user).send(film_bytes())
    assert answer.status_code == 422 and "un film" in answer.json()["message"]
