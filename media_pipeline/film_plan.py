"""What will be made of a film, known from its facts alone: sizes, rate, chunks."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

RUNGS = {1080: 8000, 720: 4400, 480: 1800, 240: 500}
"""The short side of each rung in pixels, with the most it may weigh in kilobits a second."""
AV1_SHARE = 0.6
LEAST_STEP = 1.25
"""A film this much larger than the rung below it gets a rung of its own size."""
MOST_RATE = 60
GOP_SECONDS = 2
SEGMENT_SECONDS = 4
CHUNK_SECONDS = 60
"""Films up to twice this long are one chunk."""
KNOWN_RATES = [
    Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30),
    Fraction(48), Fraction(50), Fraction(60000, 1001), Fraction(60),
]  # fmt: skip
NEAR = 0.005


@dataclass(frozen=True)
class Rung:
    """One size of the ladder, in pixels; `kilobits` is the most in one second."""

    width: int
    height: int
    kilobits: int
    codec: str = "h264"

    @property
    def name(self) -> str:
        """The short side and the codec: "720p", "720p-av1"."""
        size = f"{min(self.width, self.height)}p"
        return size if self.codec == "h264" else f"{size}-{self.codec}"


@dataclass(frozen=True)
class Chunk:
    """A run of frames: the number of the first, and how many (None: to the end of the film)."""

    number: int
    first: int
    frames: int | None


@dataclass(frozen=True)
class FilmPlan:
    """The rungs of a film from the largest, its rate in frames a second, and its chunks."""

    rungs: tuple[Rung, ...]
    rate: Fraction
    chunks: tuple[Chunk, ...]
    duration: float
    transfer: str
    interlaced: bool = False

    @property
    def gop(self) -> int:
        """Frames from one key frame to the next."""
        return gop_of(self.rate)


def plan_film(facts: dict[str, Any], options: dict[str, Any]) -> FilmPlan:
    """Return the plan of a film of these facts; `options` are those of the recipe."""
    rate = steady_rate(Fraction(facts["frame_rate"]))
    duration = facts["video_duration"] or facts["duration"]
    return FilmPlan(
        rungs=rungs_of(facts["width"], facts["height"], rate, bool(options.get("av1"))),
        rate=rate,
        chunks=chunks_of(duration, rate, options.get("chunk_seconds", CHUNK_SECONDS)),
        duration=duration,
        transfer=facts["transfer"],
        interlaced=facts["interlaced"],
    )


def rungs_of(width: int, height: int, rate: Fraction, av1: bool = False) -> tuple[Rung, ...]:
    """Return the rungs at or under the size of the film, from the largest; at least one."""
    short = min(width, height) // 2 * 2
    sides = [side for side in RUNGS if side <= short]
    if short < max(RUNGS) and (not sides or short >= sides[0] * LEAST_STEP):
        sides.insert(0, short)
    plain = tuple(_rung(width, height, side, rate) for side in sides)
    if not av1:
        return plain
    smaller = [Rung(r.width, r.height, int(r.kilobits * AV1_SHARE), "av1") for r in plain[:3]]
    return (*plain, *smaller)


def _rung(width: int, height: int, side: int, rate: Fraction) -> Rung:
    """Return the rung whose short side is `side`; both sides are even, as codecs want."""
    scale = Fraction(side, min(width, height))
    sizes = [
        side if value == min(width, height) else _even(value * scale) for value in (width, height)
    ]
    kilobits = RUNGS[min(known for known in RUNGS if known >= side)]
    return Rung(sizes[0], sizes[1], kilobits * 3 // 2 if rate > 31 else kilobits)


def _even(value: Fraction) -> int:
    return max(2, round(value / 2) * 2)


def steady_rate(measured: Fraction) -> Fraction:
    """Return the constant rate of a film: the usual one nearest to its own, 60 at most.

    The mean of a phone's film (29.87) stands near the rate it aimed at, never quite on it.
    """
    if measured <= 0 or measured > MOST_RATE * (1 + NEAR):
        return Fraction(MOST_RATE if measured > 0 else 25)
    nearest = min(KNOWN_RATES, key=lambda known: abs(known - measured))
    if abs(nearest - measured) <= NEAR * nearest:
        return nearest
    if measured > min(KNOWN_RATES):
        return min(known for known in KNOWN_RATES if known >= measured)
    return Fraction(max(1, round(measured)))


def gop_of(rate: Fraction) -> int:
    return max(1, round(rate * GOP_SECONDS))


def chunks_of(
    duration: float, rate: Fraction, chunk_seconds: int = CHUNK_SECONDS
) -> tuple[Chunk, ...]:
    """Return the chunks of a film of `duration` seconds: each a whole number of GOPs."""
    if duration <= 2 * chunk_seconds:
        return (Chunk(0, 0, None),)
    frames = gop_of(rate) * max(1, chunk_seconds // GOP_SECONDS)
    count = max(1, round(duration * float(rate) / frames))
    whole = [Chunk(number, number * frames, frames) for number in range(count - 1)]
    return (*whole, Chunk(count - 1, (count - 1) * frames, None))
