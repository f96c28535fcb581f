"""Real worker processes: they race, they are killed, and nothing is lost or done twice."""

import multiprocessing
import os
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.media import jobs
from cms.media.ledger import Derivative, Job, JobState, Source
from cms.media.models import Film, MediaState
from cms.media.pulse import Pulse
from cms.media.running import work_folder
from media_pipeline.derive import derive
from tests.factories.media import FilmFactory, film_bytes

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
FORK = multiprocessing.get_context("fork")
LONG = ("-t", "6", "-vf", "loop=loop=-1:size=10,scale=640:360", "-af", "apad", "-r", "25")


@pytest.fixture(autouse=True)
def _queue(settings, tmp_path):
    """Jobs wait for a worker, and each test has its own work folder."""
    settings.MEDIA_WORK_ROOT = tmp_path / "work"
    settings.TASKS = {
        **settings.TASKS,
        "media": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["media"]},
    }


def start(function, *arguments):
    """Run `function` in a process of its own, with its own connection to the database."""
    let_go()
    process = FORK.Process(target=_alone, args=(function, *arguments))
    process.start()
    return process


def let_go():
    """Close every connection, pools too: their threads do not live in a new process."""
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if getattr(connection, "pool", None):
            connection.close_pool()


def _alone(function, *arguments):
    os.setpgid(0, 0)
    try:
        function(*arguments)
    finally:
        let_go()


def work(name: str):
    call_command("run_media_worker", "--batch", "--worker-id", name, "--interval", "0.1")


def claim_all(name: str, gate, taken):
    gate.wait(timeout=20)
    found = []
    while job := jobs.claim(name):
        found.append(job.pk)
    taken.put(found)


def test_a_pulse_keeps_the_lease_and_says_how_far_the_work_is(monkeypatch):
    monkeypatch.setattr("cms.media.pulse.SECOND", 0.05)
    source = Source.objects.create(sha256="0" * 64, bytes=1, kind="sound")
    Job.objects.create(source=source, recipe="sound")
    job = jobs.claim("atelier")
    with Pulse(job) as pulse:
        pulse.hear("encode", 0.3)
        wait_for(lambda: Job.objects.get().percent == 30)
        Job.objects.update(worker="grange")
        pulse.hear("encode", 0.6)
        wait_for(lambda: pulse.lost)
        with pytest.raises(jobs.LostJobError):
            pulse.hear("encode", 0.9)


def wait_for(what):
    until = time.monotonic() + 60
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_workers_that_race_get_different_jobs():
    for number in range(30):
        source = Source.objects.create(sha256=f"{number:064x}", bytes=1, kind="sound")
        Job.objects.create(source=source, recipe="sound")
    gate, taken = FORK.Barrier(3), FORK.Queue()
    processes = [start(claim_all, name, gate, taken) for name in ("atelier", "grange", "cave")]
    found = [taken.get(timeout=60) for _process in processes]
    for process in processes:
        process.join()
    assert sorted(sum(found, [])) == sorted(Job.objects.values_list("pk", flat=True))


def test_a_worker_killed_in_the_middle_is_followed_by_another_that_ends_in_the_same_bytes(tmp_path):
    film = FilmFactory(
        state=MediaState.RECEIVED, file=ContentFile(film_bytes(*LONG), "film.mp4"), duration=None
    )
    wanted = derive(Path(film.file.storage.path(film.source.path)), tmp_path / "reference")
    first = start(work, "atelier")
    finished = work_folder(film.job) / "steps"
    wait_for(lambda: any(finished.glob("*.json")))
    os.kill(first.pid, signal.SIGKILL)
    first.join()
    job = Job.objects.get()
    assert (job.state, job.worker) == (JobState.PROCESSING, "atelier")
    assert jobs.claim("grange") is None  # the first one may still live, for all that is known
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    second = start(work, "grange")
    second.join()
    film, job = Film.objects.get(), Job.objects.get()
    assert (film.state, job.worker, job.attempts) == (MediaState.READY, "grange", 2)
    made = {row.path: row.sha256 for row in Derivative.objects.all()}
    assert made == {f"{job.folder}/{o.path}": o.sha256 for o in wanted.outputs}
    assert not any((tmp_path / "work").iterdir())


def test_a_worker_does_what_waits_then_stops():
    films = [FilmFactory(state=MediaState.RECEIVED) for _ in range(2)]
    assert DBTaskResult.objects.count() == 2  # wake-ups
    worker = start(work, "atelier")
    worker.join()
    assert worker.exitcode == 0
    assert {film.state for film in Film.objects.all()} == {MediaState.READY}
    assert len(films) == 2 and Job.objects.get().attempts == 1
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
