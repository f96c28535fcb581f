"""The doctor finds what is missing, corrupt or orphaned, and mends what can be."""

import dataclasses
import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from cms.media import jobs, running
from cms.media.ledger import Derivative, Job, Source
from cms.media.models import MediaState, Sound
from tests.factories.media import SoundFactory

pytestmark = pytest.mark.django_db
OLD = time.time() - 2 * 24 * 3600


@pytest.fixture
def sound(settings, tmp_path):
    """A sound that was derived, on a healthy site."""
    settings.MEDIA_WORK_ROOT = tmp_path / "work"
    sound = SoundFactory(state=MediaState.RECEIVED)
    running.run(jobs.claim("atelier"))
    sound.refresh_from_db()
    return sound


def doctor(capsys, *arguments) -> str:
    """Return what the doctor says, with what is still wrong at the end."""
    try:
        call_command("media_doctor", *arguments)
    except CommandError as error:
        return f"{capsys.readouterr().out} {error}"
    return capsys.readouterr().out


def place(path: str) -> Path:
    return Path(default_storage.path(path))


def spoil(path: Path) -> None:
    """Change the bytes at `path`, and of no other name of the same file."""
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(b"spoilt" + data[6:])


def test_a_healthy_library_has_no_fault(sound, capsys):
    assert doctor(capsys) == "0 fault(s), 0 mended.\n"


@pytest.mark.parametrize("damage", [spoil, Path.unlink])
def test_a_derived_file_is_made_again_from_its_original_with_the_same_bytes(sound, capsys, damage):
    made = Derivative.objects.get(path__endswith="sound.m4a")
    before = place(made.path).read_bytes()
    damage(place(made.path))
    assert made.path in doctor(capsys)
    assert "1 fault(s), 1 mended" in doctor(capsys, "--mend")
    assert place(made.path).read_bytes() == before
    assert doctor(capsys) == "0 fault(s), 0 mended.\n"


def test_a_lost_folder_costs_one_job(sound, capsys):
    for made in Derivative.objects.all():
        place(made.path).unlink()
    assert "4 fault(s), 4 mended" in doctor(capsys, "--mend")
    assert Job.objects.get().attempts == 1


@pytest.mark.parametrize("damage", [spoil, Path.unlink])
def test_an_original_comes_back_from_the_file_of_its_media(sound, capsys, damage):
    damage(place(sound.source.path))
    assert "1 mended" in doctor(capsys, "--mend")
    assert "0 fault(s)" in doctor(capsys)


def test_the_file_of_a_media_comes_back_from_its_original(sound, capsys):
    place(sound.file.name).unlink()
    assert "1 mended" in doctor(capsys, "--mend")
    assert sound.exists


def test_a_file_that_is_nowhere_any_more_is_said_to_be_lost(sound, capsys):
    place(sound.file.name).unlink()
    place(sound.source.path).unlink()
    said = doctor(capsys, "--mend")
    assert "2 fault(s), 0 mended" in said and "Still wrong" in said


def test_an_orphan_is_deleted_after_a_day_and_not_before(sound, capsys):
    old, young = (default_storage.save(f"derived/{n}/a.mp4", ContentFile(b"x")) for n in "ab")
    os.utime(place(old), (OLD, OLD))
    assert "1 fault(s), 1 mended" in doctor(capsys, "--mend")
    assert (place(old).exists(), place(young).exists()) == (False, True)


def test_an_original_that_the_books_do_not_know_is_never_deleted(sound, capsys):
    path = default_storage.save("original/" + "0" * 64, ContentFile(b"x"))
    os.utime(place(path), (OLD, OLD))
    assert "orphaned" in doctor(capsys, "--mend")
    assert place(path).exists()


def test_a_work_folder_left_behind_is_deleted(sound, settings, capsys):
    left = settings.MEDIA_WORK_ROOT / "left"
    left.mkdir(parents=True)
    os.utime(left, (OLD, OLD))
    assert "1 mended" in doctor(capsys, "--mend")
    assert not left.exists()


def test_what_an_older_recipe_made_is_made_again(sound, capsys, monkeypatch):
    from media_pipeline import recipes

    newer = dataclasses.replace(recipes.all_recipes()["sound"], version=99)
    monkeypatch.setattr(recipes, "all_recipes", lambda: {"sound": newer})
    assert "outdated" in doctor(capsys)
    doctor(capsys, "--mend")
    sound.refresh_from_db()
    assert "/sound-99-" in sound.url
    assert {row.version for row in Derivative.objects.all()} == {99}


def test_what_is_being_published_is_no_orphan(sound, capsys):
    job = Job.objects.get()
    Derivative.objects.all().delete()
    Sound.objects.update(published="")
    Job.objects.update(state="processing")
    for path in place(job.folder).rglob("*"):
        os.utime(path, (OLD, OLD))
    assert doctor(capsys) == "0 fault(s), 0 mended.\n"


def test_a_media_from_before_the_books_enters_them(sound, capsys):
    Sound.objects.update(source=None, published="")
    Source.objects.all().delete()
    assert "unknown" in doctor(capsys, "--mend")
    sound.refresh_from_db()
    assert sound.published and sound.source


def test_a_storage_elsewhere_is_filled_and_mended_alike(settings, tmp_path, capsys):
    settings.MEDIA_WORK_ROOT = tmp_path / "work"
    elsewhere = {"BACKEND": "tests.factories.media.Elsewhere"}
    settings.STORAGES = {**settings.STORAGES, "default": elsewhere}
    sound = SoundFactory(state=MediaState.RECEIVED)
    running.run(jobs.claim("atelier"))
    sound.refresh_from_db()
    assert sound.source.path == sound.file.name  # kept once: it has no second name there
    path = f"{sound.published}/sound.m4a"
    default_storage.delete(path)
    default_storage.save(path, ContentFile(b"spoilt"))
    assert f"corrupt: {path}" in doctor(capsys, "--mend")
    assert doctor(capsys) == "0 fault(s), 0 mended.\n"
