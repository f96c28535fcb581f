"""The module as linked data: schema.org for search engines, CIDOC-CRM for heritage.

The gesture as it is taught is an E29 Design or Procedure; as it was filmed, an E11 Modification
(an E7 Activity that changes a thing) whose parts are the phases; what is measured on it is an
E16 Measurement that observed E54 Dimensions. Units are those of UN/CEFACT Recommendation 20 for
schema.org, of UCUM for CIDOC-CRM. https://cidoc-crm.org (7.1.3). The context is inline:
nobody has to be asked to read it.
"""

from __future__ import annotations

from typing import Any

from ..overlays.quantities import Quantity
from ..overlays.shapes import Shape
from ..structured import how_to
from .source import Data, Source, known

CONTEXT = {
    "@vocab": "https://schema.org/",
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "url": {"@type": "@id"}, "license": {"@type": "@id"}, "contentUrl": {"@type": "@id"},
    "thumbnailUrl": {"@type": "@id"}, "image": {"@type": "@id"},
}  # fmt: skip
ACTIVITY = ["crm:E7_Activity", "crm:E11_Modification"]


def document(source: Source) -> Data:
    """Return the module as JSON-LD."""
    data = how_to(source.page, None)
    steps = {step["@id"]: step for step in data.get("step", [])}
    for step in steps.values():
        step["@type"] = ["HowToStep", "crm:E29_Design_or_Procedure"]
    return known({
        **data,
        "@context": CONTEXT,
        "@type": ["HowTo", "crm:E29_Design_or_Procedure"],
        "publisher": _publisher(source),
        "mentions": [
            quantity_value(shape, quantity)
            for shape, quantity in _measured(source)
            if quantity.value is not None
        ],
        "crm:P69_has_association_with": [{"@id": name} for name in steps],
        "crm:P68_foresees_use_of": [_material(source, m.material) for m in _materials(source)],
        "crm:P33i_was_used_by": _activity(source),
    })  # fmt: skip


def quantity_value(shape: Shape, quantity: Quantity) -> Data:
    """Return a measure as a schema.org QuantitativeValue; its tolerance gives its bounds."""
    value, tolerance = quantity.value, quantity.tolerance
    bounds = (
        {"minValue": value - tolerance, "maxValue": value + tolerance}
        if value is not None and tolerance is not None
        else {}
    )
    doubt = {"@type": "PropertyValue", "name": "standard uncertainty",
             "value": quantity.uncertainty, "unitCode": quantity.unit.common_code}  # fmt: skip
    return known({
        "@type": "QuantitativeValue",
        "name": str(shape),
        "value": value,
        "unitCode": quantity.unit.common_code,
        "unitText": quantity.unit.symbol,
        **bounds,
        "additionalProperty": doubt if quantity.uncertainty else None,
    })  # fmt: skip


def _measured(source: Source) -> list[tuple[Shape, Quantity]]:
    """Return the shapes that measure something, with what they measure."""
    return [
        (shape, quantity)
        for layer in source.layers
        for shape in layer.overlay.shapes
        if (quantity := layer.quantity_of(shape)) and quantity.value is not None
    ]


def _activity(source: Source) -> Data:
    """Return the gesture as it was done and filmed, in its phases."""
    page, address = source.page, source.base
    practitioner = page.shown_practitioner
    actor = practitioner and {
        "@id": practitioner.full_url, "@type": "crm:E39_Actor", "rdfs:label": practitioner.title,
    }  # fmt: skip
    films = [{"@id": source.absolute(film.url), "@type": "crm:E36_Visual_Item",
              "rdfs:label": film.title} for film in source.films]  # fmt: skip
    return known({
        "@id": f"{address}#activity",
        "@type": ACTIVITY,
        "rdfs:label": page.title,
        "crm:P14_carried_out_by": actor,
        **_technique(source, page.action, [m.material for m in _materials(source)],
                     list(page.tools.all())),
        "crm:P9_consists_of": [
            *[_phase(source, phase) for phase in page.shown_phases],
            *[_measurement(source, n, shape, quantity)
              for n, (shape, quantity) in enumerate(_measured(source), start=1)],
        ],
        "crm:P138i_has_representation": films,
    })  # fmt: skip


def _phase(source: Source, phase: Any) -> Data:
    base = source.base
    materials = [phase.material] if phase.material else []
    tools = [phase.tool] if phase.tool else []
    return known({
        "@id": f"{base}#activity-{phase.key}",
        "@type": ACTIVITY,
        "rdfs:label": phase.name,
        "crm:P33_used_specific_technique": {"@id": f"{base}#step-{phase.key}"},
        **_technique(source, phase.action, materials, tools),
    })  # fmt: skip


def _technique(source: Source, action: Any, materials: list[Any], tools: list[Any]) -> Data:
    return {
        "crm:P32_used_general_technique": _type(source, action) if action else None,
        "crm:P126_employed": [_material(source, material) for material in materials],
        "crm:P125_used_object_of_type": [_type(source, tool) for tool in tools],
    }


def _measurement(source: Source, number: int, shape: Shape, quantity: Quantity) -> Data:
    margin = quantity.uncertainty
    bounds = (
        {"crm:P90a_has_lower_value_limit": quantity.value - margin,
         "crm:P90b_has_upper_value_limit": quantity.value + margin}
        if margin and quantity.value is not None else {}
    )  # fmt: skip
    unit = {"@type": "crm:E58_Measurement_Unit", "rdfs:label": quantity.unit.ucum}
    return {
        "@id": f"{source.base}#measurement-{number}",
        "@type": "crm:E16_Measurement",
        "rdfs:label": str(shape),
        "crm:P40_observed_dimension": {
            "@type": "crm:E54_Dimension",
            "crm:P90_has_value": quantity.value,
            "crm:P91_has_unit": unit,
            **bounds,
        },
    }


def _materials(source: Source) -> list[Any]:
    return list(source.page.materials.all())


def _material(source: Source, material: Any) -> Data:
    return {**_type(source, material), "@type": "crm:E57_Material"}


def _type(source: Source, concept: Any) -> Data:
    return {"@id": source.absolute(concept.get_absolute_url()), "@type": "crm:E55_Type",
            "rdfs:label": concept.label}  # fmt: skip


def _publisher(source: Source) -> Data:
    return {"@type": "Organization", "name": source.publisher or source.publisher_url,
            "url": source.publisher_url}  # fmt: skip
