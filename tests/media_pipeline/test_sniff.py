"""A file is what its content says."""

import io

import pytest

from media_pipeline import Refused
from media_pipeline.sniff import kind_of
from tests.factories.media import film_bytes, glb_bytes, wav_bytes


def kind(data: bytes) -> tuple[str, str]:
    found = kind_of(io.BytesIO(data))
    return found.kind, found.extension


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        kind_of(io.BytesIO(data))
    return caught.value.code


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        ("mp4", ("film", "mp4")),
        ("mov", ("film", "mov")),
        ("webm", ("film", "webm")),
        ("mkv", ("film", "mkv")),
        ("ts", ("film", "mts")),
        ("3gp", ("film", "mp4")),
    ],
)
def test_a_film_is_known_by_its_content(extension, expected):
    assert kind(film_bytes(extension=extension)) == expected


@pytest.mark.parametrize("extension", ["m4a", "mp3", "ogg", "wav"])
def test_a_sound_is_known_by_its_content(extension):
    codec = {
        "mp3": ["-c:a", "libmp3lame"],
        "ogg": ["-c:a", "libopus"],
        "wav": ["-c:a", "pcm_s16le"],
    }
    data = film_bytes("-vn", *codec.get(extension, []), extension=extension)
    assert kind(data) == ("sound", extension)


def test_a_model_and_captions_are_known_by_their_first_word():
    assert kind(glb_bytes()) == ("model", "glb")
    assert kind(b"\xef\xbb\xbfWEBVTT\n\n00:00.000 --> 00:01.000\nOui") == ("captions", "vtt")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\0" * 5000, "empty"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "playlist"),
        (b"ffconcat version 1.0\nfile a.mp4\n", "playlist"),
        (b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5000 RTP/AVP 96\n", "playlist"),
        (b'<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"/>', "playlist"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "svg"),
        (b'<?xml version="1.0"?><!-- a --><SVG onload="alert(1)"/>', "svg"),
        (b"PK\x03\x04" + b"x" * 400, "unknown"),
        (b"Bonjour, ceci est une lettre.", "unknown"),
        (b"\x1a\x45\xdf\xa3\x93\x42\x82\x84test" + b"\0x" * 40, "unknown"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x0a" + b"x" * 400, "malformed"),
        (b"OggS\x00\x02" + b"\0" * 22 + b"\x80theora" + b"x" * 60, "unknown"),
    ],
)
def test_anything_else_is_refused_with_its_reason(data, code):
    assert refusal(data) == code


def test_a_film_cut_in_the_middle_is_refused():
    film = film_bytes("-movflags", "+faststart")
    assert refusal(film[: len(film) // 2]) == "truncated"


def test_a_film_whose_index_was_lost_is_refused():
    film = film_bytes()
    assert refusal(film[: film.index(b"moov") - 4]) == "truncated"


def test_a_box_longer_than_the_file_is_refused():
    film = bytearray(film_bytes())
    position = film.index(b"moov") - 4
    film[position : position + 4] = (2**31).to_bytes(4, "big")
    assert refusal(bytes(film)) == "truncated"


def test_a_box_without_length_does_not_loop_for_ever():
    film = film_bytes()
    head = film[: int.from_bytes(film[:4], "big")]
    assert refusal(head + b"\0\0\0\1free" + b"\0" * 8) == "malformed"


def test_a_wave_shorter_than_it_says_is_refused():
    assert refusal(wav_bytes()[:2000]) == "truncated"


def test_an_mp4_without_picture_is_a_sound_whatever_its_name():
    assert kind(film_bytes("-vn", extension="m4a"))[0] == "sound"
