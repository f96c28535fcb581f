"""ELAN (.eaf): the tiers of annotations that linguists and anthropologists cut films with.

https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf : times are milliseconds of a
TIME_ORDER; an ALIGNABLE_ANNOTATION has two of them, a REF_ANNOTATION those of its parent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _

from ...phases import new_key
from .faults import LONGEST_NAME, MOST_PHASES, Data, Imported, ModuleFileError

MOST_ANNOTATIONS = 20_000
DEEPEST = 50
PHASES = ("phase", "chapitre", "étape", "etape", "step")
"""How the tier begins that holds the phases; without one, the first tier with times does."""


@dataclass
class Annotation:
    """A text between two moments, in seconds."""

    id: str
    start: float
    end: float
    text: str


@dataclass
class Tier:
    """A named row of annotations, in time."""

    name: str
    parent: str
    annotations: list[Annotation] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_eaf(content: bytes) -> Imported:
    """Return the main tier as phases, and what the other tiers say during each as its text.

    Raises ModuleFileError, whose sentence names the tier.
    """
    tiers = read_tiers(content)
    timed = [tier for tier in tiers if tier.annotations]
    if not timed:
        raise ModuleFileError(_("No tier of this ELAN file has an annotation with its times."))
    main = next((t for t in timed if t.name.casefold().startswith(PHASES)), timed[0])
    if len(main.annotations) > MOST_PHASES:
        raise ModuleFileError(
            _("Tier “%(tier)s”: there are too many annotations: %(most)s at most.")
            % {"tier": main.name, "most": MOST_PHASES}
        )
    others = [tier for tier in timed if tier is not main]
    phases = [_phase(found, others) for found in main.annotations]
    kept = _("The phases are those of the tier “%(tier)s”.") % {"tier": main.name}
    return Imported(phases, [], [kept, *(line for tier in tiers for line in tier.remarks)])


def read_tiers(content: bytes) -> list[Tier]:
    """Return the tiers of an ELAN file, with the times of their parents where they have none."""
    root = _parsed(content)
    times = _times(root)
    known: dict[str, Annotation] = {}
    waiting: list[tuple[Tier, Any]] = []
    tiers = []
    for element in root.findall("TIER"):
        name = element.get("TIER_ID", "")
        tier = Tier(name or _("without a name"), element.get("PARENT_REF", ""))
        tiers.append(tier)
        for found in element.iter("ALIGNABLE_ANNOTATION"):
            if annotation := _aligned(tier, found, times):
                known[annotation.id] = annotation
                tier.annotations.append(annotation)
        waiting += [(tier, found) for found in element.iter("REF_ANNOTATION")]
    if len(known) + len(waiting) > MOST_ANNOTATIONS:
        raise ModuleFileError(_("There are too many annotations: %(most)s at most.")
                              % {"most": MOST_ANNOTATIONS})  # fmt: skip
    _refer(waiting, known)
    for tier in tiers:
        tier.annotations.sort(key=lambda annotation: annotation.start)
    return tiers


def _parsed(content: bytes) -> Any:
    """Return the root; a document that declares entities or a type is never expanded."""
    try:
        root = ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ModuleFileError(
            _("This file declares a document type: ELAN writes none. Export it again from ELAN.")
        ) from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ModuleFileError(
            _("This is no ELAN file: it is not well-formed XML. Export it again from ELAN.")
        ) from error
    if root.tag != "ANNOTATION_DOCUMENT":
        raise ModuleFileError(_("This is no ELAN file: its root is not ANNOTATION_DOCUMENT."))
    return root


def _times(root: Any) -> dict[str, float | None]:
    """Return the seconds of each time slot; None for those that are not aligned."""
    times: dict[str, float | None] = {}
    for slot in root.iterfind("TIME_ORDER/TIME_SLOT"):
        value = slot.get("TIME_VALUE")
        if value is not None and not (value.isascii() and value.isdigit() and len(value) < 12):
            raise ModuleFileError(
                _("Time slot “%(slot)s”: “%(value)s” is not a number of milliseconds.")
                % {"slot": slot.get("TIME_SLOT_ID", ""), "value": value[:40]}
            )
        times[slot.get("TIME_SLOT_ID", "")] = None if value is None else int(value) / 1000
    return times


def _aligned(tier: Tier, found: Any, times: dict[str, float | None]) -> Annotation | None:
    first, last = found.get("TIME_SLOT_REF1", ""), found.get("TIME_SLOT_REF2", "")
    name = found.get("ANNOTATION_ID", "")
    for slot in (first, last):
        if slot not in times:
            raise _fault(tier, name, _("its time slot “%(slot)s” does not exist.") % {"slot": slot})
    start, end = times[first], times[last]
    if start is None or end is None:
        tier.remarks.append(
            _("Tier “%(tier)s”: “%(name)s” is not aligned in time and was left out.")
            % {"tier": tier.name, "name": _value(found)[:60] or name}
        )
        return None
    if end <= start:
        raise _fault(tier, name, _("it ends before it starts."))
    return Annotation(name, start, end, _value(found))


def _refer(waiting: list[tuple[Tier, Any]], known: dict[str, Annotation]) -> None:
    """Give references the times of what they refer to, through as many tiers as it takes."""
    for _round in range(DEEPEST):
        left = []
        for tier, found in waiting:
            parent = known.get(found.get("ANNOTATION_REF", ""))
            if parent is None:
                left.append((tier, found))
                continue
            name = found.get("ANNOTATION_ID", "")
            annotation = Annotation(name, parent.start, parent.end, _value(found))
            known.setdefault(name, annotation)
            tier.annotations.append(annotation)
        if len(left) == len(waiting):
            break
        waiting = left
    for tier, found in waiting:
        tier.remarks.append(
            _("Tier “%(tier)s”: “%(name)s” refers to nothing that has times and was left out.")
            % {"tier": tier.name, "name": _value(found)[:60] or found.get("ANNOTATION_ID", "")}
        )


def _value(found: Any) -> str:
    return (found.findtext("ANNOTATION_VALUE") or "").strip()


def _fault(tier: Tier, name: str, sentence: str) -> ModuleFileError:
    return ModuleFileError(
        _("Tier “%(tier)s”, annotation “%(name)s”: %(sentence)s")
        % {"tier": tier.name, "name": name, "sentence": sentence}
    )


def _phase(found: Annotation, others: list[Tier]) -> Data:
    """Return one annotation as a phase; what begins during it elsewhere is its description."""
    lines = [
        f"{tier.name} : {' ; '.join(said)}"
        for tier in others
        if (said := [a.text for a in tier.annotations if found.start <= a.start < found.end
                     if a.text])
    ]  # fmt: skip
    name, _newline, rest = found.text.partition("\n")
    phase = {
        "key": new_key(),
        "name": name.strip()[:LONGEST_NAME] or "…",
        "start": found.start,
        "end": found.end,
        "description": "\n".join(filter(None, [rest.strip(), *lines])),
    }
    return {key: value for key, value in phase.items() if value != ""}
