"""Captions of any editor are put in order and written as WebVTT."""

import pytest

from media_pipeline import Refused
from media_pipeline.captions import read_captions
from media_pipeline.captions_srt import is_srt, read_srt
from media_pipeline.captions_write import normalise_captions
from media_pipeline.derive import derive
from media_pipeline.inspection import inspect

SRT = """1
00:00:01,000 --> 00:00:02,500
La motte est <i>centrée</i>.

2
00:00:03,5 --> 00:00:05,000
<font color="#ff0000">Puis</font> l'eau & la main {\\an8}
s'ouvrent.
"""


def written(text: str | bytes, duration: float | None = None) -> tuple[str, dict]:
    data = text if isinstance(text, bytes) else text.encode()
    captions, facts = normalise_captions(data, duration)
    assert len(read_captions(captions)) == facts["cues"]  # what we write, we would accept
    return captions.decode(), facts


def refusal(text: str | bytes, duration: float | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        normalise_captions(text if isinstance(text, bytes) else text.encode(), duration)
    return caught.value


def test_subrip_becomes_webvtt():
    text, facts = written(SRT)
    assert text == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nLa motte est <i>centrée</i>.\n\n"
        "00:00:03.500 --> 00:00:05.000\nPuis l'eau &amp; la main\ns'ouvrent.\n"
    )
    assert facts == {"cues": 2, "moved": False, "trimmed": 0, "overlaps": []}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_alphabets_of_editors_are_read(encoding):
    assert read_srt(SRT.encode(encoding))[0].text == "La motte est <i>centrée</i>."


def test_written_again_captions_stay_the_same():
    once, _facts = written(SRT)
    assert written(once)[0] == once


def test_captions_are_put_in_order_of_time():
    text, facts = written(
        "WEBVTT\n\n00:05.000 --> 00:06.000\nDeux\n\n00:01.000 --> 00:02.000\nUn\n"
    )
    assert facts["moved"] and text.index("Un") < text.index("Deux")


def test_a_short_overlap_is_a_slip_and_a_long_one_two_voices():
    text, facts = written(
        "WEBVTT\n\n00:01.000 --> 00:02.100\nUn\n\n00:02.000 --> 00:05.000\nDeux\n\n"
        "00:03.000 --> 00:04.000\nTrois\n"
    )
    assert "00:00:01.000 --> 00:00:02.000" in text
    assert (facts["trimmed"], facts["overlaps"]) == (1, [9])


def test_places_are_kept_and_notes_and_styles_are_not():
    text, _facts = written(
        "WEBVTT\n\nNOTE à revoir avec Untel\n\nSTYLE\n::cue { color: red }\n\n"
        "a1\n00:01.000 --> 00:02.000 align:start region:haut line:10%\nUn\n"
    )
    assert "00:00:01.000 --> 00:00:02.000 align:start line:10%\nUn\n" in text
    assert "Untel" not in text and "STYLE" not in text


def test_captions_of_another_film_are_refused():
    found = refusal(SRT, duration=2.0)
    assert (found.code, found.facts["line"]) == ("captions_beyond", 6)


def test_a_caption_that_ends_after_the_film_is_taken():
    assert written(SRT, duration=4.0)[1]["cues"] == 2


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (SRT.replace("00:00:03,5", "00:00:0x"), "captions_timing", 6),
        (SRT.replace("00:00:02,500", "00:00:00,500"), "captions_order", 2),
        (SRT + "\n3\n", "captions_timing", 10),
    ],
)
def test_a_wrong_line_is_named(text, code, line):
    found = refusal(text)
    assert (found.code, found.facts["line"]) == (code, line)


def test_captions_without_a_word_are_refused():
    assert refusal("1\n00:00:01,000 --> 00:00:02,000\n\n").code == "captions_empty"


def test_a_number_and_times_make_a_subrip_file():
    for shift in ("", "a"):  # the head that is looked at may stop in the middle of a letter
        assert is_srt((SRT + shift + "é" * 5000).encode())
    for other in ("", "é", "x" + SRT, SRT.partition("\n")[2]):
        assert not is_srt(other.encode())


def test_a_subrip_file_is_known_by_its_content(tmp_path):
    path = tmp_path / "paroles.txt"
    path.write_text(SRT)
    answer = inspect(path)
    assert (answer["kind"], answer["accepted"]) == ("captions", True)
    assert answer["probe"]["cues"] == 2


def test_the_recipe_of_captions_writes_webvtt_from_subrip(tmp_path):
    source = tmp_path / "film.srt"
    source.write_text("1\n00:00:01,000 --> 00:00:02,500\nLa terre se centre.\n", encoding="utf-8")
    manifest = derive(source, tmp_path / "out")
    made = tmp_path / "out" / "captions.vtt"
    assert read_captions(made.read_bytes())[0].text == "La terre se centre."
    assert manifest.outputs[0].facts["cues"] == 1


def test_captions_of_another_film_are_refused_by_the_recipe(tmp_path):
    source = tmp_path / "film.srt"
    source.write_text("1\n00:09:01,000 --> 00:09:02,500\nPlus loin.\n", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        derive(source, tmp_path / "out", options={"duration": 60.0})
    assert caught.value.code == "captions_beyond"
