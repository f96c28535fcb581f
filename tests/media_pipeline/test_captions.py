"""Captions are checked line by line."""

import pytest

from media_pipeline import Refused
from media_pipeline.captions import read_captions

GOOD = """WEBVTT - Tourner l'argile
Kind: captions

NOTE une remarque

STYLE
::cue { color: white }

1
00:00.000 --> 00:01.500 align:start
La motte est centrée.

00:00:02.000 --> 01:00:03.250
Le centre s'ouvre.
Doucement.
"""


def refusal(text: str | bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read_captions(text if isinstance(text, bytes) else text.encode())
    return caught.value


def test_the_cues_are_read_with_their_times_in_seconds():
    first, second = read_captions(GOOD.encode())
    assert (first.start, first.end, first.text) == (0, 1.5, "La motte est centrée.")
    assert (second.start, second.end) == (2, 3603.25)
    assert second.text == "Le centre s'ouvre.\nDoucement."


def test_line_ends_of_any_system_are_read():
    assert len(read_captions(GOOD.replace("\n", "\r\n").encode("utf-8-sig"))) == 2


def test_a_wrong_time_is_refused_with_its_line():
    found = refusal("WEBVTT\n\n00:00.000 --> 00:01.000\nOui\n\n1:2 --> 3\nNon\n")
    assert (found.code, found.facts["line"]) == ("captions_timing", 6)


def test_a_caption_that_ends_before_it_starts_is_refused_with_its_line():
    found = refusal("WEBVTT\n\n00:05.000 --> 00:01.000\nOui\n")
    assert (found.code, found.facts["line"]) == ("captions_order", 3)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"WEBVTTX\n\n00:00.000 --> 00:01.000\nOui", "captions_header"),
        (b"1\n00:00:00,000 --> 00:00:01,000\nOui", "captions_header"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nCaf\xe9".encode("latin-1"), "captions_encoding"),
        (b"WEBVTT\n\nNOTE rien\n", "captions_empty"),
        (b"WEBVTT\n" + b"x" * (1 << 20), "too_large"),
        (b"WEBVTT\n\n" + b"00:00.000 --> 00:01.000\nx\n\n" * 10_001, "captions_too_many"),
    ],
)
def test_what_is_not_webvtt_is_refused_with_its_reason(data, code):
    assert refusal(data).code == code
