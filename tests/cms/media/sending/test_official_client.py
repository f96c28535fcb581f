"""The reference client in Python sends to our server, and goes on where it stopped."""

import pytest
from tusclient.client import TusClient

from cms.media.sending import partials
from cms.media.sending.uploads import Upload, UploadState
from tests.factories.media import film_bytes
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def tus(live_server, client):
    client.force_login(UserFactory(is_superuser=True))
    client.get("/comptes/login/")
    session, token = client.cookies["sessionid"].value, "a" * 32
    return TusClient(
        f"{live_server.url}/admin/medias/envois/",
        headers={"Cookie": f"sessionid={session}; csrftoken={token}", "X-CSRFToken": token},
    )


def test_tuspy_sends_a_film_stops_and_goes_on(tus, tmp_path):
    film = tmp_path / "rush.mp4"
    film.write_bytes(film_bytes())
    words = {"filename": "rush.mp4", "kind": "film"}
    first = tus.uploader(str(film), chunk_size=4000, metadata=words, upload_checksum=True)
    first.upload_chunk(), first.upload_chunk()
    upload = Upload.objects.get()
    assert upload.offset == 8000 and upload.name == "rush.mp4"

    second = tus.uploader(str(film), chunk_size=4000, url=first.url, upload_checksum=True)
    assert second.offset == 8000
    second.upload()
    upload.refresh_from_db()
    assert upload.state == UploadState.WHOLE
    assert partials.path_of(upload.token).read_bytes() == film_bytes()
