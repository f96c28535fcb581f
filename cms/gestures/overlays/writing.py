"""From shapes to the JSON that is stored and given to players."""

from __future__ import annotations

from typing import Any

from .quantities import Quantity
from .reading import VERSION
from .shapes import Overlay, Shape

PLACES = 5
"""A hundred-thousandth of the picture: a twenty-fifth of a pixel in 4K."""


def write_shape(shape: Shape) -> dict[str, Any]:
    """Return a shape as JSON; what is empty is left out."""
    places = PLACES
    data: dict[str, Any] = {
        "id": shape.id,
        "kind": shape.kind.name,
        "name": shape.name,
        "text": shape.text,
        "layer": shape.layer,
        "colour": shape.colour,
        "start": shape.start,
        "end": shape.end,
        "phase": shape.phase,
        "quantity": write_quantity(shape.quantity) if shape.quantity else None,
        "keyframes": [
            {
                "t": frame.time,
                "points": [[round(value, places) for value in point] for point in frame.points],
                **({"ease": frame.ease} if frame.ease != "linear" else {}),
            }
            for frame in shape.keyframes
        ],
    }
    return {key: value for key, value in data.items() if value not in (None, "")}


def write_quantity(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as JSON; what is not known is left out."""
    data = {
        "kind": quantity.kind,
        "unit": quantity.unit.symbol,
        "value": quantity.value,
        "tolerance": quantity.tolerance,
        "uncertainty": quantity.uncertainty,
    }
    return {key: value for key, value in data.items() if value is not None}


def write_overlay(overlay: Overlay, calibration: Any = None) -> dict[str, Any]:
    """Return an overlay as JSON; `calibration` is written as it was read, 0-1 on the picture."""
    data: dict[str, Any] = {"version": VERSION, "shapes": [write_shape(s) for s in overlay.shapes]}
    if overlay.views:
        data["views"] = overlay.views
    return {**data, "calibration": calibration} if calibration else data
