"""French words made comparable: accents, ligatures, elisions, plurals and word families.

The same functions run on what is indexed and on what is asked, so that "l'ébénisterie" finds
"ebeniste" and "tourner" finds "tournage".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[a-z0-9]+")
STOP_WORDS = frozenset(
    WORD.findall(
        """a au aux avec c ce ces cette d dans de des du elle en et il ils j je jusqu l la le les
        leur leurs lorsqu lui m ma mais me mes mon n ne nos notre nous on ou par pas pour puisqu qu
        que qui quoiqu s sa sans se ses son sous sur t ta te tes toi ton tu un une vos votre vous y
        and for in of the to"""
    )
)
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ß": "ss"})
FAMILIES = [
    re.compile(r"^(\w{4,})(?:isterie|iste)$"),  # ébéniste, ébénisterie
    re.compile(r"^(\w{3,})(?:ier|iere|erie)$"),  # potier, poterie
    re.compile(r"^(\w{3,})(?:issage|isseur|isseuse)$"),  # polissage, as polir
    re.compile(r"^(\w{4,})(?:age|er|ere|eur|euse|(?<!cout)ure)$"),  # souder, soudage, soudure
    re.compile(r"^(\w{5,})(?:ement|ation)$"),
    re.compile(r"^(\w{4,})ee$"),  # tournée, as tourner and tournage
]
"""A trade's verb, noun and doer share what stands before these endings, when it is long enough."""
ALONE = frozenset(
    WORD.findall(
        """chaleur chaussee cheminee couleur entree fromage journee message ouvrage paysage valeur
        vallee village"""
    )
)
"""Words that look like one of a family and are not."""

_stemmer = snowballstemmer.stemmer("french")


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, ligatures or punctuation, words spaced."""
    plain = unicodedata.normalize("NFD", text.translate(LIGATURES).lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(WORD.findall(plain))


def stem(text: str) -> str:
    """Return the stems of the words of `text` that carry meaning, in order."""
    words = (word for word in fold(text).split() if word not in STOP_WORDS)
    return " ".join(_stem(word) for word in words)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    word = _singular(word)
    if len(word) > 5 and word.endswith("eau"):
        return f"{word[:-3]}el"  # couteau as coutelier, ciseau as ciseler
    return _stemmer.stemWord(_root(word))


def _singular(word: str) -> str:
    if word.endswith("eaux") or (len(word) > 3 and word.endswith("s") and word[-2] != "s"):
        return word[:-1]
    return word


def _root(word: str) -> str:
    if word not in ALONE:
        for family in FAMILIES:
            if found := family.match(word):
                return found[1]
    return word
