"""Uploaded files are served whole or in part, and never do more than they should."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import RequestFactory

from cms.media.serve import serve
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db  # the end of a response looks at the connection
OPENED = []
DATA = bytes(range(256)) * 8


@pytest.fixture
def film():
    """A file that is of no media: everybody may have it."""
    return default_storage.save("x/tour.mp4", ContentFile(DATA))


def get(path: str, user=None, method: str = "get", **headers):
    request = getattr(RequestFactory(), method)(f"/media/{path}", headers=headers)
    if user:
        request.user = user
    response = serve(request, path)
    OPENED.append(response)
    return response


@pytest.fixture(autouse=True)
def _close_files():
    yield
    while OPENED:
        OPENED.pop().close()


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_film_is_served_whole_with_its_type_and_length(film):
    response = get(film)
    assert response.status_code == 200
    assert response["Content-Type"] == "video/mp4"
    assert response["Content-Length"] == str(len(DATA))
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in response
    assert body(response) == DATA


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, 2047),
        ("bytes=-48", 2000, 2047),
        ("bytes=2000-999999", 2000, 2047),
        ("bytes=-999999", 0, 2047),
        ("bytes=5-5", 5, 5),
    ],
)
def test_a_part_is_served_as_asked(film, asked, first, last):
    response = get(film, range=asked)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/2048"
    assert response["Content-Length"] == str(last - first + 1)
    assert body(response) == DATA[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=2048-", "bytes=99999-100000", "bytes=-0"])
def test_a_part_past_the_end_is_answered_416(film, asked):
    response = get(film, range=asked)
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */2048"
    assert body(response) == b""


@pytest.mark.parametrize(
    "asked", ["bytes=9-3", "octets=0-3", "bytes=-", "bytes=0-1,4-5", "n'importe"]
)
def test_a_range_that_means_nothing_is_answered_with_the_whole(film, asked):
    response = get(film, range=asked)
    assert response.status_code == 200
    assert body(response) == DATA


def test_a_part_of_a_file_that_has_not_changed_is_served(film):
    etag, date = get(film)["ETag"], get(film)["Last-Modified"]
    for known in (etag, date):
        assert get(film, range="bytes=0-9", if_range=known).status_code == 206


def test_a_part_of_a_file_that_has_changed_is_answered_with_the_whole(film):
    for known in ('"another"', 'W/"weak"', "Sat, 01 Jan 2000 00:00:00 GMT"):
        assert get(film, range="bytes=0-9", if_range=known).status_code == 200


def test_a_file_the_visitor_already_has_is_not_sent_again(film):
    response = get(film)
    again = get(film, if_none_match=response["ETag"])
    assert again.status_code == 304
    assert get(film, if_modified_since=response["Last-Modified"]).status_code == 304


def test_the_head_alone_can_be_asked_for(film):
    response = get(film, method="head", range="bytes=0-9")
    assert (response.status_code, response["Content-Length"]) == (206, "10")


def test_a_film_is_read_only_as_far_as_it_is_watched(film):
    response = get(film, range="bytes=0-")
    response.close()
    assert all(
        closer.__self__.closed
        for closer in response._resource_closers
        if hasattr(closer, "__self__")
    )


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("vase.glb", "model/gltf-binary"),
        ("film.vtt", "text/vtt; charset=utf-8"),
        ("voix.mp3", "audio/mpeg"),
        ("photo.avif", "image/avif"),
    ],
)
def test_each_kind_is_served_with_its_type(name, type):
    assert get(default_storage.save(f"x/{name}", ContentFile(b"x")))["Content-Type"] == type


@pytest.mark.parametrize("name", ["page.html", "dessin.svg", "script.js", "rien", "film.mp4.exe"])
def test_what_could_run_is_only_downloaded(name):
    response = get(default_storage.save(f"x/{name}", ContentFile(b"<script>alert(1)</script>")))
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "path",
    ["films/absent.mp4", "films", "", "../settings.py", "films/../../secret", "/etc/passwd",
     "films/\0.mp4", "x" * 5000],
)  # fmt: skip
def test_nothing_outside_or_absent_is_served(path, film):
    from django.http import Http404

    with pytest.raises(Http404):
        get(path)


def test_documents_are_left_to_wagtail_which_asks_who_may_read_them():
    from django.http import Http404

    path = default_storage.save("documents/lettre.pdf", ContentFile(b"%PDF"))
    with pytest.raises(Http404):
        get(path, user=UserFactory.build(is_superuser=True))


@pytest.mark.django_db
def test_photographs_as_they_came_are_for_staff_only():
    from django.http import Http404

    path = default_storage.save("original_images/photo.jpg", ContentFile(b"x"))
    with pytest.raises(Http404):
        get(path, user=UserFactory())
    response = get(path, user=UserFactory(is_superuser=True))
    assert response["Cache-Control"] == "private, no-store"


def test_only_reading_is_allowed(film):
    assert get(film, method="post").status_code == 405


def test_an_empty_file_is_served_empty():
    path = default_storage.save("x/vide.mp4", ContentFile(b""))
    assert get(path).status_code == 200
    assert get(path, range="bytes=0-").status_code == 416
