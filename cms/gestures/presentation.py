"""What the public page of a gesture shows, ready for its template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms.media.licences import Licence, url_of
from cms.taxonomy.linked_data import as_script

from .measured import MeasuredMedia, measured_media, rows_over
from .module import module_data


@dataclass
class Stage:
    """A film of the gesture with the phases it shows; `dom_id` names it in the page."""

    film: Any
    caption: str
    dom_id: str
    phases: list[Any] = field(default_factory=list)
    measured: list[Any] = field(default_factory=list)


def stages_of(page: Any) -> list[Stage]:
    """Return the films in order with their phases; a phase without film goes to the first."""
    stages = [Stage(link.film, link.caption, f"film-{link.film_id}") for link in page.films.all()]
    for phase in page.shown_phases:
        stage = next((s for s in stages if s.film.pk == phase.film_id), None)
        if stages:
            (stage or stages[0]).phases.append(phase)
    return stages


def over_media_of(page: Any) -> dict[str, Any]:
    """Return what is laid over the media of `page`: as data for the player, and in words."""
    module = module_data(page)
    measured = measured_media(module)
    stages = stages_of(page)
    for stage in stages:
        stage.measured = rows_over(measured, "film", stage.film.pk)
    is_told = module["overlays"] or any("start" in phase for phase in module["phases"])
    return {
        "stages": stages,
        "layers": sorted({name for media in measured for name in media.layers if name}),
        "measured_pictures": _pictures(page, measured),
        "models": [
            {"model": link.model, "caption": link.caption, "points": _points(measured, link.model)}
            for link in page.models.all()
        ],
        "module_json": as_script(module) if is_told else "",
    }


def _pictures(page: Any, measured: list[MeasuredMedia]) -> list[dict[str, Any]]:
    pictures = {row.picture_id: row.picture for row in page.overlays.all() if row.picture_id}
    return [
        {"picture": pictures[media.media], "rows": media.rows}
        for media in measured
        if media.kind == "picture"
    ]


def _points(measured: list[MeasuredMedia], model: Any) -> list[dict[str, str]]:
    """Return the shapes over a 3D model as the component wants its points."""
    return [
        {
            "title": row.name,
            "text": ". ".join(words for words in (row.value, row.text) if words),
            "position": row.position,
            "normal": "0 1 0",
        }
        for row in rows_over(measured, "model", model.pk)
    ]


def formula_of(page: Any, index_url: str) -> list[dict[str, Any]]:
    """Return the terms of the gesture (action, materials, tools), each leading to the listing."""
    action = [_word(page.action, "action", index_url)] if page.action else []
    materials = [
        {**_word(link.material, "matiere", index_url), "state": link.get_state_display()}
        for link in page.materials.all()
    ]
    tools = [_word(tool, "outil", index_url) for tool in page.tools.all()]
    terms = [(_("Action"), action), (_("Material"), materials), (_("Tool"), tools)]
    return [{"label": label, "words": words} for label, words in terms if words]


def _word(concept: Any, facet: str, index_url: str) -> dict[str, str]:
    return {"title": concept.label, "url": f"{index_url}?{urlencode({facet: concept.code})}"}


def facts_of(page: Any) -> list[dict[str, Any]]:
    """Return the short facts of the gesture for a definition list."""
    facts = [
        {"term": _("Level"), "value": page.get_level_display()},
        {"term": _("Motricity"), "value": page.get_motricity_display()},
        {"term": _("Duration"), "value": page.duration_note},
        {"term": _("Licence"), "value": _licence(page.licence), "url": url_of(page.licence)},
        {"term": _("Credits"), "value": page.credits},
    ]
    return [fact for fact in facts if fact["value"]]


def gallery_of(page: Any) -> dict[str, Any] | None:
    """Return the images for the gallery; one alone already stands at the top without a film."""
    images = [{"image": link.picture, "caption": link.caption} for link in page.pictures.all()]
    if not images or (len(images) == 1 and not page.films.all()):
        return None
    return {"title": _("In pictures"), "images": images}


def trades_of(page: Any, index_url: str) -> list[dict[str, str]]:
    """Return the trades as chips that lead to the listing."""
    return [_word(trade, "metier", index_url) for trade in page.trades.all()]


def _licence(licence: str) -> str:
    return str(dict(Licence.choices).get(licence, ""))


def pictures_of(page: Any) -> list[Any]:
    """Return every picture the page shows of its own; None where there is none."""
    return [
        *[link.picture for link in page.pictures.all()],
        *[link.film.poster for link in page.films.all()],
        *[link.model.poster for link in page.models.all()],
    ]
