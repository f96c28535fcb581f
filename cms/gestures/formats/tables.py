"""The module as plain data: its JSON, and its measures as a table (RFC 4180, decimal points)."""

from __future__ import annotations

import csv
import io
from typing import Any

from ..overlays.shapes import Shape
from .source import Data, Layer, Source

COLUMNS = [
    "support", "titre_support", "trace", "nom", "phase", "debut_s", "fin_s", "grandeur", "valeur",
    "unite", "unite_ucum", "tolerance", "incertitude_type", "origine",
]  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t")
"""How a cell begins that a spreadsheet would compute: an apostrophe keeps it a text."""


def module_file(source: Source) -> Data:
    """Return the module as the site itself reads it, with full addresses and only what may leave.

    Layers over media that may not be shown are not in it.
    """
    data = source.data
    shown = {(layer.kind, layer.media) for layer in source.layers}
    films = [{**film, "src": source.absolute(film["src"])} for film in data["films"]]
    overlays = [row for row in data["overlays"] if (row["kind"], row["media"]) in shown]
    return {**data, "url": source.base, "films": films, "overlays": overlays}


def measures(source: Source) -> str:
    """Return the measures of the module as CSV, one line for each shape that measures something."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for layer in source.layers:
        for shape in layer.overlay.shapes:
            if cells := _row(source, layer, shape):
                rows.writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _row(source: Source, layer: Layer, shape: Shape) -> list[Any]:
    quantity = layer.quantity_of(shape)
    if quantity is None or quantity.value is None:
        return []
    names = {phase["key"]: phase["name"] for phase in source.phases}
    written = shape.quantity is not None and shape.quantity.value is not None
    return [
        layer.kind, _title(source, layer), shape.kind.name, str(shape), names.get(shape.phase),
        *(layer.span_of(shape) or (None, None)), quantity.kind, quantity.value,
        quantity.unit.symbol, quantity.unit.ucum, quantity.tolerance, quantity.uncertainty,
        "saisie" if written else "calculée",
    ]  # fmt: skip


def _title(source: Source, layer: Layer) -> str:
    pictures = [picture for picture, _caption, _made in source.pictures]
    media = {"film": source.films, "picture": pictures, "model": source.models}[layer.kind]
    return next(str(found.title) for found in media if found.pk == layer.media)


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
