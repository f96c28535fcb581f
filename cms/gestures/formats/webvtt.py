"""WebVTT: the phases as chapters, and the phases and shapes as timed metadata.

https://www.w3.org/TR/webvtt1/ : chapters are 4.3, metadata 4.4. Captions are the film's own.
"""

from __future__ import annotations

import json
from typing import Any

from ..overlays.writing import write_quantity, write_shape
from .source import Layer, Source

MIME = "text/vtt; charset=utf-8"


def chapters(source: Source, film: Any) -> str:
    """Return the phases of `film` as chapters; the identifier of a cue is the key of its phase."""
    cues = [
        _cue(phase["key"], phase["start"], phase["end"], _text(phase["name"]))
        for phase in source.timed(film)
    ]
    return _file(source, film, cues)


def metadata(source: Source, film: Any) -> str:
    """Return the phases and shapes of `film`, each cue one line of JSON: {"phase"} or {"shape"}."""
    phases = [(p["start"], p["end"], f"phase-{p['key']}", {"phase": p}) for p in source.timed(film)]
    shapes = [
        (*span, f"shape-{number}-{shape.id}", {"shape": _shape(layer, shape)})
        for number, layer in enumerate(source.over("film", film.pk), start=1)
        for shape in layer.overlay.shapes
        if (span := layer.span_of(shape)) and span[1] > span[0]
    ]
    rows = sorted([*phases, *shapes], key=lambda row: row[:2])
    return _file(
        source, film, [_cue(name, start, end, _json(data)) for start, end, name, data in rows]
    )


def timestamp(seconds: float) -> str:
    """Return "00:01:05.500"."""
    whole = round(seconds * 1000)
    minutes, milliseconds = divmod(whole, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def _shape(layer: Layer, shape: Any) -> dict[str, Any]:
    data = write_shape(shape)
    quantity = layer.quantity_of(shape)
    return {**data, "quantity": write_quantity(quantity)} if quantity else data


def _file(source: Source, film: Any, cues: list[str]) -> str:
    notes = [
        f"NOTE\n{_line(source.data['title'])}\n{_line(film.title)}\n{source.base}",
        *([f"NOTE\n{_line(film.credit)}"] if film.credit else []),
    ]
    return "\n\n".join(["WEBVTT", *notes, *cues]) + "\n"


def _cue(name: str, start: float, end: float, payload: str) -> str:
    return f"{_line(name)}\n{timestamp(start)} --> {timestamp(end)}\n{payload}"


def _line(text: str) -> str:
    """Return `text` on one line that no parser takes for a timing."""
    return " ".join(text.split()).replace("-->", "→") or "…"


def _text(text: str) -> str:
    escaped = _line(text).replace("&", "&amp;").replace("<", "&lt;")
    return escaped.replace(">", "&gt;")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False).replace(">", "\\u003e")
