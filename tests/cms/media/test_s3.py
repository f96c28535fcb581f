"""The library on a storage that speaks S3: kept once, prepared, served signed, mended."""

import logging
from urllib.parse import parse_qs, urlparse
from urllib.request import Request, urlopen

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from cms.media import jobs, running
from cms.media.ledger import Derivative, Source
from cms.media.models import Film, MediaState, Sound
from tests.factories.gestures import GesturePageFactory
from tests.factories.media import CAPTIONS, FilmFactory, SmallPictureFactory, SoundFactory
from tests.factories.people import UserFactory
from tests.s3_server import BUCKET, KEYS, bucket, s3_server

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def server():
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with s3_server() as url:
        yield url


@pytest.fixture(autouse=True)
def uploads(settings, server, tmp_path):
    """Uploads are in a bucket, which is empty."""
    settings.MEDIA_WORK_ROOT = tmp_path / "work"
    options = {"bucket_name": BUCKET, "endpoint_url": server, **KEYS}
    backend = {"BACKEND": "cms.media.storages.MediaS3Storage", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    return bucket(server)


def derived(factory, model, **values):
    factory(state=MediaState.RECEIVED, **values)
    running.run(jobs.claim("atelier"))
    return model.objects.get()


def names(uploads, under: str = "") -> set[str]:
    return {each.key for each in uploads.objects.filter(Prefix=under)}


def doctor(capsys, *options: str) -> str:
    try:
        call_command("media_doctor", *options)
    except Exception as error:
        return capsys.readouterr().out + str(error)
    return capsys.readouterr().out


def test_a_film_is_kept_once_and_prepared(uploads):
    film = derived(FilmFactory, Film)
    assert film.state == MediaState.READY
    assert names(uploads, "films/") == {film.file.name} == {film.source.path}
    assert not names(uploads, "original/")
    assert names(uploads, "derived/") == set(Derivative.objects.values_list("path", flat=True))


def test_the_file_that_was_sent_is_read_and_sent_once(uploads, monkeypatch):
    from storages.backends.s3 import S3Storage

    opened, saved = [], []
    opening, saving = S3Storage._open, S3Storage._save
    monkeypatch.setattr(
        S3Storage, "_open", lambda s, n, m="rb": opened.append(n) or opening(s, n, m)
    )
    monkeypatch.setattr(S3Storage, "_save", lambda s, n, c: saved.append(n) or saving(s, n, c))
    sound = SoundFactory(state=MediaState.RECEIVED)
    assert (opened, saved) == ([], [sound.file.name])


def test_content_that_is_known_is_not_sent_again(uploads):
    first = derived(SoundFactory, Sound)
    second = SoundFactory(state=MediaState.RECEIVED, title="Le même")
    assert names(uploads, "sounds/") == {first.file.name} == {second.file.name}
    assert Sound.objects.get(pk=second.pk).published == first.published


def test_each_file_has_its_type_and_may_be_kept_by_browsers(uploads):
    film = derived(FilmFactory, Film)
    facts = {
        "hls/master.m3u8": "application/vnd.apple.mpegurl", "film.mp4": "video/mp4",
        "storyboard.vtt": "text/vtt; charset=utf-8", "poster.jpg": "image/jpeg",
    }  # fmt: skip
    for name, kind in facts.items():
        made = uploads.Object(f"{film.published}/{name}").get()
        assert made["ContentType"] == kind
        assert made["CacheControl"] == "private, max-age=31536000, immutable"
    page = default_storage.save("x/page.html", ContentFile(b"<script>"))
    made = uploads.Object(page).get()
    assert made["ContentType"] == "application/octet-stream"
    assert made["ContentDisposition"].startswith("attachment")


def test_a_stranger_gets_nothing_of_a_draft(client):
    film = derived(FilmFactory, Film, poster=SmallPictureFactory())
    poster = film.poster.get_rendition("width-60|format-jpeg").url
    for address in (film.url, film.ladder_url, film.file.url, poster):
        assert address.startswith("/media/")
        assert client.get(address).status_code == 404


def test_everybody_is_sent_to_a_signed_address_of_what_a_page_shows(client, home):
    film = derived(FilmFactory, Film)
    page = GesturePageFactory(parent=home)
    page.films.create(film=film, caption="", sort_order=0)
    page.save()
    answer = client.get(film.url)
    assert (answer.status_code, answer["Cache-Control"]) == (302, "private, max-age=300")
    signed = urlparse(answer["Location"])
    assert "X-Amz-Signature" in parse_qs(signed.query)
    with urlopen(Request(answer["Location"], headers={"Range": "bytes=4-7"})) as part:
        assert (part.status, part.read()) == (206, b"ftyp")
        assert part.headers["Content-Type"] == "video/mp4"
    assert client.get(film.url)["Location"] == answer["Location"]  # browsers keep what they fetched


def test_playlists_are_relative_and_handed_over_by_the_site(client):
    film = derived(FilmFactory, Film)
    Film.objects.update(stands_alone=True)
    answer = client.get(film.ladder_url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/vnd.apple.mpegurl")
    lines = [line for line in answer.content.decode().splitlines() if line[:1] not in ("", "#")]
    assert lines and not any("://" in line or line.startswith("/") for line in lines)
    again = client.get(film.ladder_url, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_captions_are_handed_over_by_the_site(client):
    film = FilmFactory(captions=ContentFile(CAPTIONS.encode(), "a.vtt"), stands_alone=True)
    with film.captions.open() as kept:
        assert client.get(film.captions.url).content == kept.read()


def test_staff_reach_a_private_film(client):
    sound = derived(SoundFactory, Sound)
    client.force_login(UserFactory(is_superuser=True))
    answer = client.get(sound.file.url)
    assert (answer.status_code, answer["Cache-Control"]) == (302, "private, no-store")
    with urlopen(answer["Location"]) as sent:
        assert sent.status == 200


def test_the_head_of_a_file_has_a_signed_address_of_its_own(client):
    sound = derived(SoundFactory, Sound)
    Sound.objects.update(stands_alone=True)
    address = client.head(sound.url)["Location"]
    with urlopen(Request(address, method="HEAD")) as head:
        assert head.status == 200


def test_what_is_spoilt_or_lost_is_found_and_made_again(uploads, capsys):
    sound = derived(SoundFactory, Sound)
    assert doctor(capsys) == "0 fault(s), 0 mended.\n"
    spoilt, lost = f"{sound.published}/sound.m4a", f"{sound.published}/peaks.json"
    uploads.Object(spoilt).put(Body=b"spoilt")
    uploads.Object(lost).delete()
    said = doctor(capsys, "--mend")
    assert f"corrupt: {spoilt}" in said and f"missing: {lost}" in said
    assert doctor(capsys) == "0 fault(s), 0 mended.\n"


def test_an_original_that_is_lost_is_said_to_be(uploads, capsys):
    sound = derived(SoundFactory, Sound)
    uploads.Object(sound.file.name).delete()
    assert f"missing: {sound.file.name}" in doctor(capsys, "--mend")
    jobs.restart(sound.job)
    running.run(jobs.claim("atelier"))
    sound.refresh_from_db()
    assert sound.published and sound.job.error_code == "lost"  # what was made stays shown


def test_a_lost_original_is_brought_back_by_the_same_file_sent_again(uploads, capsys):
    sound = derived(SoundFactory, Sound)
    uploads.Object(sound.file.name).delete()
    again = SoundFactory()
    assert Source.objects.get().path == again.file.name
    doctor(capsys, "--mend")
    assert doctor(capsys) == "0 fault(s), 0 mended.\n"


def test_nothing_fetched_for_a_job_is_left_on_this_machine(tmp_path):
    derived(SoundFactory, Sound)
    assert not any((tmp_path / "work").iterdir())
