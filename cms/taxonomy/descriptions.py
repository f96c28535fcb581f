"""What the public pages say about concepts and communes, as plain data for templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from .choices import Effect, Sector, Vitality
from .models import Action, Concept, SavoirFaire, Trade
from .territory import Commune

Rows = list[dict[str, Any]]

VITALITY_TONES: dict[str, str] = {
    Vitality.LOST: "bad",
    Vitality.CRITICAL: "bad",
    Vitality.ENDANGERED: "warn",
    Vitality.VIABLE: "good",
}


def vitality_tone(concept: Any) -> str:
    """Return the tone of the badge that says how alive `concept` is."""
    return VITALITY_TONES.get(getattr(concept, "vitality", ""), "neutral")


def grouped(concepts: list[Concept]) -> Rows:
    """Return trades by sector, actions by effect, other concepts together; each as a tree."""
    field = {Trade: "sector", Action: "effect"}.get(type(concepts[0]), "") if concepts else ""
    groups: dict[str, list[Concept]] = {}
    for concept in concepts:
        groups.setdefault(getattr(concept, field) if field else "", []).append(concept)
    return [
        {"title": _display(members[0], field), "nodes": tree(members)}
        for _value, members in sorted(groups.items(), key=lambda item: _order(item[0]))
    ]


def tree(concepts: Iterable[Concept]) -> Rows:
    """Return `concepts`, given in the order of the tree, as nodes that hold their children."""
    nodes = {concept.pk: _node(concept) for concept in concepts}
    top: Rows = []
    for node in nodes.values():
        above = nodes.get(node["concept"].parent_id)
        (above["children"] if above else top).append(node)
    return sorted(top, key=lambda node: node["concept"].label.casefold()) if _flat(nodes) else top


def ancestors(concept: Concept) -> list[Concept]:
    """Return the broader concepts of `concept`, from the top; one query at most."""
    codes = concept.lineage.strip("/").split("/")[:-1]
    return list(type(concept).objects.filter(code__in=codes).order_by("lineage")) if codes else []


def related(concept: Concept) -> Rows:
    """Return the trades and communes of a savoir-faire; the savoir-faire of a trade."""
    groups: list[tuple[str, list[Any]]] = []
    if isinstance(concept, SavoirFaire):
        communes = concept.communes.defer("outline")
        groups = [(_("Trades"), list(concept.trades.all())), (_("Communes"), list(communes))]
    elif isinstance(concept, Trade):
        groups = [(_("Savoir-faire"), list(concept.savoir_faire.all()))]
    return [{"title": title, "things": things} for title, things in groups if things]


def matches(concept: Concept) -> Rows:
    """Return the mappings of `concept` to other vocabularies, with the relation in words."""
    return [_match(child) for child in concept.matches]


def concept_facts(concept: Any) -> Rows:
    """Return what is particular to the vocabulary of `concept`, as terms with their values."""
    others = [*concept.alt_labels_fr, *concept.alt_labels_en]
    return _facts(
        (_("Also called"), ", ".join(others)),
        (_("In English"), concept.label_en),
        (_("Sector"), _display(concept, "sector")),
        (_("Métiers d'art domain"), _display(concept, "craft_domain")),
        (_("Activity codes (NAFA)"), ", ".join(getattr(concept, "nafa_prefixes", []))),
        (_("Effect on matter"), _display(concept, "effect")),
        (_("Means of action"), getattr(concept, "means", "")),
        (_("Percussion"), getattr(concept, "percussion", "")),
        (_("Code"), concept.code),
    )


def commune_facts(commune: Commune) -> Rows:
    """Return population, intercommunality and codes of `commune` as terms with their values."""
    return _facts(
        (_("Inhabitants"), f"{commune.population:,}".replace(",", "\u202f")),
        (_("Intercommunality"), str(commune.intercommunality or "")),
        (_("Department"), f"{commune.department} ({commune.department_id})"),
        (_("Postal code"), ", ".join(commune.postal_codes)),
        (_("INSEE code"), commune.insee),
    )


def _facts(*rows: tuple[str, str]) -> Rows:
    return [{"term": term, "value": value} for term, value in rows if value]


def _display(concept: Any, field: str) -> str:
    display = getattr(concept, f"get_{field}_display", None)
    return str(display()) if display else ""


def _node(concept: Concept) -> dict[str, Any]:
    node: dict[str, Any] = {"concept": concept, "children": [], "badge": None}
    if isinstance(concept, SavoirFaire):
        text = _display(concept, "vitality")
        node["badge"] = {"text": text, "tone": vitality_tone(concept)}
    return node


def _flat(nodes: dict[int, dict[str, Any]]) -> bool:
    return all(node["concept"].parent_id is None for node in nodes.values())


def _match(child: Any) -> dict[str, Any]:
    relation = child.block.child_blocks["relation"]
    labels = dict(relation.field.choices)
    return {**child.value, "relation_label": labels.get(child.value["relation"], "")}


def _order(value: str) -> int:
    known = [*Sector.values, *Effect.values]
    return known.index(value) if value in known else len(known)
