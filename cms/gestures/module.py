"""A gesture module as data: films, phases and overlays, from which every player and format is made.

    {"version": 1, "id": 12, "title": "…", "url": "/gestes/…/",
     "films":    [{"id": 3, "domId": "film-3", "title": "…", "duration": 8.0, "size": [1280, 720],
                   "src": "/media/…"}],
     "phases":   [{"key": "a1b2c3d4", "name": "…", "film": 3, "start": 0.0, "end": 1.4, …}],
     "overlays": [{"kind": "film", "media": 3, "size": [1280, 720],
                   "data": {"version": 1, "shapes": […], "calibration": {…}}}]}

Times are in seconds, sizes in pixels (null for a 3D model); `data` is what `overlays.reading`
reads. What is unknown is left out.
"""

from __future__ import annotations

from typing import Any

from .checks import film_of, showing

VERSION = 1


def module_data(page: Any, with_secrets: bool = False) -> dict[str, Any]:
    """Return the module of `page`; trade secrets and withheld media only `with_secrets` (staff)."""
    known = [link.film for link in page.films.all()]
    films = [film for film in known if with_secrets or film.is_available]
    phases = list(page.phases.all()) if with_secrets else page.shown_phases
    overlays = [data for row in page.overlays.all() if (data := _overlay(page, row, with_secrets))]
    return {
        "version": VERSION,
        "id": page.pk,
        "title": page.title,
        "url": page.url or "",
        "films": [film_data(film) for film in films],
        "phases": [phase_data(phase, known) for phase in phases],
        "overlays": overlays,
    }


def film_data(film: Any) -> dict[str, Any]:
    return {
        "id": film.pk,
        "domId": f"film-{film.pk}",
        "title": film.title,
        "duration": film.duration,
        "size": [film.width, film.height] if film.width and film.height else None,
        "src": film.url,
    }


def phase_data(phase: Any, films: list[Any]) -> dict[str, Any]:
    """Return `phase`, cut from one of `films`."""
    film = film_of(phase, films)
    data = {
        "key": phase.key,
        "name": phase.name,
        "film": film.pk if film else None,
        "start": phase.start,
        "end": phase.end,
        "secondFilm": phase.second_film_id,
        "secondOffset": (phase.second_offset or 0.0) if phase.second_film_id else None,
        "action": phase.action_id,
        "material": phase.material_id,
        "state": phase.state,
        "tool": phase.tool_id,
        "formula": phase.formula,
        "posture": phase.posture,
        "grip": phase.grip,
        "description": phase.description,
        "rule": phase.rule_of_art,
        "ruleSource": phase.rule_source,
        "tolerance": phase.tolerance,
        "safety": phase.safety_note,
        "commonError": phase.common_error,
        "validatedBy": phase.validated_by,
        "validatedOn": phase.validated_on.isoformat() if phase.validated_on else None,
        "secret": phase.is_secret or None,
    }
    return {key: value for key, value in data.items() if value not in (None, "")}


def _overlay(page: Any, row: Any, with_secrets: bool) -> dict[str, Any] | None:
    if row.media is None or not (with_secrets or _is_shown(row)):
        return None
    data = row.data if with_secrets else _without_secrets(page, row)
    size = list(row.size) if row.size else None
    return {"kind": row.media_kind, "media": row.media.pk, "size": size, "data": data}


def _is_shown(row: Any) -> bool:
    is_picture = row.media_kind == "picture"
    return not row.media.is_withheld if is_picture else row.media.is_available


def _without_secrets(page: Any, row: Any) -> dict[str, Any]:
    """Return the shapes less those of secret phases: bound to one, or drawn during it alone."""
    films = [link.film for link in page.films.all()]
    secret = [phase for phase in page.phases.all() if phase.is_secret]
    keys = {phase.key for phase in secret}
    spans = [
        (phase.start + later, phase.end + later)
        for phase in secret
        if phase.start is not None and phase.end is not None
        for film, later in showing(phase, films)
        if film.pk == row.film_id
    ]
    shapes = [
        shape
        for shape in row.data.get("shapes", [])
        if shape.get("phase") not in keys and not any(_within(shape, *span) for span in spans)
    ]
    told = {**row.data, "shapes": shapes}
    if isinstance(views := row.data.get("views"), dict):
        told["views"] = {key: view for key, view in views.items() if key not in keys}
    return told


def _within(shape: dict[str, Any], start: float, end: float) -> bool:
    first, last = shape.get("start"), shape.get("end")
    return first is not None and last is not None and first >= start and last <= end
