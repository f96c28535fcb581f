"""Typed quantities: what a shape measures, with its unit, as workshops write them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class Unit:
    """A unit: its symbol, the kind it measures, its worth in the base unit of its `dimension`.

    `ucum` and `common_code` name it in UCUM and in UN/CEFACT Recommendation 20 (schema.org).
    """

    symbol: str
    kind: str
    dimension: str
    factor: float
    ucum: str
    common_code: str
    offset: float = 0.0

    def to_base(self, value: float) -> float:
        """Return `value` in the base unit (metre, radian, newton, kelvin, second…)."""
        return value * self.factor + self.offset

    def from_base(self, value: float) -> float:
        """Return in this unit a value in the base unit."""
        return (value - self.offset) / self.factor


KINDS = {
    "length": _("length"),
    "diameter": _("diameter"),
    "angle": _("angle"),
    "force": _("force"),
    "temperature": _("temperature"),
    "speed": _("speed"),
    "duration": _("duration"),
    "count": _("count"),
}
LENGTHS = [("mm", 1e-3, "mm", "MMT"), ("cm", 1e-2, "cm", "CMT"), ("m", 1.0, "m", "MTR")]
DEGREE = 0.017453292519943295
UNITS = [
    *[
        Unit(s, kind, "length", f, u, c)
        for kind in ("length", "diameter")
        for s, f, u, c in LENGTHS
    ],
    Unit("°", "angle", "angle", DEGREE, "deg", "DD"),
    Unit("rad", "angle", "angle", 1.0, "rad", "C81"),
    Unit("N", "force", "force", 1.0, "N", "NEW"),
    Unit("kgf", "force", "force", 9.80665, "kgf", "B37"),
    Unit("°C", "temperature", "temperature", 1.0, "Cel", "CEL", 273.15),
    Unit("K", "temperature", "temperature", 1.0, "K", "KEL"),
    Unit("mm/s", "speed", "speed", 1e-3, "mm/s", "C16"),
    Unit("m/s", "speed", "speed", 1.0, "m/s", "MTS"),
    Unit("m/min", "speed", "speed", 1 / 60, "m/min", "2X"),
    Unit("tr/min", "speed", "rotation", 1 / 60, "{rev}/min", "RPM"),
    Unit("s", "duration", "duration", 1.0, "s", "SEC"),
    Unit("min", "duration", "duration", 60.0, "min", "MIN"),
    Unit("h", "duration", "duration", 3600.0, "h", "HUR"),
    Unit("", "count", "count", 1.0, "1", "C62"),
]
"""Speed has two dimensions: that of a blade and that of a wheel; neither turns into the other."""


@dataclass(frozen=True)
class Quantity:
    """A value with its unit; `tolerance` and `uncertainty` (one standard deviation) in that unit.

    `value` is None while it is only computed from the picture.
    """

    kind: str
    unit: Unit
    value: float | None = None
    tolerance: float | None = None
    uncertainty: float | None = None

    def __str__(self) -> str:
        return "" if self.value is None else written(self.value, self.unit, self._margin)

    @property
    def _margin(self) -> float | None:
        return self.tolerance if self.tolerance is not None else self.uncertainty


def unit_of(kind: str, symbol: str) -> Unit | None:
    """Return the unit `symbol` of a `kind` of quantity, None when it has no such unit."""
    return next((unit for unit in UNITS if unit.kind == kind and unit.symbol == symbol), None)


def written(value: float, unit: Unit, margin: float | None = None) -> str:
    """Return "32,5° ± 2°" or "120 mm" as the current language writes it."""
    places = decimals_of(value, margin)
    text = _with_unit(value, places, unit)
    if not margin:
        return text
    return f"{text} ± {_with_unit(margin, places, unit)}"


def _with_unit(value: float, places: int, unit: Unit) -> str:
    number = number_format(round(value, places), decimal_pos=places, use_l10n=True)
    space = "" if unit.symbol in ("", "°") else NARROW_SPACE
    return f"{number}{space}{unit.symbol}"


def decimals_of(value: float, margin: float | None) -> int:
    """Return how many decimals are worth writing: one significant digit of the margin.

    Without a margin, three significant digits of the value at most.
    """
    size, digits = (abs(margin), 1) if margin else (abs(value), 3)
    places = 0
    while places < 4 and size * 10**places < 10 ** (digits - 1) and size:
        places += 1
    exact = next((n for n in range(places + 1) if round(value, n) == round(value, places)), places)
    return exact if not margin else places
