"""What formats say in words of the module, its rights and its shapes. French: see `exports`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cms.media.licences import Licence

from ..overlays.shapes import Shape
from .source import Layer, Source

PUBLIC_DOMAIN = "http://creativecommons.org/publicdomain/zero/1.0/"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
CREATIVE_COMMONS = {
    Licence.CC_BY: "by", Licence.CC_BY_SA: "by-sa", Licence.CC_BY_NC: "by-nc",
    Licence.CC_BY_NC_ND: "by-nc-nd",
}  # fmt: skip


def rights_uri(licence: str) -> str:
    """Return the URI that machines know a licence by; "" for those that have none.

    Creative Commons and RightsStatements.org, http and without the language: IIIF takes no other.
    """
    if licence == Licence.CC0:
        return PUBLIC_DOMAIN
    if licence == Licence.RESERVED:
        return IN_COPYRIGHT
    name = next((short for known, short in CREATIVE_COMMONS.items() if known == licence), "")
    return f"http://creativecommons.org/licenses/{name}/4.0/" if name else ""


def licence_name(licence: str) -> str:
    """Return "CC BY 4.0" for "CC-BY-4.0"."""
    return str(dict(Licence.choices).get(licence, licence))


def credit_of(media: Any) -> str:
    """Return who made a media and under which licence, in one line."""
    parts = [media.credit or media.author, licence_name(media.licence)]
    return ", ".join(part for part in parts if part)


def credit_of_module(source: Source) -> str:
    """Return how the module must be credited, in one line."""
    page = source.page
    parts = [page.credits, source.publisher, licence_name(page.licence)]
    return ". ".join(" ".join(part.split()).rstrip(".") for part in parts if part)


def facts_of(source: Source) -> list[tuple[str, str]]:
    """Return the (name, value) pairs that describe the gesture."""
    page = source.page
    words = {
        _("Action"): str(page.action or ""),
        _("Material"): ", ".join(page.material_names),
        _("Tool"): ", ".join(tool.label for tool in page.tools.all()),
        _("Trade"): ", ".join(trade.label for trade in page.trades.all()),
        _("Level"): page.get_level_display(),
        _("Motricity"): page.get_motricity_display(),
        _("Duration"): page.duration_note,
        _("Licence"): licence_name(page.licence),
    }
    return [(str(name), str(value)) for name, value in words.items() if value]


def phase_facts(phase: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the (name, value) pairs that say how a phase is done well."""
    words = {
        _("Gesture"): phase.get("formula"),
        _("Posture"): phase.get("posture"),
        _("Grip"): phase.get("grip"),
        _("Rule of the art"): phase.get("rule"),
        _("Source"): phase.get("ruleSource"),
        _("Tolerance"): phase.get("tolerance"),
        _("Safety"): phase.get("safety"),
        _("Common error"): phase.get("commonError"),
        _("Validated by"): phase.get("validatedBy"),
    }
    return [(str(name), str(value)) for name, value in words.items() if value]


def sentence_of(layer: Layer, shape: Shape) -> str:
    """Return a shape in one line: its name, its text, what it measures."""
    quantity = layer.quantity_of(shape)
    parts = [str(shape), shape.text, str(quantity) if quantity else ""]
    return " : ".join(" ".join(part.split()) for part in parts if part)
