"""What a SKOS file would change in a vocabulary, shown first and written afterwards."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Concept
from .opening import SkosError
from .reading import Incoming

LISTS = ("alt_labels_fr", "alt_labels_en")


@dataclass
class Change:
    """One concept that is created or changed: field, before and after, as they are shown."""

    code: str
    label: str
    is_new: bool
    fields: list[tuple[str, Any, Any]] = field(default_factory=list)

    @property
    def shown(self) -> list[dict[str, str]]:
        """The fields in words."""
        return [
            {"name": _name(name), "before": _in_words(before), "after": _in_words(after)}
            for name, before, after in self.fields
        ]


@dataclass
class Plan:
    """What a file changes; `notes` say what of it cannot be kept."""

    changes: list[Change]
    unchanged: int
    notes: list[str]

    @property
    def created(self) -> int:
        return sum(change.is_new for change in self.changes)

    @property
    def updated(self) -> int:
        return len(self.changes) - self.created

    @property
    def mark(self) -> str:
        """A short mark of this plan: another one would do something else."""
        told = repr([(c.code, c.is_new, c.fields) for c in self.changes])
        return hashlib.sha256(told.encode()).hexdigest()[:24]

    @property
    def summary(self) -> str:
        sentence = _("%(created)d to create, %(updated)d to update, %(unchanged)d unchanged")
        counts = {"created": self.created, "updated": self.updated, "unchanged": self.unchanged}
        return sentence % counts


def plan_of(model: type[Concept], incoming: list[Incoming]) -> Plan:
    """Return what `incoming` changes in the vocabulary of `model`; nothing is written.

    What a file does not say of a concept is kept, and so are concepts that it does not name.
    """
    known = {c.code: c for c in model.objects.select_related("parent")}
    codes = {one.address: _code_of(one, model, known) for one in incoming}
    plan = Plan([], 0, [])
    for one in incoming:
        code = codes[one.address]
        values = _resolved(one, codes, model, known, plan)
        concept = known.get(code)
        present = {name: present_value(concept, name) for name in values}
        fields = [
            (name, present[name], _merged(name, present[name], value))
            for name, value in values.items()
        ]
        fields = [(name, before, after) for name, before, after in fields if before != after]
        if concept is None or fields:
            label = values.get("label_fr") or (concept.label_fr if concept else code)
            plan.changes.append(Change(code, label, concept is None, fields))
        else:
            plan.unchanged += 1
    _refuse_circles(plan, known)
    return plan


def write(model: type[Concept], plan: Plan) -> None:
    """Write `plan`, all or nothing; SkosError says which concept cannot be written."""
    with transaction.atomic():
        for change in _parents_first(plan.changes):
            known = model.objects.select_related("parent").filter(code=change.code)
            concept = known.first() or model(code=change.code)
            for name, _before, after in change.fields:
                _set(concept, name, after)
                if name == "parent":
                    concept.parent = model.objects.get(code=after) if after else None
            _check(concept)
            concept.save()


def _parents_first(changes: list[Change]) -> list[Change]:
    """Return `changes` so that a broader concept is written before those placed under it.

    There are no circles: `plan_of` refused them.
    """
    waiting = {change.code: change for change in changes}
    ordered: list[Change] = []
    for change in changes:
        branch = []
        current: Change | None = waiting.pop(change.code, None)
        while current:
            branch.append(current)
            above = next((after for name, _b, after in current.fields if name == "parent"), "")
            current = waiting.pop(above, None)
        ordered += reversed(branch)
    return ordered


def present_value(concept: Concept | None, name: str) -> Any:
    """Return what `name` holds, in the form of a file; what a new concept has not is empty."""
    if concept is None:
        return [] if name in LISTS or name == "matches" else ""
    if name == "parent":
        return concept.parent.code if concept.parent else ""
    if name == "matches":
        return [dict(child.value) for child in concept.matches]
    return getattr(concept, name)


def _code_of(one: Incoming, model: type[Concept], known: dict[str, Concept]) -> str:
    """Return the code under which a concept is known here: its notation, or its address."""
    if one.code in known:
        return one.code
    path = urlsplit(one.address).path
    before, _slash, last = path.rstrip("/").rpartition("/")
    return last if last in known and before.endswith(f"/{model.vocabulary}") else one.code


def _resolved(
    one: Incoming,
    codes: dict[str, str],
    model: type[Concept],
    known: dict[str, Concept],
    plan: Plan,
) -> dict[str, Any]:
    """Return the values of `one`, with the code of its broader concept instead of the address."""
    values = dict(one.values)
    if above := values.get("parent"):
        code = codes.get(above) or _code_of(Incoming(above, ""), model, known)
        if code:
            values["parent"] = code
        else:
            del values["parent"]
            sentence = _("%(code)s: its broader concept %(above)s is neither in the file nor here.")
            plan.notes.append(sentence % {"code": one.code, "above": above})
    return values


def _merged(name: str, present: Any, value: Any) -> Any:
    """Return `value` in the order of `present`: RDF keeps none."""
    if name in LISTS:
        return [*[v for v in present if v in value], *[v for v in value if v not in present]]
    if name != "matches":
        return value
    known = {(match["relation"], match["uri"]): match for match in present}
    asked = {(match["relation"], match["uri"]): match for match in value}
    order = [*[key for key in known if key in asked], *[key for key in asked if key not in known]]
    return [_match(known.get(key, {}), asked[key]) for key in order]


def _match(present: dict[str, str], asked: dict[str, str]) -> dict[str, str]:
    host = urlsplit(asked["uri"]).hostname or ""
    return {
        "relation": asked["relation"],
        "scheme": asked.get("scheme") or present.get("scheme") or host,
        "uri": asked["uri"],
        "provenance": asked.get("provenance", present.get("provenance", "")),
    }


def _refuse_circles(plan: Plan, known: dict[str, Concept]) -> None:
    above = {code: c.parent.code if c.parent else "" for code, c in known.items()}
    for change in plan.changes:
        moved = [after for name, _before, after in change.fields if name == "parent"]
        above |= dict.fromkeys([change.code] if moved else [], "".join(moved))
    for change in plan.changes:
        current, steps = above.get(change.code, ""), 0
        while current and current != change.code and steps <= len(above):
            current, steps = above.get(current, ""), steps + 1
        if current == change.code:
            raise SkosError(_("%(code)s is broader than itself.") % {"code": change.code})


def _set(concept: Concept, name: str, value: Any) -> None:
    if name == "matches":
        concept.matches = [("match", match) for match in value]
    elif name != "parent":
        setattr(concept, name, value)


def _check(concept: Concept) -> None:
    try:
        concept.clean()
    except ValidationError as error:
        sentences = [f"{concept.code} : {message}" for message in error.messages]
        raise SkosError(*sentences) from error


def _name(name: str) -> str:
    field: Any = Concept._meta.get_field(name)
    return str(field.verbose_name)


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(v["uri"] if isinstance(v, dict) else str(v) for v in value)
    return str(value)
