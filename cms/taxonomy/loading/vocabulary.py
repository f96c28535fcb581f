"""The starting vocabularies: what each table holds, and how it is merged with what editors wrote.

Re-importing is a three-way merge, field by field. A field is written only while it still holds
what the last import wrote; a field an editor has changed since is kept, and so is the whole
concept once it is marked as reviewed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import CODE, Commune, Concept, Trade
from .readers import TABLES, Mistakes, Reader
from .tables import Row, SourceError, read_table

FOLDER = Path(__file__).resolve().parents[1] / "vocabulary"


class Report(Counter[str]):
    """How many concepts were created, updated, unchanged and kept; and communes still unknown."""

    unknown_communes: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.unknown_communes = set()


def load_vocabularies(folder: Path = FOLDER) -> dict[str, Report]:
    """Load the five tables of `folder`, all or nothing; return a report for each file.

    Raises SourceError with every mistake of the first table that has one.
    """
    with transaction.atomic():
        return {
            file: _load(read_table(folder / file, columns.split()), model, reader)
            for file, model, columns, reader in TABLES
        }


def _load(rows: list[Row], model: type[Concept], reader: Reader) -> Report:
    mistakes, report = Mistakes(), Report()
    wanted = [(row, _read(row, reader, mistakes)) for row in rows]
    _check_codes(rows, mistakes)
    _check_references(wanted, mistakes)
    if mistakes:
        raise SourceError(*mistakes)
    for row, values in _parents_first(wanted):
        report[_merge(model, row["code"], values, report)] += 1
    return report


def _read(row: Row, reader: Reader, mistakes: Mistakes) -> dict[str, Any]:
    if not row["fr"]:
        mistakes.note(row, _("the French label is missing."))
    return {"label_fr": row["fr"], "label_en": row["en"], **reader(row, mistakes)}


def _check_codes(rows: list[Row], mistakes: Mistakes) -> None:
    seen: set[str] = set()
    for row in rows:
        if not is_code(row["code"]):
            mistakes.note(row, _("the code “%(code)s” is not valid."), code=row["code"])
        elif row["code"] in seen:
            mistakes.note(row, _("the code %(code)s is used twice."), code=row["code"])
        seen.add(row["code"])


def _check_references(wanted: list[tuple[Row, dict[str, Any]]], mistakes: Mistakes) -> None:
    """Note the parents and trades that do not exist, and parents that go round in circles."""
    parents = {row["code"]: values.get("parent", "") for row, values in wanted}
    trades = set(Trade.objects.values_list("code", flat=True))
    for row, values in wanted:
        parent = parents[row["code"]]
        if parent and parent not in parents:
            mistakes.note(row, _("the broader concept %(code)s does not exist."), code=parent)
        elif _circles(row["code"], parents):
            mistakes.note(row, _("%(code)s is broader than itself."), code=row["code"])
        for code in values.get("trades", []):
            if code not in trades:
                mistakes.note(row, _("the trade %(code)s does not exist."), code=code)


def is_code(text: str) -> bool:
    """Could `text` be the code of a concept?"""
    try:
        CODE(text)
    except ValidationError:
        return False
    return True


def _circles(code: str, parents: dict[str, str]) -> bool:
    current, steps = parents.get(code, ""), 0
    while current and current != code and steps <= len(parents):
        current, steps = parents.get(current, ""), steps + 1
    return bool(current)


def _parents_first(
    wanted: list[tuple[Row, dict[str, Any]]],
) -> Iterator[tuple[Row, dict[str, Any]]]:
    placed: set[str] = {""}
    waiting = wanted
    while waiting:
        ready = [pair for pair in waiting if pair[1].get("parent", "") in placed]
        yield from ready
        placed |= {row["code"] for row, _values in ready}
        waiting = [pair for pair in waiting if pair[0]["code"] not in placed]


def _merge(model: type[Concept], code: str, values: dict[str, Any], report: Report) -> str:
    """Write `values` where no editor has written since; return what happened, as a word."""
    concept = model.objects.filter(code=code).first()
    if concept is None:
        _write(model(code=code), values, values, report)
        return "created"
    if concept.reviewed:
        return "kept"
    present = {field: _present(concept, field) for field in values}
    ours = {f for f in values if present[f] == concept.imported.get(f, _empty(values[f]))}
    changed = {f: values[f] for f in ours if values[f] != present[f]}
    kept = any(present[f] != values[f] for f in values if f not in ours)
    before = present
    if changed:
        _write(concept, changed, values, report)
        concept.refresh_from_db()
    moved = any(_present(concept, f) != before[f] for f in changed)
    return "updated" if moved else "kept" if kept else "unchanged"


def _write(
    concept: Concept, changed: dict[str, Any], values: dict[str, Any], report: Report
) -> None:
    """Set the fields of `changed` and remember them as imported."""
    links = {f: v for f, v in changed.items() if f in ("trades", "communes")}
    for field, value in changed.items():
        if field == "parent":
            concept.parent = type(concept).objects.filter(code=value).first()
        elif field == "matches":
            concept.matches = [("match", match) for match in value]
        elif field not in links:
            setattr(concept, field, value)
    concept.save()
    for field, codes in links.items():
        _link(concept, field, codes, report)
    remembered = {field: _present(concept, field) for field in changed}
    concept.imported = {**concept.imported, **remembered}
    type(concept).objects.filter(pk=concept.pk).update(imported=concept.imported)


def _link(concept: Concept, field: str, codes: list[str], report: Report) -> None:
    key = "code" if field == "trades" else "insee"
    model: Any = Trade if field == "trades" else Commune
    found = list(model.objects.filter(**{f"{key}__in": codes}))
    report.unknown_communes |= set(codes) - {getattr(one, key) for one in found}
    getattr(concept, field).set(found)


def _present(concept: Concept, field: str) -> Any:
    """Return what `field` holds now, in the form of the table."""
    if field == "parent":
        return concept.parent.code if concept.parent else ""
    if field == "matches":
        return [dict(child.value) for child in concept.matches]
    if field in ("trades", "communes"):
        key = "code" if field == "trades" else "insee"
        held = set(getattr(concept, field).values_list(key, flat=True))
        return sorted(held)
    return getattr(concept, field)


def _empty(value: Any) -> Any:
    return type(value)()
