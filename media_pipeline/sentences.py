"""What people read when a file is refused: what is wrong, and what to do. French, and English."""

from __future__ import annotations

from typing import Any

from .refusal import Refused
from .sentence_table import ACCEPTED, KINDS, SENTENCES

FRENCH, ENGLISH = 0, 1
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
UNITS = (("o", "ko", "Mo", "Go"), ("B", "kB", "MB", "GB"))
NAMED_KINDS = ("wrong_kind", "no_recipe")
TIMED = ("incomplete", "outside_film")


def sentence(refused: Refused, expected: str = "", language: str = "fr") -> str:
    """Return the sentence of a refusal, in French unless `language` is another.

    `expected` is the kind of file that was asked for, "" for any.
    """
    tongue = FRENCH if language.startswith("fr") else ENGLISH
    words = {
        name: _in_words(refused.code, name, fact, tongue) for name, fact in refused.facts.items()
    }
    words["accepted"] = ACCEPTED.get(expected, ACCEPTED[""])[tongue]
    try:
        return SENTENCES[refused.code][tongue] % words
    except KeyError:  # a code without sentence, or a refusal without its figures
        return SENTENCES["malformed"][tongue]


def _in_words(code: str, name: str, fact: Any, tongue: int) -> str:
    if code in NAMED_KINDS:
        return KINDS.get(fact, (fact, fact))[tongue]
    if code == "too_large":
        return _size(fact, tongue)
    if code == "too_long":
        return f"{round(fact / 60)}{NARROW_SPACE}min"
    if code in TIMED:
        return clock(fact)
    if isinstance(fact, int):
        return f"{fact:,}".replace(",", NARROW_SPACE if tongue == FRENCH else ",")
    return str(fact)


def clock(seconds: float) -> str:
    """Return 41.9 as "0:41", and 3725 as "1:02:05"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def size(bytes: float, language: str = "fr") -> str:
    """Return a number of bytes in words, as `sentence` does."""
    return _size(bytes, FRENCH if language.startswith("fr") else ENGLISH)


def _size(bytes: float, tongue: int) -> str:
    """Return 524288000 as "500 Mo": powers of 1,024, as file managers count."""
    power = 0
    while bytes >= 1024 and power < len(UNITS[tongue]) - 1:
        bytes, power = bytes / 1024, power + 1
    number = f"{bytes:.0f}" if bytes >= 10 or not power else f"{bytes:.1f}"
    return f"{number.replace('.', ',.'[tongue])}\N{NO-BREAK SPACE}{UNITS[tongue][power]}"
