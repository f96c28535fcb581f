"""From what the tool sends to the phases and the overlays of a page, which keep what it ignores."""

from __future__ import annotations

import math
from datetime import date
from typing import Any, TypeGuard

from django.utils.translation import gettext as _

from cms.pages.workshop.drafts import UnreadableError
from cms.taxonomy.choices import MaterialState
from cms.taxonomy.models import Action, Material, Tool

from ..models import GestureOverlay, GesturePage, Phase
from ..phases import new_key

MOST_PHASES = 500
TEXTS = {
    "name": "name", "posture": "posture", "grip": "grip", "description": "description",
    "rule": "rule_of_art", "ruleSource": "rule_source", "tolerance": "tolerance",
    "safety": "safety_note", "commonError": "common_error", "validatedBy": "validated_by",
}  # fmt: skip
"""What the tool calls each text of a phase, and its field."""
FIELDS = {
    **{field: name for name, field in TEXTS.items()},
    "start": "start", "end": "end", "film": "film", "second_film": "secondFilm",
    "second_offset": "secondOffset", "action": "action", "material": "material",
    "state": "state", "tool": "tool", "validated_on": "validatedOn", "is_secret": "secret",
}  # fmt: skip
"""Where the tool shows the fault of a field."""


def keep_module(page: GesturePage, sent: dict[str, Any]) -> None:
    """Put what the tool sends in `page`, in memory; faulty or not, what is typed is kept.

    Raises UnreadableError when it is not a list of phases and a list of overlays.
    """
    phases, overlays = sent.get("phases"), sent.get("overlays")
    if not _are_objects(phases) or not _are_objects(overlays) or len(phases) > MOST_PHASES:
        raise UnreadableError(_("What was sent is not a gesture module: reload the page."))
    films = _films(page)
    main = next((link.film_id for link in page.films.all()), None)
    page.phases = _phases(page, phases, films, main)
    page.overlays = _overlays(page, overlays, films)


def _are_objects(rows: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def _films(page: GesturePage) -> set[int]:
    """Return the films that the module may name: the gesture's, and those it names already."""
    rows = page.phases.all()
    named = {pk for row in rows for pk in (row.film_id, row.second_film_id) if pk}
    laid = {row.film_id for row in page.overlays.all() if row.film_id}
    return {link.film_id for link in page.films.all()} | named | laid


def _phases(
    page: GesturePage, rows: list[dict[str, Any]], films: set[int], main: int | None
) -> list[Phase]:
    known = {phase.key: phase for phase in page.phases.all()}
    words = {
        name: set(model._default_manager.filter(pk__in=_numbers(rows, name)).values_list(
            "pk", flat=True))
        for name, model in (("action", Action), ("material", Material), ("tool", Tool))
    }  # fmt: skip
    kept = []
    for order, row in enumerate(rows):
        phase = known.pop(str(row.get("key")), None) or Phase(key=_key(row.get("key"), kept))
        _fill(phase, row, films, main)
        for name, allowed in words.items():
            chosen = _pk(row.get(name))
            setattr(phase, f"{name}_id", chosen if chosen in allowed else None)
        phase.sort_order = order
        kept.append(phase)
    return kept


def _fill(phase: Phase, row: dict[str, Any], films: set[int], main: int | None) -> None:
    for name, field in TEXTS.items():
        setattr(phase, field, str(row.get(name) or "").strip())
    for name in ("start", "end"):
        setattr(phase, name, _number(row.get(name)))
    # An empty film is the main one, and stays empty: it follows when the main one changes.
    film, second = _pk(row.get("film")), _pk(row.get("secondFilm"))
    if film in films and not (film == main and phase.film_id is None):
        phase.film_id = film
    elif film != main:
        phase.film_id = None
    phase.second_film_id = second if second in films else None
    phase.second_offset = _number(row.get("secondOffset")) if phase.second_film_id else None
    state = str(row.get("state") or "")
    phase.state = state if state in MaterialState.values else ""
    phase.validated_on = _day(row.get("validatedOn"))
    phase.is_secret = row.get("secret") is True


def _overlays(
    page: GesturePage, rows: list[dict[str, Any]], films: set[int]
) -> list[GestureOverlay]:
    """Return the overlays of the page, by media: `data` is stored as sent, even if unreadable."""
    known = {(row.media_kind, row.film_id or row.picture_id or row.model_id): row
             for row in page.overlays.all()}  # fmt: skip
    allowed = {
        *[("film", pk) for pk in films],
        *[("picture", link.picture_id) for link in page.pictures.all()],
        *[("model", link.model_id) for link in page.models.all()],
        *known,
    }
    kept = []
    for row in rows:
        place = (str(row.get("kind")), _pk(row.get("media")))
        if place not in allowed:
            continue
        overlay = known.pop(place, None) or GestureOverlay(**{f"{place[0]}_id": place[1]})
        if isinstance(row.get("data"), dict):
            overlay.data = row["data"]
        overlay.sort_order = len(kept)
        kept.append(overlay)
    return kept


def _key(sent: Any, kept: list[Phase]) -> str:
    """Return the key that the tool gave to a new phase, when it may be one and is not taken."""
    key = str(sent or "")
    fits = key.isalnum() and key.isascii() and len(key) <= 16
    return key if fits and key not in {phase.key for phase in kept} else new_key()


def _numbers(rows: list[dict[str, Any]], name: str) -> list[int]:
    return [pk for row in rows if (pk := _pk(row.get(name))) is not None]


def _pk(value: Any) -> int | None:
    """Return the number of a row, None for what cannot be one."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 < value < 2**63 else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
