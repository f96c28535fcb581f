"""Captions are proposed by a program of the site's own; people keep the last word."""

import shlex
import sys

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.media.models import Film, Sound
from cms.media.tasks import propose_captions
from cms.media.transcription import can_transcribe, suggest
from tests.factories.films import FilmShelf
from tests.factories.media import FilmFactory, SoundFactory
from tests.factories.people import UserFactory
from tests.media_pipeline.test_transcript import LISTENER

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("La terre se centre")
    return path


@pytest.fixture
def recogniser(tmp_path, words, settings):
    program = tmp_path / "listener.py"
    program.write_text(LISTENER)
    command = [sys.executable, program, "{sound}", "{captions}", "{language}", words]
    settings.MEDIA_TRANSCRIBER = shlex.join(map(str, command))
    settings.MEDIA_TRANSCRIBER_FILES = [str(program), str(words)]


def film(tmp_path, *options: str, **values) -> Film:
    data = FilmShelf(tmp_path).film("talking.mp4", *options).read_bytes()
    return FilmFactory(file=ContentFile(data, "talking.mp4"), captions="", transcript="", **values)


def history(media) -> list[str]:
    return [str(entry.message) for entry in ModelLogEntry.objects.for_instance(media)]


def test_without_a_program_nothing_is_offered(settings):
    assert settings.MEDIA_TRANSCRIBER == "" and not can_transcribe()


def test_a_film_gets_captions_and_a_transcript(recogniser, tmp_path):
    talking = film(tmp_path)
    propose_captions.call("media.Film", talking.pk)
    talking.refresh_from_db()
    with talking.captions.open() as file:
        assert b"La terre se centre (fr)" in file.read()
    assert talking.transcript == "La terre se centre (fr)"
    assert "Read them again" in history(talking)[0] or "Relisez" in history(talking)[0]


def test_what_people_wrote_is_kept(recogniser, tmp_path):
    talking = film(tmp_path)
    Film.objects.filter(pk=talking.pk).update(transcript="Écrit à la main.")
    talking.refresh_from_db()
    assert suggest(talking)
    talking.refresh_from_db()
    assert talking.captions and talking.transcript == "Écrit à la main."
    assert not suggest(talking)


def test_a_sound_gets_a_transcript(recogniser, tmp_path):
    data = FilmShelf(tmp_path).sound("voice.mp3").read_bytes()
    voice = SoundFactory(file=ContentFile(data, "voice.mp3"), transcript="")
    assert suggest(voice)
    assert Sound.objects.get(pk=voice.pk).transcript == "La terre se centre (fr)"


def test_a_silent_film_has_the_reason_in_its_history(recogniser, tmp_path):
    silent = film(tmp_path, "-c:v", "libx264", "-af", "volume=0")
    assert not suggest(silent)
    assert history(silent) == [
        "Aucune parole n'a été reconnue. Écrivez les sous-titres à la main, ou déposez-en."
    ]
    assert not Film.objects.get(pk=silent.pk).captions


def test_a_media_that_is_gone_needs_nothing(recogniser):
    propose_captions.call("media.Film", 999_999)


def test_the_form_of_a_film_offers_captions_only_where_somebody_can_write_them(
    client, tmp_path, settings
):
    client.force_login(UserFactory(is_superuser=True))
    address = reverse(Film.snippet_viewset.get_url_name("edit"), args=[film(tmp_path).pk])
    assert "Proposer des sous-titres" not in client.get(address).content.decode()
    settings.MEDIA_TRANSCRIBER = "ecouter {sound} {captions}"
    assert "Proposer des sous-titres" in client.get(address).content.decode()


def test_the_button_has_the_captions_written(client, recogniser, tmp_path):
    client.force_login(UserFactory(is_superuser=True))
    talking = film(tmp_path)
    address = reverse(Film.snippet_viewset.get_url_name("propose"), args=[talking.pk])
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302
    talking.refresh_from_db()
    assert talking.captions and talking.transcript
    assert "Rien à proposer" in client.post(address, follow=True).content.decode()
