"""What the demo lays over its films, and the chains its gestures are steps of."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from cms.gestures.models import ChainStep, GestureOverlay, GesturePage, OperatingChainPage, Phase
from cms.taxonomy.models import Action, Material, Tool, Trade

from .library import Library
from .texts import read

KEPT = ("film", "model", "picture")
CONCEPTS: dict[str, Any] = {"action": Action, "material": Material, "tool": Tool}
WORDS = {
    "description": "description", "rule": "rule_of_art", "source": "rule_source",
    "tolerance": "tolerance", "posture": "posture", "grip": "grip", "error": "common_error",
    "safety": "safety_note", "state": "state", "validated_by": "validated_by",
}  # fmt: skip
"""From the names of the file to those of a phase."""


def key_of(name: str) -> str:
    """Return the key of the phase `name`: the same at each loading."""
    return slugify(name)[:16]


def phase(row: dict[str, Any], film: Any) -> Phase:
    """Return the phase that `row` describes; without its film it has no moments."""
    concepts = {
        name: model.objects.get(code=row[name]) for name, model in CONCEPTS.items() if row.get(name)
    }
    return Phase(
        key=key_of(row["name"]),
        name=row["name"],
        film=film,
        start=row.get("start") if film else None,
        end=row.get("end") if film else None,
        validated_on=row.get("validated_on"),
        **{field: row.get(name) or "" for name, field in WORDS.items()},
        **concepts,
    )


def overlays(slug: str, library: Library) -> list[GestureOverlay]:
    """Return the overlays of the gesture `slug`; those of a missing media are left out."""
    made = []
    for row in read("overlays").get(slug, []):
        kind = next(name for name in KEPT if name in row)
        media = getattr(library, kind)(row[kind])
        if media is not None:
            made.append(GestureOverlay(**{kind: media}, data=_data(row)))
    return made


def _data(row: dict[str, Any]) -> dict[str, Any]:
    shapes = [
        {**shape, **({"phase": key_of(shape["phase"])} if "phase" in shape else {})}
        for shape in row["shapes"]
    ]
    calibration = {"calibration": row["calibration"]} if "calibration" in row else {}
    return {"version": 1, "shapes": shapes, **calibration}


def load_chains(index: Any) -> None:
    """Add the operating chains that are not there yet."""
    known = set(index.get_children().values_list("slug", flat=True))
    for row in read("chains"):
        if row["slug"] not in known:
            page = OperatingChainPage(
                slug=row["slug"], title=row["title"], introduction=row["introduction"]
            )
            page.trades = list(Trade.objects.filter(code__in=row["trades"]))
            page.steps = [_step(place, step) for place, step in enumerate(row["steps"])]
            index.add_child(instance=page)


def _step(place: int, row: dict[str, Any]) -> ChainStep:
    return ChainStep(
        sort_order=place,
        gesture=GesturePage.objects.filter(slug=row.get("gesture")).first(),
        name=row.get("name", ""),
        note=row.get("note", ""),
        is_alternative=row.get("or", False),
    )
