"""When supports are made, what becomes of those that break, and who may have them."""

import hashlib
import zipfile
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from cms.documentaries.models import Support
from cms.documentaries.supports import making
from cms.documentaries.supports.models import QUIET
from cms.documentaries.supports.tasks import ask_all
from cms.media.models import Film
from tests.factories.documentaries import make_documentary, make_index, scene, text
from tests.factories.media import ConsentFactory, FilmFactory
from tests.factories.people import UserFactory
from tests.factories.supports import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(home):
    return make_documentary(make_index(home), scene("La terre", text("Elle dort.")))


def archives(page):
    return page.supports.filter(kind="archive").order_by("pk")


def drafts():
    return list(Path(site_settings.MEDIA_WORK_ROOT).glob("supports-*"))


def asked(story):
    """The archive of a publication that nobody has made yet."""
    (support,) = [s for s in ask_all(story, wakes=False) if s.kind == "archive"]
    return support


def test_each_publication_has_its_archive_and_all_are_kept(
    story, django_capture_on_commit_callbacks
):
    for words in ("Un", "Deux"):
        story.title = words
        with django_capture_on_commit_callbacks(execute=True):
            story = publish(story)
    first, second = archives(story)
    assert [first.state, second.state] == ["ready", "ready"], first.message
    for support, words in ((first, "Un"), (second, "Deux")):
        with default_storage.open(support.file) as file, zipfile.ZipFile(file) as archive:
            (name,) = [n for n in archive.namelist() if n.endswith("data/index.html")]
            assert f"<title>{words}</title>" in archive.read(name).decode()
        assert default_storage.size(support.file) == support.bytes
    data = default_storage.open(second.file).read()
    assert hashlib.sha256(data).hexdigest() == second.sha256


def test_the_archive_of_a_publication_is_not_changed_by_the_draft_that_follows(story):
    story = publish(story)
    support = archives(story).last()
    story.title = "Brouillon"
    story.save_revision()
    making.make(support.pk)
    support.refresh_from_db()
    with default_storage.open(support.file) as file, zipfile.ZipFile(file) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith("data/index.html")]
        assert "Brouillon" not in archive.read(name).decode()


def test_a_failure_is_a_sentence_and_leaves_nothing_half_made(story, monkeypatch):
    def full(page, path, progress, publisher):
        path.write_bytes(b"the beginning")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(making.MAKERS, "archive", full)
    support = asked(story)
    making.make(support.pk)
    support.refresh_from_db()
    assert (support.state, support.file) == ("failed", "")
    assert "place" in support.message
    assert not drafts()


def test_a_maker_killed_in_the_middle_lists_nothing_and_the_next_starts_anew(
    story, monkeypatch, client
):
    def killed(page, path, progress, publisher):
        path.write_bytes(b"the beginning")
        progress(0.5)
        raise KeyboardInterrupt

    support = asked(story)
    with monkeypatch.context() as patch:
        patch.setitem(making.MAKERS, "archive", killed)
        with pytest.raises(KeyboardInterrupt):
            making.make(support.pk)
    support.refresh_from_db()
    assert (support.state, support.percent, support.file) == ("making", 50, "")
    assert client.get(f"{story.url}emporter/{support.pk}/").status_code == 404
    Support.objects.update(beat_at=timezone.now() - 2 * QUIET)
    support.refresh_from_db()
    assert "Interrompu" in support.state_label
    making.make(support.pk)
    support.refresh_from_db()
    assert support.is_ready


def test_a_maker_that_lost_its_support_writes_nothing(story, monkeypatch):
    write = making.MAKERS["archive"]

    def slow(page, path, progress, publisher):
        holds = write(page, path, lambda done: None, publisher=publisher)
        monkeypatch.setitem(making.MAKERS, "archive", write)
        making.make(support.pk)  # another maker takes it meanwhile
        return holds

    support = asked(story)
    monkeypatch.setitem(making.MAKERS, "archive", slow)
    making.make(support.pk)
    support.refresh_from_db()
    assert (support.attempts, support.state) == (2, "ready")
    assert default_storage.listdir(f"supports/{story.pk}")[1] == [Path(support.file).name]


def test_making_again_replaces_the_file_only_when_the_new_one_is_whole(story, monkeypatch):
    support = asked(story)
    making.make(support.pk)
    support.refresh_from_db()
    before = support.file
    Support.objects.filter(pk=support.pk).update(state="waiting")
    with monkeypatch.context() as patch:
        patch.setitem(making.MAKERS, "archive", lambda *a, **k: 1 / 0)
        making.make(support.pk)
    support.refresh_from_db()
    assert (support.file, support.state) == (before, "failed")
    assert default_storage.exists(before)
    making.make(support.pk)
    support.refresh_from_db()
    assert support.file != before
    assert not default_storage.exists(before)


def test_the_public_finds_the_newest_and_every_publication(story, client):
    call_command("make_supports", story.slug)
    page = client.get(f"{story.url}emporter/").content.decode()
    support = archives(story).last()
    assert f"{story.url}emporter/{support.pk}/" in page
    response = client.get(f"{story.url}emporter/{support.pk}/")
    assert response["Content-Disposition"].startswith("attachment")
    assert hashlib.sha256(b"".join(response)).hexdigest() == support.sha256


def test_nobody_has_the_archive_of_a_story_that_is_not_online_but_its_editors(story, client):
    call_command("make_supports", story.slug)
    support = archives(story).last()
    story.unpublish()
    assert client.get(f"{story.url}emporter/{support.pk}/").status_code == 404
    assert client.get(f"/media/{support.file}").status_code == 404
    address = f"/admin/documentaires/{story.pk}/supports/{support.pk}/"
    assert client.get(address).status_code == 302
    client.force_login(UserFactory(role="partner"))
    assert client.get(address).status_code in (302, 403)
    client.force_login(UserFactory(role="communication"))
    assert client.get(address).status_code == 200


def test_an_archive_is_no_longer_given_when_a_consent_inside_is_withdrawn(home, client):
    film = FilmFactory(persons="shown")
    consent = ConsentFactory(film=film, use="all")
    Film.objects.get(pk=film.pk).save()
    told = scene("A", ("film", {"film": film.pk, "caption": ""}))
    story = make_documentary(make_index(home), told)
    call_command("make_supports", story.slug)
    support = archives(story).last()
    assert support.holds == {"media.Film": [film.pk]}
    address = f"{story.url}emporter/{support.pk}/"
    assert client.get(address).status_code == 200
    consent.withdrawn_on = timezone.localdate()
    consent.save()
    response = client.get(address)
    assert response.status_code == 410
    assert "n’est plus donné" in response.content.decode()
    client.force_login(UserFactory(role="communication"))
    listed = client.get(f"/admin/documentaires/{story.pk}/supports/").content.decode()
    assert "ne doit plus sortir" in listed
    making.make(asked(story).pk)
    assert archives(story).last().holds == {}


def test_the_back_office_lists_the_archives_and_makes_them(
    story, client, django_capture_on_commit_callbacks
):
    client.force_login(UserFactory(role="communication"))
    address = f"/admin/documentaires/{story.pk}/supports/"
    assert "Rien n’a encore été fait" in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{address}faire/")
    assert archives(story).last().is_ready
    page = client.get(address).content.decode()
    assert "Prêt" in page
    edit = client.get(f"/admin/pages/{story.pk}/edit/").content.decode()
    assert address in edit


def test_a_stranger_makes_nothing(story, client):
    client.force_login(UserFactory(role="partner"))
    client.post(f"/admin/documentaires/{story.pk}/supports/faire/")
    assert not story.supports.exists()


def test_deleting_a_story_deletes_its_files(story):
    call_command("make_supports", story.slug)
    support = archives(story).last()
    story.delete()
    assert not default_storage.exists(support.file)
