"""Automatic captions come from a program of the site's own choice, between the same walls.

No model of speech can be had here: the program is a small one that writes when it hears something.
"""

import sys
from pathlib import Path

import pytest

from media_pipeline import Refused
from media_pipeline.captions import read_captions
from media_pipeline.derive import derive
from tests.factories.films import FilmShelf

LISTENER = """
import array, sys, wave
sound, captions, language, words = sys.argv[1:]
with wave.open(sound) as file:
    assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (1, 16000, 2)
    samples = array.array("h", file.readframes(file.getnframes()))
if max(samples, default=0) > 500:
    said = open(words).read().strip()
    with open(captions, "w") as out:
        out.write(f"1\\n00:00:00,000 --> 00:00:01,500\\n{said} ({language})\\n")
"""


@pytest.fixture
def shelf(tmp_path):
    return FilmShelf(tmp_path)


@pytest.fixture
def listener(tmp_path) -> dict:
    program, model = tmp_path / "listener.py", tmp_path / "model.txt"
    program.write_text(LISTENER)
    model.write_text("La terre se centre")
    command = [sys.executable, str(program), "{sound}", "{captions}", "{language}", str(model)]
    return {"command": command, "files": [str(program), str(model)]}


def transcribed(source: Path, out: Path, options: dict) -> list[str]:
    derive(source, out, "transcript", options)
    return [cue.text for cue in read_captions((out / "captions.vtt").read_bytes())]


def test_what_is_said_in_a_film_becomes_captions(shelf, listener, tmp_path):
    film = shelf.film("film.mp4")
    assert transcribed(film, tmp_path / "out", listener) == ["La terre se centre (fr)"]
    assert not list((tmp_path / "out").glob("*.wav"))


def test_the_language_is_told_to_the_program(shelf, listener, tmp_path):
    sound = shelf.sound("voice.mp3")
    options = {**listener, "language": "oc"}
    assert transcribed(sound, tmp_path / "out", options) == ["La terre se centre (oc)"]


def test_silence_is_answered_in_a_sentence(shelf, listener, tmp_path):
    film = shelf.film("silent.mp4", "-c:v", "libx264", "-af", "volume=0")
    with pytest.raises(Refused) as caught:
        transcribed(film, tmp_path / "out", listener)
    assert caught.value.code == "no_speech"


def test_a_film_without_sound_is_refused(shelf, listener, tmp_path):
    with pytest.raises(Refused) as caught:
        transcribed(shelf.film("mute.mp4", sound=False), tmp_path / "out", listener)
    assert caught.value.code == "no_sound"


def test_the_program_sees_nothing_it_was_not_given(shelf, listener, tmp_path):
    listener["files"].pop()  # its words stay outside
    with pytest.raises(Refused) as caught:
        transcribed(shelf.film("film.mp4"), tmp_path / "out", listener)
    assert caught.value.code == "unreadable"


def test_without_a_program_nothing_is_transcribed(shelf, tmp_path):
    with pytest.raises(ValueError, match="sound"):
        transcribed(shelf.film("film.mp4"), tmp_path / "out", {})
