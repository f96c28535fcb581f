"""The list of RSE items shipped with the plugin: titles only, wording to be checked by the chamber.

ISO 26000:2010, clauses 6.2 to 6.8 (core subjects and issues), and the chamber's own guide.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent / "vocabulary/rse_items.tsv"


def load_rse_vocabulary(model: Any = None, source: Path = SOURCE) -> tuple[int, int]:
    """Create the items that are missing and update the others; return (created, updated).

    Labels the chamber has checked (`reviewed`) are left alone. May run any number of times.
    """
    if model is None:
        from .models import RseItem as model  # noqa: N813
    known = {(item.scheme, item.code): item for item in model.objects.all()}
    created = updated = 0
    for position, row in enumerate(read_rows(source), start=1):
        key = row["scheme"], row["code"]
        parent = known.get((row["scheme"], row["parent"]))
        wanted = {**_labels(row), "slug": row["slug"], "parent": parent, "position": position}
        if key not in known:
            known[key] = model.objects.create(scheme=key[0], code=key[1], **wanted)
            created += 1
        elif not known[key].reviewed:
            updated += _update(known[key], wanted)
    return created, updated


def read_rows(source: Path) -> list[dict[str, str]]:
    """Return the rows of the table; a part comes before what it is made of."""
    with source.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _labels(row: dict[str, str]) -> dict[str, str]:
    return {"label_fr": row["label_fr"], "label_en": row["label_en"]}


def _update(item: Any, wanted: dict[str, Any]) -> int:
    changed = {name: value for name, value in wanted.items() if getattr(item, name) != value}
    for name, value in changed.items():
        setattr(item, name, value)
    if changed:
        item.save()
    return 1 if changed else 0
