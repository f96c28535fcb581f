"""What no program prevents: a full disk in the middle of a film, a machine that restarts."""

import ctypes
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from cms.media import jobs, running
from cms.media.ledger import Derivative, Job, JobState
from cms.media.models import Film, MediaState, Sound
from media_pipeline.derive import derive
from tests.cms.media.test_workers import LONG, start
from tests.factories.media import FilmFactory, SoundFactory, film_bytes

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
NEW_MOUNTS, NEW_USER = 0x00020000, 0x10000000  # of sched.h
SMALL = 300 * 1024
LIBC = ctypes.CDLL(None, use_errno=True)


@pytest.fixture(autouse=True)
def _queue(settings, tmp_path):
    settings.MEDIA_WORK_ROOT = tmp_path / "work"
    settings.MEDIA_WORK_ROOT.mkdir()
    settings.TASKS = {
        **settings.TASKS,
        "media": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["media"]},
    }


def do(answer: int) -> None:
    assert answer == 0, os.strerror(ctypes.get_errno())


def work_on_a_small_disk(folder: Path) -> None:
    """Work with `folder` on a disk of 300 kB, which this process alone sees."""
    user, group = os.getuid(), os.getgid()
    do(LIBC.unshare(NEW_MOUNTS | NEW_USER))
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    do(LIBC.mount(b"tmpfs", bytes(folder), b"tmpfs", 0, f"size={SMALL}".encode()))
    running.SPARE = running.TIMES = 0  # it begins all the same: the disk fills on the way
    job = jobs.claim("atelier")
    running.run(job)


def finish_and_compare(film, wanted) -> None:
    """Let a worker end the job in the same bytes; nothing is left behind."""
    Job.objects.update(not_before=None)
    worker = start(call_command, "run_media_worker", "--batch", "--interval", "0.1")
    worker.join()
    job = Job.objects.get()
    assert Film.objects.get(pk=film.pk).state == MediaState.READY
    made = {row.path: row.sha256 for row in Derivative.objects.all()}
    assert made == {f"{job.folder}/{o.path}": o.sha256 for o in wanted.outputs}
    call_command("media_doctor")  # in error when something is wrong


def test_a_disk_that_fills_in_the_middle_of_a_film_costs_no_try(tmp_path, settings):
    film = FilmFactory(
        state=MediaState.RECEIVED, file=ContentFile(film_bytes(*LONG), "film.mp4"), duration=None
    )
    wanted = derive(Path(film.file.storage.path(film.source.path)), tmp_path / "reference")
    worker = start(work_on_a_small_disk, settings.MEDIA_WORK_ROOT)
    worker.join()
    assert worker.exitcode == 0
    job = Job.objects.get()
    assert (job.state, job.error_code, job.attempts) == (JobState.RECEIVED, "disk_full", 0)
    assert job.not_before > timezone.now()
    assert "place" in job.message
    finish_and_compare(film, wanted)


def test_a_storage_that_fills_while_files_are_published_leaves_pages_as_they_were(
    monkeypatch, capsys
):
    import errno

    from cms.media import publishing

    sound = SoundFactory(state=MediaState.RECEIVED)
    put, seen = publishing.put, []

    def fill(source, path):
        seen.append(path)
        if len(seen) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        put(source, path)

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "put", fill)
        running.run(jobs.claim("atelier"))
    assert (Sound.objects.get().published, Derivative.objects.count()) == ("", 0)
    assert Job.objects.get().error_code == "disk_full"
    Job.objects.update(not_before=None)
    running.run(jobs.claim("atelier"))
    assert Sound.objects.get(pk=sound.pk).published
    call_command("media_doctor")
    assert "0 fault(s)" in capsys.readouterr().out


def test_a_machine_that_restarts_finds_its_job_again_after_the_lease(tmp_path, settings):
    """The worker comes back under its own name: its old self must not be taken for it."""
    film = FilmFactory(
        state=MediaState.RECEIVED, file=ContentFile(film_bytes(*LONG), "film.mp4"), duration=None
    )
    wanted = derive(Path(film.file.storage.path(film.source.path)), tmp_path / "reference")
    before = jobs.claim("atelier")
    assert jobs.claim("atelier") is None  # the lease is not over
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    after = jobs.claim("atelier")
    assert after.attempts == 2
    with pytest.raises(jobs.LostJobError):
        jobs.beat(before, "encode", 0.5)
    jobs.give_back(after)
    finish_and_compare(film, wanted)
