"""The tus protocol: what a client is promised, and what it may not do."""

import base64
import hashlib
import threading

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.media.sending import partials, receiving
from cms.media.sending.uploads import Upload, UploadState
from tests.factories.media import film_bytes
from tests.factories.people import UserFactory
from tests.factories.sending import TUS, Sender, metadata

pytestmark = pytest.mark.django_db
FILM = film_bytes()
HALF = len(FILM) // 2


def begun(sender, data: bytes = FILM, **more) -> str:
    return sender.begin(len(data), **more)["Location"]


def test_the_server_says_what_it_can_do(sender):
    answer = sender.client.options(reverse("media_uploads"))
    assert answer.status_code == 204 and answer["Tus-Version"] == "1.0.0"
    assert set(answer["Tus-Extension"].split(",")) == {
        "creation", "creation-with-upload", "checksum", "expiration", "termination",
    }  # fmt: skip
    assert "sha1" in answer["Tus-Checksum-Algorithm"]
    assert int(answer["Tus-Max-Size"]) >= 500 * 1024 * 1024


def test_a_file_sent_in_two_pieces_is_whole_with_its_hash(sender):
    url = begun(sender)
    assert sender.patch(url, FILM[:HALF], 0)["Upload-Offset"] == str(HALF)
    answer = sender.head(url)
    assert (answer["Upload-Offset"], answer["Upload-Length"]) == (str(HALF), str(len(FILM)))
    assert "no-store" in answer["Cache-Control"]
    assert sender.patch(url, FILM[HALF:], HALF).status_code == 204
    upload = Upload.objects.get()
    assert (upload.state, upload.kind) == (UploadState.WHOLE, "film")
    assert sender.client.get(url).json()["state"] == "whole"
    assert Upload.objects.get().sha256 == hashlib.sha256(FILM).hexdigest()
    assert partials.path_of(upload.token).read_bytes() == FILM


def test_the_bytes_may_come_with_the_announcement(sender):
    answer = sender.client.post(
        reverse("media_uploads"), FILM, content_type="application/offset+octet-stream",
        headers={**TUS, "Upload-Length": str(len(FILM)), "Upload-Metadata": metadata(filename="a")},
    )  # fmt: skip
    assert answer.status_code == 201 and answer["Upload-Offset"] == str(len(FILM))
    upload = Upload.objects.get()
    assert upload.state == UploadState.WHOLE
    assert upload.sha256 == hashlib.sha256(FILM).hexdigest()  # made on its way, read once


def test_bytes_that_do_not_start_where_the_file_stops_are_not_taken(sender):
    url = begun(sender)
    sender.patch(url, FILM[:HALF], 0)
    assert sender.patch(url, FILM[:HALF], 0).status_code == 409
    assert sender.head(url)["Upload-Offset"] == str(HALF)


def test_two_requests_never_write_the_same_file_at_once(sender):
    url = begun(sender)
    with partials.writing(Upload.objects.get().token):
        assert sender.patch(url, FILM[:HALF], 0).status_code == 423
    assert sender.patch(url, FILM[:HALF], 0).status_code == 204


def test_what_came_before_the_connection_was_lost_is_kept(sender):
    begun(sender)
    upload = Upload.objects.get()
    stops = receiving.receive(upload, LostConnection(FILM[:HALF]), 0, len(FILM), None)
    assert stops == upload.offset == HALF and upload.state == UploadState.RECEIVING


class LostConnection:
    """A request whose client goes away after `data`."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self, count: int) -> bytes:
        if not self.data:
            raise OSError("the connection is lost")
        now, self.data = self.data[:count], self.data[count:]
        return now


def test_a_server_killed_after_the_last_byte_settles_the_file_when_asked(sender):
    url = begun(sender)
    upload = Upload.objects.get()
    with partials.writing(upload.token) as file:
        file.write(FILM)
    news = sender.client.get(url).json()
    assert (news["state"], news["kind"]) == ("whole", "film")
    assert Upload.objects.get().sha256 == hashlib.sha256(FILM).hexdigest()


def checksum(data: bytes, algorithm: str = "sha1") -> dict[str, str]:
    digest = base64.b64encode(hashlib.new(algorithm, data).digest()).decode()
    return {"Upload-Checksum": f"{algorithm} {digest}"}


def test_a_damaged_piece_is_thrown_away(sender):
    url = begun(sender)
    wrong = checksum(b"something else")
    assert sender.patch(url, FILM[:HALF], 0, **wrong).status_code == 460
    assert sender.head(url)["Upload-Offset"] == "0"
    right = checksum(FILM[:HALF], "sha256")
    assert sender.patch(url, FILM[:HALF], 0, **right).status_code == 204


def test_a_checksum_nobody_knows_is_refused(sender):
    answer = sender.patch(begun(sender), FILM, 0, **{"Upload-Checksum": "crc32 AAAA"})
    assert answer.status_code == 400


def test_more_than_was_announced_is_not_taken(sender):
    url = begun(sender)
    assert sender.patch(url, FILM + b"x", 0).status_code == 413
    assert sender.head(url)["Upload-Offset"] == "0"


def test_bytes_of_another_type_are_not_taken(sender):
    headers = {**TUS, "Upload-Offset": "0"}
    answer = sender.client.patch(begun(sender), FILM, content_type="video/mp4", headers=headers)
    assert answer.status_code == 415


def test_a_client_of_another_version_is_told_ours(sender):
    answer = sender.client.post(reverse("media_uploads"), headers={"Tus-Resumable": "0.2.2"})
    assert answer.status_code == 412 and answer["Tus-Version"] == "1.0.0"


@pytest.mark.parametrize("length", ["", "-1", "many", "1e3"])
def test_a_length_that_is_none_is_refused(sender, length):
    headers = {**TUS, "Upload-Length": length}
    assert sender.client.post(reverse("media_uploads"), headers=headers).status_code == 400


def test_an_upload_given_up_leaves_nothing(sender):
    url = begun(sender)
    sender.patch(url, FILM[:HALF], 0)
    token = Upload.objects.get().token
    assert sender.client.delete(url, headers=TUS).status_code == 204
    assert not partials.path_of(token).exists() and not Upload.objects.exists()
    assert sender.head(url).status_code == 404


def test_a_post_may_stand_for_a_patch_where_proxies_know_no_other(sender):
    url = begun(sender)
    answer = sender.client.post(
        url, FILM[:HALF], content_type="application/offset+octet-stream",
        headers={**TUS, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"},
    )  # fmt: skip
    assert (answer.status_code, answer["Upload-Offset"]) == (204, str(HALF))


def test_an_upload_is_over_after_a_week(sender):
    url = begun(sender)
    assert "GMT" in sender.head(url)["Upload-Expires"]
    Upload.objects.update(expires_at=timezone.now())
    assert sender.head(url).status_code == 404


def test_nobody_sees_or_continues_what_another_sends(sender):
    url = begun(sender)
    other = Sender(Client(), UserFactory(is_superuser=True))
    assert other.head(url).status_code == 404
    assert other.patch(url, FILM, 0).status_code == 404
    assert other.client.delete(url, headers=TUS).status_code == 404
    assert other.client.get(url).status_code == 404
    assert sender.head(url)["Upload-Offset"] == "0"


def test_who_may_add_nothing_sends_nothing(client):
    adviser = Sender(client, UserFactory(role="adviser"))
    answer = adviser.begin(100)
    assert answer.status_code == 403 and answer.json()["message"].endswith(".")


def test_a_stranger_sends_nothing(client):
    assert client.post(reverse("media_uploads"), headers=TUS).status_code == 302
    assert not Upload.objects.exists()


def test_a_request_from_another_site_sends_nothing():
    forged = Sender(Client(enforce_csrf_checks=True), UserFactory(is_superuser=True))
    assert forged.begin(100).status_code == 403
    assert not Upload.objects.exists()


def test_files_being_received_are_nowhere_under_what_is_served(sender, settings):
    begun(sender)
    assert settings.MEDIA_ROOT not in partials.path_of(Upload.objects.get().token).parents
    assert partials.folder().stat().st_mode & 0o077 == 0


def test_one_of_two_threads_waits_for_its_turn(sender):
    begun(sender)
    token, answers = Upload.objects.get().token, []

    def write():
        try:
            with partials.writing(token):
                answers.append("wrote")
        except partials.BusyError:
            answers.append("busy")

    with partials.writing(token):
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert answers == ["busy"]
