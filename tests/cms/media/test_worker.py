"""A killed worker loses nothing."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.media.models import MediaState
from cms.media.worker import LEASE, MediaWorker, requeue_abandoned
from tests.factories.media import FilmFactory

pytestmark = pytest.mark.django_db


def task(film, **fields):
    row = DBTaskResult.objects.create(
        args_kwargs={"args": ["media.Film", film.pk], "kwargs": {}},
        task_path="cms.media.tasks.prepare_media",
        queue_name="media",
        backend_name="media",
    )
    DBTaskResult.objects.filter(pk=row.pk).update(**fields)
    return row


def running(film, *workers, started_at=None):
    started_at = started_at or timezone.now()
    return task(film, status="RUNNING", worker_ids=list(workers), started_at=started_at)


def status(row) -> str:
    return DBTaskResult.objects.get(pk=row.pk).status


def test_the_task_of_a_worker_that_was_killed_goes_back_in_the_queue():
    row = running(FilmFactory(), "atelier")
    assert requeue_abandoned("atelier") == 1
    assert status(row) == "READY"


def test_the_task_of_another_worker_is_left_to_it():
    row = running(FilmFactory(), "atelier")
    assert requeue_abandoned("grange") == 0
    assert status(row) == "RUNNING"


def test_a_task_past_its_lease_goes_back_whoever_had_it():
    late = timezone.now() - LEASE - timedelta(seconds=1)
    row = running(FilmFactory(), "disparue", started_at=late)
    requeue_abandoned("atelier")
    assert status(row) == "READY"


def test_a_task_that_kills_its_worker_three_times_is_given_up():
    row = running(FilmFactory(), "atelier", "atelier", "atelier")
    assert requeue_abandoned("atelier") == 0
    assert status(row) == "FAILED"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_database_that_does_not_answer_for_a_moment_stops_no_worker(monkeypatch, caplog):
    answers = iter([OperationalError("database is locked"), None])

    def claim(worker):
        if answer := next(answers):
            raise answer

    monkeypatch.setattr("cms.media.worker.jobs.claim", claim)
    worker = MediaWorker(
        queue_names=["media"], interval=0, batch=True, backend_name="media", startup_delay=False,
        max_tasks=None, worker_id="atelier", excluded_queue_names=[],
    )  # fmt: skip
    worker.run()
    assert "database is locked" in caplog.text


def test_a_worker_is_not_needed_when_media_are_prepared_at_once():
    with pytest.raises(CommandError, match="AN_TASKS"):
        call_command("run_media_worker", "--batch")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_worker_prepares_what_waits_and_what_was_interrupted(settings):
    settings.TASKS = {
        **settings.TASKS,
        "media": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["media"]},
    }
    waiting = FilmFactory()
    interrupted = FilmFactory()
    DBTaskResult.objects.all().delete()
    type(waiting).objects.update(state=MediaState.RECEIVED)
    task(waiting, status="READY")
    running(interrupted, "atelier")
    call_command("run_media_worker", "--batch", "--worker-id", "atelier", "--interval", "0")
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert set(type(waiting).objects.values_list("state", flat=True)) == {"ready"}
