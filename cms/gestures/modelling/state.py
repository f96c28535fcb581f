"""What the tool is given when it opens: the module of the last draft, its media, the words."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cms.pages.workshop.drafts import revision_data
from cms.taxonomy.choices import MaterialState
from cms.taxonomy.models import Action, Material, Tool

from ..module import film_data, module_data
from ..overlays.quantities import KINDS as QUANTITIES
from ..overlays.quantities import UNITS
from ..overlays.reading import COLOURS
from ..overlays.shapes import KINDS
from .faults import faults_of_module
from .words import words


def state_of(page: Any, revision: Any, user: Any, obstacle: str) -> dict[str, Any]:
    """Return the state of the tool on `page`, as its last revision has it."""
    perms = page.permissions_for_user(user)
    return {
        "module": module_data(page, with_secrets=True),
        "media": media_of(page),
        "faults": faults_of_module(page),
        "revision": revision_data(revision),
        "user": user.pk,
        "obstacle": obstacle,
        "may": {
            "edit": not obstacle,
            "publish": not obstacle and perms.can_publish(),
            "submit": not obstacle and perms.can_submit_for_moderation(),
        },
        "urls": addresses_of(page),
        "vocabularies": vocabularies(),
        "words": words(),
    }


def addresses_of(page: Any) -> dict[str, str]:
    names = ("save", "publish", "import")
    return {
        **{name: reverse(f"gesture_modelling_{name}", args=[page.pk]) for name in names},
        "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "preview": reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        "history": reverse("wagtailadmin_pages:history", args=[page.pk]),
        "public": page.url if page.live and page.url else "",
    }


def media_of(page: Any) -> dict[str, list[dict[str, Any]]]:
    """Return what may be shown on the stage: films (named by a phase too), images, 3D models."""
    films = {link.film_id: link.film for link in page.films.all()}
    for phase in page.phases.all():
        for film in (phase.film, phase.second_film):
            if film:
                films.setdefault(film.pk, film)
    return {
        "film": [
            {
                **film_data(film),
                "storyboard": film.storyboard_url,
                "poster": film.still_url,
                "rate": film.frame_rate,
            }
            for film in films.values()
        ],
        "picture": [_picture(link.picture) for link in page.pictures.all() if link.picture],
        "model": [
            _model(link.model) for link in page.models.all() if link.model and link.model.is_glb
        ],
    }


def _model(model: Any) -> dict[str, Any]:
    return {"id": model.pk, "title": model.title, "src": model.url, "light": model.light_url}


def _picture(picture: Any) -> dict[str, Any]:
    shown = picture.get_rendition("max-1600x1600|format-webp")
    return {
        "id": picture.pk,
        "title": picture.title,
        "src": shown.url,
        "size": [picture.width, picture.height],
    }


def vocabularies() -> dict[str, Any]:
    """Return the lists that fields are chosen from."""
    return {
        **{
            name: [
                {"id": concept.pk, "label": str(concept.label)}
                for concept in model._default_manager.order_by("label_fr")
            ]
            for name, model in (("action", Action), ("material", Material), ("tool", Tool))
        },
        "state": [{"id": value, "label": str(label)} for value, label in MaterialState.choices],
        "kinds": {
            kind.name: {
                "label": str(kind.label),
                "least": kind.least,
                "most": kind.most,
                "measures": list(kind.measures),
                "inSpace": kind.in_space,
            }
            for kind in KINDS.values()
        },
        "quantities": {name: str(label) for name, label in QUANTITIES.items()},
        "units": [
            {"symbol": u.symbol, "kind": u.kind, "factor": u.factor, "offset": u.offset}
            for u in UNITS
        ],
        "colours": list(COLOURS),
    }
