"""Each job is done by one worker, goes on after a kill, and says what happens to it."""

import errno
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from cms.media import jobs, running
from cms.media.ledger import Derivative, Job, JobState, Source
from cms.media.models import Film, MediaState, Sound
from cms.media.originals import measure
from media_pipeline import Refused
from media_pipeline.bubblewrap import MissingSandboxError
from tests.factories.media import FilmFactory, Model3DFactory, SoundFactory, film_bytes, wav_bytes

pytestmark = pytest.mark.django_db


def received(factory=SoundFactory, **fields):
    """Return a media as it is just after it was sent, with its job waiting."""
    return factory(state=MediaState.RECEIVED, **fields)


def other_sound(number: int):
    """Return a sound of other content than the rest."""
    return received(file=ContentFile(wav_bytes(0.2 + number / 100), "son.wav"))


def taken(**changes) -> Job:
    """Return a job that a worker holds, changed by hand."""
    job = jobs.claim("atelier") or jobs.claim("atelier", Job.objects.filter(pk=received().job.pk))
    Job.objects.filter(pk=job.pk).update(**changes)
    return Job.objects.select_related("source").get(pk=job.pk)


def test_a_file_is_kept_under_the_name_of_its_content():
    film = received(FilmFactory)
    source = Source.objects.get()
    assert film.source == source and (source.kind, source.mime) == ("film", "video/mp4")
    assert source.path == f"original/{source.sha256}"
    with default_storage.open(source.path) as kept:
        assert measure(kept) == (source.sha256, source.bytes)


def test_an_original_outlives_the_media_that_replaces_its_file_or_is_deleted():
    film = received(FilmFactory)
    first = film.source
    film.file = ContentFile(film_bytes(size="160x90"), "b.mp4")
    film.save()
    film.delete()
    assert Source.objects.count() == 2
    assert default_storage.exists(first.path)


def test_two_media_of_the_same_content_share_one_source_and_one_job():
    first, second = received(), received()
    assert first.source == second.source
    assert Job.objects.count() == 1
    running.run(jobs.claim("atelier"))
    for sound in (first, second):
        sound.refresh_from_db()
        assert (sound.state, sound.duration) == ("ready", 0.5)
    assert first.url == second.url


def test_content_that_is_known_is_ready_as_soon_as_it_is_sent_again():
    received(FilmFactory)
    running.run(jobs.claim("atelier"))
    again = received(FilmFactory, duration=None)
    again = Film.objects.get(pk=again.pk)
    assert (again.duration, again.width, again.poster.width) == (1.0, 320, 320)
    assert again.published
    assert jobs.claim("atelier") is None


def test_a_film_is_examined_derived_published_and_shown():
    film = received(FilmFactory, duration=None, width=None, height=None)
    running.run(jobs.claim("atelier"))
    film = Film.objects.get(pk=film.pk)
    assert (film.state, film.duration, film.width, film.height) == ("ready", 1.0, 320, 180)
    assert film.poster is not None
    assert film.url.endswith("/film.mp4") and film.mime_type == "video/mp4"
    roles = set(Derivative.objects.values_list("role", flat=True))
    assert roles == {"poster", "storyboard", "ladder", "progressive", "peaks", "facts"}
    for made in Derivative.objects.all():
        with default_storage.open(made.path) as file:
            assert measure(file) == (made.sha256, made.bytes)
    job = film.job
    assert (job.state, job.progress, job.attempts) == (JobState.READY, 1.0, 1)
    assert not running.work_folder(job).exists()


def test_a_model_is_published_at_full_density():
    model = received(Model3DFactory, triangles=None)
    running.run(jobs.claim("atelier"))
    model.refresh_from_db()
    assert (model.state, model.triangles) == ("ready", 1)
    assert model.url.endswith("/full.glb")


def test_the_oldest_job_comes_first_and_nobody_gets_it_twice():
    first, second = received(), other_sound(1)
    assert jobs.claim("atelier").source == first.source
    assert jobs.claim("grange").source == second.source
    assert jobs.claim("grange") is None


def test_a_job_is_left_to_a_worker_that_lives():
    job = taken()
    jobs.beat(job, "encode", 0.4)
    job.refresh_from_db()
    assert (job.step, job.percent) == ("encode", 40)
    assert job.lease_until > timezone.now() + jobs.LEASE / 2
    assert jobs.claim("grange") is None


def test_a_job_past_its_lease_is_taken_by_another_and_its_first_worker_is_told():
    job = taken(lease_until=timezone.now() - timedelta(seconds=1))
    again = jobs.claim("grange")
    assert (again.pk, again.attempts, again.worker) == (job.pk, 2, "grange")
    for change in (lambda: jobs.beat(job, "", 0.5), lambda: jobs.finish(job, "x")):
        with pytest.raises(jobs.LostJobError):
            change()
    assert Job.objects.get().state == JobState.PROBING


def test_a_worker_that_lost_its_job_publishes_nothing(monkeypatch):
    sound = received()
    job = jobs.claim("atelier")
    put = running.publishing.put_outputs

    def slow(*arguments):
        Job.objects.update(worker="grange", attempts=2)
        return put(*arguments)

    monkeypatch.setattr(running.publishing, "put_outputs", slow)
    running.run(job)
    sound.refresh_from_db()
    assert (sound.published, Derivative.objects.count()) == ("", 0)
    assert Job.objects.get().worker == "grange"


def test_a_job_that_kills_three_workers_is_given_up_with_a_sentence():
    sound = received()
    taken(attempts=3, lease_until=timezone.now() - timedelta(seconds=1))
    assert jobs.claim("grange") is None
    sound.refresh_from_db()
    assert (Job.objects.get().error_code, sound.state) == ("interrupted", MediaState.FAILED)
    assert "plusieurs fois" in sound.message


def broken(error):
    def derive(*arguments, **options):
        raise error

    return derive


def test_a_crash_is_tried_three_times_with_longer_and_longer_rests(monkeypatch):
    monkeypatch.setattr(running, "derive", broken(MemoryError("no memory")))
    sound, rests = received(), []
    for _attempt in range(3):
        running.run(jobs.claim("atelier"))
        job = Job.objects.get()
        assert jobs.claim("atelier") is None
        rests.append(job.not_before and job.not_before - timezone.now())
        Job.objects.update(not_before=timezone.now() if job.not_before else None)
    assert timedelta(0) < rests[0] < rests[1] and rests[2] is None
    assert (job.state, job.error_code) == (JobState.FAILED, "unexpected")
    assert "no memory" in job.log_tail
    sound.refresh_from_db()
    assert (sound.state, sound.message) == (MediaState.FAILED, job.message)


def test_a_refusal_is_final_at_once(monkeypatch):
    monkeypatch.setattr(running, "derive", broken(Refused("incomplete", at=41.0, duration=60.0)))
    sound = received()
    running.run(jobs.claim("atelier"))
    sound.refresh_from_db()
    assert (sound.state, Job.objects.get().attempts) == (MediaState.FAILED, 1)
    assert "0:41" in sound.message


def test_what_was_made_before_stays_shown_when_it_cannot_be_made_again(monkeypatch):
    sound = received()
    running.run(jobs.claim("atelier"))
    monkeypatch.setattr(running, "derive", broken(Refused("lost")))
    jobs.restart(sound.job)
    running.run(jobs.claim("atelier"))
    sound = Sound.objects.get()
    assert (sound.state, sound.job.state) == (MediaState.READY, JobState.FAILED)
    assert sound.can_be_retried and sound.url.endswith("sound.m4a")


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (OSError(errno.ENOSPC, "full"), "disk_full", "plus de place"),
        (MissingSandboxError("install bubblewrap"), "not_installed", "un outil"),
    ],
)
def test_a_machine_that_is_not_ready_makes_the_job_wait(monkeypatch, error, code, words):
    monkeypatch.setattr(running, "derive", broken(error))
    received()
    running.run(jobs.claim("atelier"))
    job = Job.objects.get()
    assert (job.state, job.attempts, job.error_code) == (JobState.RECEIVED, 0, code)
    assert words in job.message and job.not_before > timezone.now()


def test_no_job_starts_on_a_disk_that_is_nearly_full(monkeypatch):
    monkeypatch.setattr(running, "SPARE", 1 << 60)
    received()
    running.run(jobs.claim("atelier"))
    assert Job.objects.get().error_code == "disk_full"


def test_a_worker_that_is_told_to_stop_gives_its_job_back(monkeypatch):
    monkeypatch.setattr(running, "derive", broken(SystemExit()))
    received()
    with pytest.raises(SystemExit):
        running.run(jobs.claim("atelier"))
    assert (Job.objects.get().attempts, jobs.claim("grange").worker) == (0, "grange")


def test_a_failed_job_is_tried_again_when_asked_and_a_running_one_is_left(monkeypatch):
    job = taken()
    assert not jobs.restart(job)
    jobs.refuse(job, Refused("empty"))
    assert jobs.restart(job)
    assert jobs.claim("grange").attempts == 1


def test_an_original_that_is_lost_fails_with_a_sentence():
    sound = received()
    default_storage.delete(sound.source.path)
    running.run(jobs.claim("atelier"))
    sound.refresh_from_db()
    assert "n'est plus là" in sound.message
