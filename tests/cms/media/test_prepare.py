"""The worker makes media ready, or says why not; nothing is lost on the way."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from cms.extensions import points
from cms.media.models import Film, MediaState
from cms.media.prepare import prepare
from cms.media.tasks import prepare_media
from tests.factories.media import (
    FilmFactory,
    Model3DFactory,
    PictureFactory,
    SoundFactory,
    film_bytes,
)

pytestmark = pytest.mark.django_db


def received(factory, **kwargs):
    return factory(state=MediaState.RECEIVED, **kwargs)


@pytest.fixture
def step():
    """Adds a media step, as a plugin does, and takes it away afterwards."""

    class AnyPlugin:
        label = "plugin_test"

    def step(kind, function):
        points.media_steps.add(AnyPlugin(), kind, function, label="step")

    before = list(points.media_steps.contributions)
    yield step
    points.media_steps.contributions[:] = before


def test_a_film_gets_its_duration_its_size_and_a_poster():
    film = received(FilmFactory, duration=None, width=None, height=None, title="Tourner")
    assert prepare(film)
    film = Film.objects.get(pk=film.pk)
    assert (film.state, film.duration, film.width, film.height) == ("ready", 1.0, 320, 180)
    assert film.poster.title == "Affiche de « Tourner »"
    assert (film.poster.width, film.poster.credit) == (320, "Atelier de test")


def test_a_chosen_poster_is_kept():
    poster = PictureFactory()
    film = received(FilmFactory, poster=poster)
    prepare(film)
    assert Film.objects.get(pk=film.pk).poster == poster


def test_preparing_twice_makes_one_poster():
    film = received(FilmFactory)
    prepare(film)
    first = Film.objects.get(pk=film.pk).poster
    prepare(Film.objects.get(pk=film.pk))
    assert Film.objects.get(pk=film.pk).poster == first


def test_a_sound_gets_its_duration():
    sound = received(SoundFactory, duration=None)
    prepare(sound)
    sound.refresh_from_db()
    assert (sound.state, sound.duration) == ("ready", 0.5)


def test_a_model_gets_its_number_of_triangles():
    model = received(Model3DFactory, triangles=None)
    prepare(model)
    model.refresh_from_db()
    assert (model.state, model.triangles) == ("ready", 1)


def test_a_damaged_film_fails_with_a_sentence():
    film = received(FilmFactory, file=ContentFile(film_bytes()[:-900], "a.mp4"))
    assert not prepare(film)
    film.refresh_from_db()
    assert film.state == MediaState.FAILED
    assert "Renvoyez" in film.message
    assert not film.is_available


def test_a_lost_film_fails_with_a_sentence():
    film = received(FilmFactory)
    film.file.storage.delete(film.file.name)
    prepare(film)
    film.refresh_from_db()
    assert (film.state, film.exists) == (MediaState.FAILED, False)
    assert "n'est plus là" in film.message


def test_a_film_replaced_meanwhile_is_left_to_its_own_preparation():
    film = received(FilmFactory)
    other = Film.objects.get(pk=film.pk)
    other.file = ContentFile(film_bytes(size="160x90"), "b.mp4")
    other.save()
    assert not prepare(film)
    assert Film.objects.get(pk=film.pk).state == MediaState.RECEIVED


def test_a_film_without_ffmpeg_is_ready_without_poster(monkeypatch):
    from media_pipeline.ffmpeg import NoFFmpegError

    def missing():
        raise NoFFmpegError

    monkeypatch.setattr("media_pipeline.poster.newest_ffmpeg", missing)
    film = received(FilmFactory)
    assert prepare(film)
    assert Film.objects.get(pk=film.pk).poster is None


def test_the_steps_of_plugins_run_after_the_preparation(step):
    seen = []
    step("film", lambda media: seen.append((media.pk, media.state)))
    film = received(FilmFactory)
    prepare(film)
    assert seen == [(film.pk, "ready")]


def test_a_step_that_breaks_stops_no_other(step, caplog):
    seen = []
    step("film", lambda media: 1 / 0)
    step("film", lambda media: seen.append(media))
    assert prepare(received(FilmFactory))
    assert len(seen) == 1
    assert "ZeroDivisionError" in caplog.text


def test_a_wake_up_does_the_job_of_its_media_once():
    film = received(FilmFactory)
    for _again in range(2):
        assert prepare_media.enqueue("media.Film", film.pk).status == "SUCCESSFUL"
    film.refresh_from_db()
    assert (film.state, film.job.attempts) == ("ready", 1)


def test_a_wake_up_for_a_film_that_is_lost_says_so():
    film = received(FilmFactory)
    film.source.jobs.all().delete()
    film.file.storage.delete(film.file.name)
    prepare_media.enqueue("media.Film", film.pk)
    film.refresh_from_db()
    assert film.state == MediaState.FAILED and "n'est plus là" in film.message


def test_a_media_deleted_before_its_turn_is_no_fault():
    assert prepare_media.enqueue("media.Film", 123456).status == "SUCCESSFUL"


def test_what_is_not_ready_is_prepared_again_by_a_command(capsys):
    film, sound = received(FilmFactory), SoundFactory()
    call_command("media_prepare", "--all", "--now")
    film.refresh_from_db()
    assert film.state == MediaState.READY
    assert "2 media" in capsys.readouterr().out
    call_command("media_prepare", f"sound:{sound.pk}", "--now")


@pytest.mark.parametrize("arguments", [[], ["film:999"], ["video:1"], ["film:x"]])
def test_the_command_says_what_to_write(arguments):
    with pytest.raises(CommandError):
        call_command("media_prepare", *arguments)
