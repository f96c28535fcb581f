"""A client of the tus protocol over Django's test client, and organisations that send."""

from __future__ import annotations

import base64
from typing import Any

from django.urls import reverse

from cms.media.sending.uploads import Upload
from cms.people.models import Organisation
from tests.factories.people import OrganisationFactory, UserFactory

TUS = {"Tus-Resumable": "1.0.0"}
BYTES = "application/offset+octet-stream"
PIECE = 200_000


def metadata(**words: str) -> str:
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in words.items())


class Sender:
    """Sends files through the protocol, signed in as `user`."""

    def __init__(self, client: Any, user: Any) -> None:
        client.force_login(user)
        self.client, self.user = client, user

    def begin(self, length: int, name: str = "rush.mp4", kind: str = "", **headers: str) -> Any:
        said = {"Upload-Length": str(length), "Upload-Metadata": metadata(filename=name, kind=kind)}
        return self.client.post(reverse("media_uploads"), headers={**TUS, **said, **headers})

    def head(self, url: str) -> Any:
        return self.client.head(url, headers=TUS)

    def patch(self, url: str, data: bytes, offset: int, **headers: str) -> Any:
        return self.client.patch(
            url, data, content_type=BYTES,
            headers={**TUS, "Upload-Offset": str(offset), **headers},
        )  # fmt: skip

    def send(self, data: bytes, name: str = "rush.mp4", kind: str = "", piece: int = PIECE) -> Any:
        """Send a whole file in pieces; return the last answer."""
        answer = self.begin(len(data), name, kind)
        if answer.status_code != 201:
            return answer
        url = answer["Location"]
        for start in range(0, len(data), piece):
            answer = self.patch(url, data[start : start + piece], start)
            if answer.status_code != 204:
                break
        return answer

    def sent(self, data: bytes, name: str = "rush.mp4", kind: str = "") -> Upload:
        """Send a good file; return its upload."""
        answer = self.send(data, name, kind)
        assert answer.status_code == 204, answer.content
        token = Upload.objects.latest("pk").token
        self.client.get(reverse("media_upload", args=[token]))  # as a browser does
        return Upload.objects.get(token=token)


def partner_of(organisation: Organisation | None = None) -> Any:
    """Return a member of an organisation, who sends to its collection."""
    user = UserFactory()
    organisation = organisation or OrganisationFactory()
    organisation.members.add(user)
    return user
