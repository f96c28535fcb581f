"""What each table of the starting vocabulary holds: its columns, and how a row is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ..choices import CraftDomain, Effect, Period, Sector, Vitality
from ..models import Action, Concept, Material, SavoirFaire, Tool, Trade
from .tables import Row

AAT = "http://vocab.getty.edu/aat/"
NAFA = re.compile(r"^\d{4}[A-Z]{0,2}$")


class Mistakes(list[str]):
    """The mistakes found in a table so far."""

    def note(self, row: Row, sentence: str, **values: Any) -> None:
        self.append(row.says(sentence % values))


Reader = Callable[[Row, Mistakes], dict[str, Any]]


def read_choice(row: Row, column: str, choices: Any, mistakes: Mistakes, default: str = "") -> str:
    """Return the value of `column` if it is one of `choices`; accents do not count."""
    value = _without_accents(row[column]) or default
    if value and value not in choices.values:
        known = ", ".join(choices.values)
        sentence = _("“%(value)s” is not a known %(column)s. Known: %(known)s.")
        mistakes.note(row, sentence, value=row[column], column=column, known=known)
    return value


def read_matches(row: Row, mistakes: Mistakes) -> list[dict[str, str]]:
    """Return the match with the Getty Art & Architecture Thesaurus, with its provenance."""
    number = row["AAT"]
    if not number:
        return []
    if not re.fullmatch(r"30\d{7}", number):
        mistakes.note(row, _("“%(number)s” is not a Getty AAT number."), number=number)
    proof = f", preuve {row['preuve']}" if row["preuve"] else ""
    return [
        {
            "relation": "exactMatch",
            "scheme": "Getty AAT",
            "uri": f"{AAT}{number}",
            "provenance": f"Vocabulaire de départ ({row.file}){proof}",
        }
    ]


def read_trade(row: Row, mistakes: Mistakes) -> dict[str, Any]:
    prefixes = row.several("nafa")
    for prefix in prefixes:
        if not NAFA.match(prefix):
            mistakes.note(row, _("“%(code)s” is not a NAFA code."), code=prefix)
    if not row["sector"]:
        mistakes.note(row, _("the sector is missing."))
    return {
        "alt_labels_fr": row.several("alt_fr"),
        "alt_labels_en": row.several("alt_en"),
        "sector": read_choice(row, "sector", Sector, mistakes),
        "nafa_prefixes": prefixes,
        "craft_domain": read_choice(row, "craft_domain", CraftDomain, mistakes),
        "definition_fr": row["definition_fr"],
        "note": row["note"],
    }


def read_action(row: Row, mistakes: Mistakes) -> dict[str, Any]:
    return {
        "effect": read_choice(row, "effet", Effect, mistakes),
        "means": row["moyen"],
        "percussion": row["percussion"],
        "matches": read_matches(row, mistakes),
    }


def read_material(row: Row, mistakes: Mistakes) -> dict[str, Any]:
    return {"parent": row["parent"], "matches": read_matches(row, mistakes)}


def read_tool(row: Row, mistakes: Mistakes) -> dict[str, Any]:
    return {"means": row["moyen"]}


def read_savoir_faire(row: Row, mistakes: Mistakes) -> dict[str, Any]:
    return {
        "alt_labels_fr": row.several("alt_fr"),
        "vitality": read_choice(row, "vitality", Vitality, mistakes, Vitality.UNKNOWN),
        "period": read_choice(row, "period", Period, mistakes, Period.PRESENT),
        "trades": sorted(row.several("trades")),
        "communes": sorted(row.several("communes")),
        "definition_fr": row["summary_fr"],
        "definition_en": row["summary_en"],
        "note": row["note"],
    }


TABLES: list[tuple[str, type[Concept], str, Reader]] = [
    (
        "trades.tsv",
        Trade,
        "code fr en alt_fr alt_en sector nafa craft_domain definition_fr note",
        read_trade,
    ),
    ("actions.tsv", Action, "code fr en effet moyen percussion AAT", read_action),
    ("materials.tsv", Material, "code parent fr en AAT preuve", read_material),
    ("tools.tsv", Tool, "code fr en moyen", read_tool),
    (
        "savoir_faire.tsv",
        SavoirFaire,
        "code fr en alt_fr vitality period trades communes summary_fr summary_en note",
        read_savoir_faire,
    ),
]
"""File, model, columns and reader of each table, in the order they are loaded."""


def _without_accents(text: str) -> str:
    split = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in split if not unicodedata.combining(letter))
