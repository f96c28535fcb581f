"""Amalia's metadata as phases and shapes: what INA's tools write, and what we write ourselves.

https://github.com/ina-foss/amalia.js : a block, or a list of blocks. Those of type
"visual_tracking" and "visual_detection" hold shapes, the others moments with a label or a text.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ...overlays.faults import OverlayError
from ...overlays.reading import MOST_SHAPES, read_overlay
from ...phases import new_key
from .chapters import KEPT
from .faults import LONGEST_NAME, MOST_PHASES, Data, Imported, ModuleFileError

OURS = "artisanumerique"
SPATIAL = ("visual_tracking", "visual_detection")
TIMECODE = re.compile(r"(\d{1,3}):([0-5]?\d):([0-5]?\d(?:\.\d+)?)")
SIDES = 24
ROUNDNESS = 0.02
"""By how much the two radii of a circle may differ, once on the picture."""
Size = tuple[int, int]


def read_amalia(text: str, size: Size) -> Imported:
    """Return the phases and shapes of a file of Amalia, over a film of `size` pixels.

    Raises ModuleFileError, whose sentence names the block and the localisation.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModuleFileError(
            _("This is no JSON file: nothing could be read. Export it again.")
        ) from error
    reading = _Reading(size)
    for number, block in enumerate(data if isinstance(data, list) else [data], start=1):
        reading.read(block, number)
    if not reading.phases and not reading.shapes:
        raise ModuleFileError(_("There is no moment nor shape in this file of Amalia."))
    return Imported(reading.phases, reading.shapes, reading.remarks)


class _Reading:
    """What was read so far; `where` names the place that is read, for the sentences."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.phases: list[Data] = []
        self.shapes: list[Data] = []
        self.remarks: list[str] = []
        self.where = ""

    def read(self, block: Any, number: int) -> None:
        if not isinstance(block, dict) or not isinstance(block.get("localisation"), list):
            raise ModuleFileError(
                _("Block %(number)s has no “localisation”: this is no metadata of Amalia.")
                % {"number": number}
            )
        name = str(block.get("id") or number)[:60]
        for at, row in enumerate(block["localisation"], start=1):
            self.where = _("Block “%(block)s”, localisation %(at)s") % {"block": name, "at": at}
            if not isinstance(row, dict):
                raise self.fault(_("it cannot be read."))
            if block.get("type") in SPATIAL or "shape" in row:
                self.shape(row)
            else:
                self.moments(row)

    def fault(self, sentence: str) -> ModuleFileError:
        return ModuleFileError(
            _("%(where)s: %(sentence)s") % {"where": self.where, "sentence": sentence}
        )

    def moments(self, row: Data) -> None:
        """Read the segments below `row`, or `row` itself when nothing is below."""
        below = _below(row)
        for each in [below_row for below_row in below if "tcin" in below_row] or [row]:
            if "tcin" in each and "tcout" in each and _label(each):
                self.phase(each)
        points = sum("tc" in each for each in below)
        if points:
            self.remarks.append(
                _("%(where)s: moments without duration were left out (%(count)s).")
                % {"where": self.where, "count": points}
            )

    def phase(self, row: Data) -> None:
        start, end = self.time(row["tcin"]), self.time(row["tcout"])
        if end <= start:
            raise self.fault(_("“%(name)s” ends before it starts.") % {"name": _label(row)})
        if len(self.phases) >= MOST_PHASES:
            raise self.fault(_("there are too many moments: %(most)s at most.")
                             % {"most": MOST_PHASES})  # fmt: skip
        told = _ours(row, "phase")
        phase = {"key": new_key(), "name": _label(row)[:LONGEST_NAME], "start": start, "end": end,
                 "description": _text(row)}  # fmt: skip
        more = {key: told[key] for key in KEPT if isinstance(told.get(key), str)}
        self.phases.append({k: v for k, v in {**phase, **more}.items() if v != ""})

    def shape(self, row: Data) -> None:
        if len(self.shapes) >= MOST_SHAPES:
            raise self.fault(_("there are too many shapes: %(most)s at most.")
                             % {"most": MOST_SHAPES})  # fmt: skip
        told = _ours(row, "shape")
        shape = told or self.drawn(row, [each for each in _below(row) if "shape" in each] or [row])
        try:
            read_overlay({"version": 1, "shapes": [shape]}, self.size)
        except OverlayError as error:
            raise self.fault(error.sentence) from error
        self.shapes.append(shape)

    def drawn(self, row: Data, places: list[Data]) -> Data:
        """Return the shape that its rectangles or ellipses make, one at each timecode."""
        found = {self.time(each.get("tc", each.get("tcin"))): each["shape"]
                 for each in places if isinstance(each.get("shape"), dict)}  # fmt: skip
        if not found:
            raise self.fault(_("it has no shape."))
        figures = [_Figure(figure, self) for _time, figure in sorted(found.items())]
        kind = _kind(figures, self.size)
        keyframes = [
            {"t": time, "points": figure.points(kind, self.size)}
            for time, figure in zip(sorted(found), figures, strict=True)
        ]
        if kind == "path":
            self.remarks.append(
                _("%(where)s: an ellipse or a turned box became a free path.")
                % {"where": self.where}
            )
        ends = {} if len(found) == 1 else {"start": min(found), "end": max(found)}
        return {"id": f"amalia-{len(self.shapes) + 1}", "kind": kind, "name": _label(row)[:200],
                "text": _text(row), **ends, "keyframes": keyframes}  # fmt: skip

    def time(self, value: Any) -> float:
        """Return seconds from a number or "00:00:01.6800"."""
        if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
            return float(value)
        match = TIMECODE.fullmatch(value) if isinstance(value, str) else None
        if not match:
            raise self.fault(
                _("“%(value)s” is not a timecode (00:00:01.6800).") % {"value": str(value)[:40]}
            )
        hours, minutes, seconds = match.groups()
        return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


class _Figure:
    """A rectangle or an ellipse of Amalia: centre, half sides, 0-1, turned by `o` radians."""

    def __init__(self, data: Data, reading: _Reading) -> None:
        centre = data.get("c")
        self.kind = data.get("t", "rectangle")
        values: list[Any] = [None]
        if isinstance(centre, dict):
            values = [centre.get("x"), centre.get("y"), data.get("rx"), data.get("ry")]
            values.append(data.get("o") or 0.0)
        good = all(
            isinstance(v, int | float) and not isinstance(v, bool) and math.isfinite(v)
            for v in values
        )
        if self.kind not in ("rectangle", "ellipse") or not good:
            raise reading.fault(_("its shape is neither a rectangle nor an ellipse."))
        self.x, self.y, self.rx, self.ry, self.turn = (float(value) for value in values)

    def points(self, kind: str, size: Size) -> list[list[float]]:
        """Return its points as a shape of `kind`, kept inside the picture."""
        if kind == "rectangle":
            offsets = [(-self.rx, -self.ry), (self.rx, self.ry)]
        elif kind == "circle":
            offsets = [(self.rx, 0.0), (0.0, self.ry), (-self.rx, 0.0)]
        else:
            offsets = [self._turned(*offset, size) for offset in self._outline()]
        return [[_inside(self.x + dx), _inside(self.y + dy)] for dx, dy in offsets]

    def _outline(self) -> list[tuple[float, float]]:
        if self.kind == "rectangle":
            sides = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
            return [(self.rx * x, self.ry * y) for x, y in sides]
        angles = [math.tau * step / SIDES for step in range(SIDES + 1)]
        return [(self.rx * math.cos(angle), self.ry * math.sin(angle)) for angle in angles]

    def _turned(self, dx: float, dy: float, size: Size) -> tuple[float, float]:
        """Turn an offset on the picture, whose two sides are not as long."""
        x, y, sine, cosine = dx * size[0], dy * size[1], math.sin(self.turn), math.cos(self.turn)
        return (x * cosine - y * sine) / size[0], (x * sine + y * cosine) / size[1]


def _kind(figures: list[_Figure], size: Size) -> str:
    """Return the one kind that all the places of a shape are drawn as."""
    if all(f.kind == "rectangle" and not f.turn for f in figures):
        return "rectangle"
    is_round = all(
        f.kind == "ellipse"
        and abs(f.rx * size[0] - f.ry * size[1]) <= ROUNDNESS * max(f.rx * size[0], 1e-9)
        for f in figures
    )
    return "circle" if is_round else "path"


def _inside(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 6)


def _below(row: Data) -> list[Data]:
    """Return the localisations below `row`."""
    inner = row.get("sublocalisations")
    rows = inner.get("localisation") if isinstance(inner, dict) else None
    return [each for each in rows if isinstance(each, dict)] if isinstance(rows, list) else []


def _texts(row: Data) -> Iterator[str]:
    data = row.get("data")
    texts = data.get("text") if isinstance(data, dict) else None
    yield from (str(text) for text in (texts if isinstance(texts, list) else [texts]) if text)


def _label(row: Data) -> str:
    return str(row.get("label") or next(_texts(row), "")).strip()


def _text(row: Data) -> str:
    """Return the text of a row, unless it is already its label."""
    text = "\n".join(_texts(row)).strip()
    return "" if text == _label(row) else text


def _ours(row: Data, name: str) -> Data:
    """Return the phase or the shape that our own export wrote, {} for the files of others."""
    data = row.get("data")
    ours = data.get(OURS) if isinstance(data, dict) else None
    found = ours.get(name) if isinstance(ours, dict) else None
    return found if isinstance(found, dict) else {}
