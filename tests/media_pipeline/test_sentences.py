"""A refusal is a sentence that says what is wrong and what to do, in French and in English."""

import re
from pathlib import Path

import pytest

from media_pipeline import Refused
from media_pipeline.sentence_table import SENTENCES
from media_pipeline.sentences import clock, sentence

PACKAGE = Path(__file__).resolve().parents[2] / "media_pipeline"


@pytest.mark.parametrize(
    ("refused", "language", "expected"),
    [
        (Refused("empty"), "fr", "Ce fichier est vide. Renvoyez-le."),
        (Refused("empty"), "en", "This file is empty. Send it again."),
        (
            Refused("incomplete", at=41.7, duration=60),
            "fr",
            "Ce fichier s'arrête à 0:41 : l'envoi a sans doute été coupé. Renvoyez-le.",
        ),
        (
            Refused("too_large", limit=500 << 20, found=(3 << 30) // 2),
            "fr",
            "Ce fichier pèse 1,5\xa0Go : la limite est de 500\xa0Mo. Envoyez-en un plus léger.",
        ),
        (
            Refused("too_long", limit=7200, found=36000),
            "fr",
            "Ce fichier dure 600\u202fmin : la limite est de 120\u202fmin. "
            "Coupez-le en plusieurs parties.",
        ),
        (
            Refused("frame_too_large", limit=4096, width=7680, height=4320),
            "fr",
            "L'image fait 7\u202f680 × 4\u202f320 pixels : la limite est de 4\u202f096 par côté. "
            "Exportez-la en plus petit.",
        ),
    ],
)
def test_the_figures_of_a_refusal_are_in_its_sentence(refused, language, expected):
    assert sentence(refused, "film", language) == expected


def test_what_to_send_instead_is_said():
    assert "un son en MP3" in sentence(Refused("wrong_kind", found="film"), "sound")
    assert "un film, un son, une photographie" in sentence(Refused("unknown"))


def test_every_code_that_the_pipeline_raises_has_its_sentence():
    code = re.compile(r'Refused\(\s*"(\w+)"')
    raised = {name for path in PACKAGE.rglob("*.py") for name in code.findall(path.read_text())}
    assert len(raised) > 20 and raised <= SENTENCES.keys()


def test_both_languages_say_the_same_figures():
    for french, english in SENTENCES.values():
        assert set(re.findall(r"%\(\w+\)s", french)) == set(re.findall(r"%\(\w+\)s", english))
        assert french.endswith(".") and english.endswith(".")


def test_a_refusal_without_its_figures_still_says_something():
    assert sentence(Refused("too_long")).startswith("Ce fichier est abîmé")


def test_times_are_written_as_players_write_them():
    assert [clock(seconds) for seconds in (0, 41.9, 3725)] == ["0:00", "0:41", "1:02:05"]
