"""W3C Web Annotation: one annotation for each phase and each shape.

https://www.w3.org/TR/annotation-model/ : moments are media fragments (t=, Media Fragments URI
1.0), places are SVG, refined within the moments of each keyframe. The quantity of a shape is a
body of its own, in JSON, with its unit in UCUM (https://ucum.org).
"""

from __future__ import annotations

import json
from typing import Any

from ..overlays.quantities import Quantity
from ..overlays.shapes import Shape
from . import words
from .drawing import svg_of
from .source import Data, Layer, Source, fragment, known

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENTS = "http://www.w3.org/TR/media-frags/"


def collection(source: Source) -> Data:
    """Return the annotations of the module: a collection of one page."""
    phases = [_phase(source, film, p) for film in source.films for p in source.timed(film)]
    shapes = [
        _shape(source, layer, shape, f"{at}-{position}")
        for at, layer in enumerate(source.layers, start=1)
        for position, shape in enumerate(layer.overlay.shapes, start=1)
        if layer.steps_of(shape)
    ]
    items = [*phases, *shapes]
    address = source.address("annotations.jsonld")
    first = {"id": f"{address}#page-1", "type": "AnnotationPage", "partOf": address,
             "startIndex": 0, "items": items}  # fmt: skip
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": source.data["title"],
        "creator": _publisher(source),
        "total": len(items),
        "first": first,
    }


def quantity_data(quantity: Quantity) -> Data:
    """Return a quantity as data that anybody reads: UCUM unit, standard uncertainty."""
    return known({
        "kind": quantity.kind,
        "value": quantity.value,
        "unit": quantity.unit.symbol,
        "ucum": quantity.unit.ucum,
        "tolerance": quantity.tolerance,
        "standardUncertainty": quantity.uncertainty,
    })  # fmt: skip


def _phase(source: Source, film: Any, phase: Data) -> Data:
    facts = [f"{name} : {value}" for name, value in words.phase_facts(phase)]
    text = "\n".join(filter(None, [phase["name"], phase.get("description", ""), *facts]))
    moment = _moment(phase["start"], phase["end"])
    target = _part(source.absolute(film.url), moment)
    return _annotation(source, f"phase-{phase['key']}", [_text(text)], target)


def _shape(source: Source, layer: Layer, shape: Shape, name: str) -> Data:
    quantity = layer.quantity_of(shape)
    bodies = [_text(words.sentence_of(layer, shape))]
    if quantity:
        bodies.append(_json(quantity_data(quantity)))
    if layer.kind == "model":  # a selector of places in space does not exist yet
        bodies.append(_json({"metres": [list(point) for point in shape.keyframes[0].points]}))
    return _annotation(source, f"shape-{name}", bodies, _targets(source, layer, shape))


def _targets(source: Source, layer: Layer, shape: Shape) -> Any:
    address = _address(source, layer)
    if layer.size is None:
        return address
    parts = [
        _part(address, _drawn(layer, shape, points, start, end))
        for start, end, points in layer.steps_of(shape)
    ]
    return parts[0] if len(parts) == 1 else parts


def _drawn(layer: Layer, shape: Shape, points: Any, start: float, end: float) -> Data:
    svg = {"type": "SvgSelector", "value": svg_of(shape, points, layer.size or (1, 1))}
    return {**_moment(start, end), "refinedBy": svg} if layer.kind == "film" else svg


def _address(source: Source, layer: Layer) -> str:
    if layer.kind == "picture":
        made = next(made for picture, _c, made in source.pictures if picture.pk == layer.media)
        return source.absolute(made.url)
    media = source.film(layer.media) if layer.kind == "film" else None
    media = media or next(model for model in source.models if model.pk == layer.media)
    return source.absolute(media.url)


def _annotation(source: Source, name: str, bodies: list[Data], target: Any) -> Data:
    return known({
        "id": f"{source.base}annotation/{name}",
        "type": "Annotation",
        "motivation": "describing",
        "creator": _publisher(source),
        "rights": words.rights_uri(source.page.licence),
        "body": bodies[0] if len(bodies) == 1 else bodies,
        "target": target,
    })  # fmt: skip


def _part(address: str, selector: Data) -> Data:
    return {"type": "SpecificResource", "source": address, "selector": selector}


def _moment(start: float, end: float) -> Data:
    return {"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": fragment(start, end)}


def _publisher(source: Source) -> Data:
    return known({"id": source.publisher_url, "type": "Organization", "name": source.publisher})


def _text(value: str) -> Data:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "fr",
            "purpose": "describing"}  # fmt: skip


def _json(data: Data) -> Data:
    return {"type": "TextualBody", "value": json.dumps(data, ensure_ascii=False),
            "format": "application/json", "purpose": "classifying"}  # fmt: skip
