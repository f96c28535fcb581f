"""Films and sounds are read in a process of their own, and never take ours down."""

import json
import subprocess
import sys

import pytest
from PIL import Image

from media_pipeline import Refused
from media_pipeline.limited import python_module, run_limited
from media_pipeline.limits import TimedLimits
from media_pipeline.poster import take_poster
from media_pipeline.probe import probe
from tests.factories.media import film_bytes, glb_bytes, wav_bytes


@pytest.fixture
def write(tmp_path):
    def write(name: str, data: bytes):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


def refusal(path, limits=None) -> str:
    with pytest.raises(Refused) as caught:
        probe(path, limits)
    return caught.value.code


def test_a_film_is_measured(write):
    facts = probe(write("a.mp4", film_bytes()))
    assert (facts.duration, facts.width, facts.height) == (1.0, 320, 180)
    assert facts.has_audio and facts.video_codec == "h264"


def test_a_film_turned_by_the_phone_is_measured_as_it_is_shown(write, tmp_path):
    from media_pipeline.ffmpeg import newest_ffmpeg

    straight, turned = write("a.mp4", film_bytes()), tmp_path / "b.mp4"
    command = ["-display_rotation", "90", "-i", str(straight), "-c", "copy", str(turned)]
    subprocess.run([newest_ffmpeg().path, "-loglevel", "error", *command], check=True)
    facts = probe(turned)
    assert (facts.width, facts.height) == (180, 320)


def test_a_sound_is_measured(write):
    facts = probe(write("a.wav", wav_bytes()))
    assert (facts.duration, facts.width, facts.has_audio) == (0.5, 0, True)


def test_a_film_too_long_or_too_large_is_refused(write):
    film = write("a.mp4", film_bytes())
    assert refusal(film, TimedLimits(seconds=0.5)) == "too_long"
    assert refusal(film, TimedLimits(side=200)) == "frame_too_large"


def test_a_film_full_of_noise_is_refused(write):
    film = bytearray(film_bytes())
    start = film.index(b"stsd")
    film[start : start + 200] = b"\xff" * 200
    assert refusal(write("a.mp4", bytes(film))) in {"unreadable", "no_picture"}


def test_a_sound_in_the_place_of_a_film_is_only_a_sound(write):
    assert probe(write("a.mp4", film_bytes("-vn", extension="m4a"))).width == 0


def test_a_playlist_with_the_name_of_a_film_reads_no_other_file(write, tmp_path):
    write("secret.mp4", film_bytes())
    lists = [b"#EXTM3U\n#EXTINF:1,\nsecret.mp4\n", b"ffconcat version 1.0\nfile secret.mp4\n"]
    assert [refusal(write("a.mp4", text)) for text in lists] == ["playlist", "playlist"]


def test_the_reader_of_a_kind_reads_nothing_else(write):
    """Even past the look at the header, ffmpeg may not guess what the file is."""
    path = write("a.mp4", b"ffconcat version 1.0\nfile secret.mp4\n")
    with pytest.raises(Refused):
        command = python_module("media_pipeline.probe_worker", "mov", str(path))
        run_limited(command, 20, reads=[path])


def test_a_model_is_not_probed(write):
    assert refusal(write("a.mp4", glb_bytes())) == "unknown"


def test_a_tool_that_eats_memory_is_stopped():
    greedy = [sys.executable, "-c", "x = bytearray(900 << 20)"]
    with pytest.raises(Refused) as caught:
        run_limited(greedy, 20, memory=512 << 20)
    assert caught.value.code == "unreadable"


def test_a_tool_that_never_ends_is_stopped():
    with pytest.raises(Refused) as caught:
        run_limited([sys.executable, "-c", "while True: pass"], 0.5)
    assert caught.value.code == "too_slow"


def test_no_secret_of_the_site_reaches_a_tool(monkeypatch):
    monkeypatch.setenv("AN_SECRET_KEY", "secret")
    printed = run_limited([sys.executable, "-c", "import os; print(dict(os.environ))"], 20)
    assert b"secret" not in printed


def test_the_poster_is_a_frame_of_the_film(write, tmp_path):
    (tmp_path / "p.jpg").write_bytes(take_poster(write("a.mp4", film_bytes()), 1.0))
    with Image.open(tmp_path / "p.jpg") as poster:
        assert (poster.format, poster.size) == ("JPEG", (320, 180))


def test_a_sound_has_no_poster(write):
    with pytest.raises(Refused):
        take_poster(write("a.wav", wav_bytes()), 0.5)


@pytest.mark.parametrize(("data", "code"), [(film_bytes, 0), (lambda: b"#EXTM3U\n", 3)])
def test_the_command_line_says_what_a_file_is(write, data, code):
    command = [sys.executable, "-m", "media_pipeline", "inspect", str(write("a.mp4", data()))]
    done = subprocess.run(command, capture_output=True, check=False)
    answer = json.loads(done.stdout)
    assert done.returncode == code
    assert set(answer) == {"kind", "accepted", "code", "message", "probe"}
    assert answer["accepted"] is (code == 0)
