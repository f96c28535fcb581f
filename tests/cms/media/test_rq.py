"""Workers woken by a real Redis: at once, one job each, and alive without it."""

import logging
import os
import signal
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from cms.media import jobs
from cms.media.ledger import Derivative, Job, JobState
from cms.media.models import Film, MediaState, Sound
from cms.media.rq_backend import call
from cms.media.running import work_folder
from media_pipeline.derive import derive
from tests.cms.media.test_workers import LONG, start, wait_for
from tests.factories.media import FilmFactory, SoundFactory, film_bytes, wav_bytes
from tests.redis_server import free_port, redis_server

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
HOUR = "3600"


@pytest.fixture(scope="module")
def server():
    with redis_server() as url:
        yield url


def use(settings, tmp_path, url):
    settings.MEDIA_WORK_ROOT = tmp_path / "work"
    settings.TASKS = {
        **settings.TASKS,
        "media": {
            "BACKEND": "cms.media.rq_backend.RqBackend",
            "QUEUES": ["media"],
            "OPTIONS": {"URL": url},
        },
    }


@pytest.fixture
def redis(settings, tmp_path, server):
    """Tasks go through Redis, which is empty."""
    use(settings, tmp_path, server)
    connection = Redis.from_url(server)
    connection.flushall()
    return connection


@pytest.fixture
def no_redis(settings, tmp_path):
    """Tasks should go through Redis, and nobody answers."""
    use(settings, tmp_path, f"redis://127.0.0.1:{free_port()}/0")


def work(name: str, *options: str):
    call_command("run_media_worker", "--worker-id", name, *options)


def finish(*processes):
    for process in processes:
        process.join(timeout=120)
        assert process.exitcode == 0


def stop(process):
    os.kill(process.pid, signal.SIGTERM)
    process.join(timeout=60)


def listening(redis) -> int:
    return len(redis.smembers("rq:workers"))


def test_a_waiting_worker_starts_at_once(redis):
    worker = start(work, "atelier", "--interval", HOUR)
    wait_for(lambda: listening(redis))
    SoundFactory(state=MediaState.RECEIVED)
    wait_for(lambda: Sound.objects.filter(state=MediaState.READY).exists())
    stop(worker)
    assert Job.objects.get().attempts == 1


def test_two_workers_never_do_the_same_job(redis):
    for number in range(8):
        data = ContentFile(wav_bytes(seconds=0.3 + number / 10), "son.wav")
        SoundFactory(state=MediaState.RECEIVED, file=data)
    finish(*(start(work, name, "--batch", "--interval", "1") for name in ("atelier", "grange")))
    assert set(Job.objects.values_list("state", "attempts")) == {(JobState.READY, 1)}
    assert Job.objects.count() == 8
    assert Queue("media", connection=redis, serializer=JSONSerializer).count == 0


def test_a_worker_killed_in_the_middle_of_a_film_is_followed_by_another(redis, tmp_path):
    worker = start(work, "atelier", "--interval", HOUR)
    wait_for(lambda: listening(redis))
    sent = tmp_path / "film.mp4"
    sent.write_bytes(film_bytes(*LONG))
    wanted = derive(sent, tmp_path / "reference")
    film = FilmFactory(
        state=MediaState.RECEIVED, file=ContentFile(sent.read_bytes(), "film.mp4"), duration=None
    )
    finished = work_folder(film.job) / "steps"
    wait_for(lambda: any(finished.glob("*.json")))
    os.kill(worker.pid, signal.SIGKILL)
    worker.join()
    assert Job.objects.get().state == JobState.PROCESSING
    assert jobs.claim("grange") is None
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    finish(start(work, "grange", "--batch", "--interval", "1"))  # Redis has nothing more to say
    film, job = Film.objects.get(), Job.objects.get()
    assert (film.state, job.worker, job.attempts) == (MediaState.READY, "grange", 2)
    made = {row.path: row.sha256 for row in Derivative.objects.all()}
    assert made == {f"{job.folder}/{o.path}": o.sha256 for o in wanted.outputs}


def test_a_film_is_sent_and_prepared_without_redis(no_redis, caplog):
    with caplog.at_level(logging.WARNING):
        SoundFactory(state=MediaState.RECEIVED)
    assert "Redis does not answer" in caplog.text
    assert Job.objects.get().state == JobState.RECEIVED
    finish(start(work, "atelier", "--batch", "--interval", "0.1"))
    assert Sound.objects.get().state == MediaState.READY


def test_only_tasks_are_ever_called():
    with pytest.raises(TypeError, match="no task"):
        call("os.system", ["true"], {})
