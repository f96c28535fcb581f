"""The vocabularies as open data; each concept's own address answers SKOS in JSON-LD."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router

from cms.taxonomy.models import Action, Material, SavoirFaire, Tool, Trade

from .answers import Slice, concept, listed
from .schemas import ConceptRef, Listed

router = Router(tags=["Vocabulaires"])
NAMES: dict[str, Any] = {
    "trades": Trade,
    "actions": Action,
    "materials": Material,
    "tools": Tool,
    "savoir-faire": SavoirFaire,
}
OF_ITS_OWN = {
    "trades": ["sector", "nafa_prefixes", "craft_domain"],
    "actions": ["effect", "means", "percussion"],
    "tools": ["means"],
    "savoir-faire": ["vitality", "period"],
}


class ConceptOut(ConceptRef):
    """A concept: `broader` is the code of the one above; `own` what only its vocabulary has."""

    broader: str | None
    alt_labels_fr: list[str]
    alt_labels_en: list[str]
    definition_fr: str
    definition_en: str
    own: dict[str, Any]


class Concepts(Listed):
    items: list[ConceptOut]


@router.get("/{name}", response=Concepts, summary="Les concepts d'un vocabulaire")
def concepts(request: HttpRequest, name: str, part: Query[Slice]) -> Any:
    """Le nom est trades, actions, materials, tools ou savoir-faire."""
    if name not in NAMES:
        raise Http404
    found = NAMES[name].objects.select_related("parent").order_by("lineage")

    def describe(request: HttpRequest, known: Any) -> dict[str, Any]:
        return {
            **concept(request, known),
            "broader": known.parent.code if known.parent else None,
            "alt_labels_fr": known.alt_labels_fr,
            "alt_labels_en": known.alt_labels_en,
            "definition_fr": known.definition_fr,
            "definition_en": known.definition_en,
            "own": {field: getattr(known, field) for field in OF_ITS_OWN.get(name, [])},
        }

    return listed(request, found, part, describe)
