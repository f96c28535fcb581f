"""What is wrong in a module: each fault is a sentence that names the phase or the shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .overlays.faults import OverlayError
from .overlays.reading import read_overlay
from .timecode import format_timecode

OVERLAP = 0.001
"""Seconds that two phases may share: what is lost when a frame is rounded."""


@dataclass(frozen=True)
class Fault:
    """A sentence on a phase (its key, the field) or on a shape (its overlay's place, its id)."""

    sentence: str
    phase: str = ""
    field: str = ""
    overlay: int | None = None
    shape: str = ""

    def said_with(self, names: dict[str, str]) -> str:
        """Return the sentence as it stands alone; `names` are those of the phases by their keys."""
        name = names.get(self.phase, "")
        if not name or name in self.sentence:
            return self.sentence
        return _("“%(name)s”: %(sentence)s") % {"name": name, "sentence": self.sentence}


def module_faults(page: Any) -> list[Fault]:
    """Return all that keeps the module of `page` from being published."""
    phases, films = list(page.phases.all()), [link.film for link in page.films.all()]
    return [
        *[fault for phase in phases for fault in _own(phase)],
        *faults_of(phases, films),
        *shown_secrets(phases, films),
        *overlay_faults(page.overlays.all()),
    ]


def faults_of(phases: list[Any], films: list[Any]) -> list[Fault]:
    """Return what phases owe to the films of the gesture (the main one first) and to each other."""
    return [*[fault for phase in phases for fault in _played(phase, films)],
            *_overlaps(phases, films)]  # fmt: skip


def film_of(phase: Any, films: list[Any]) -> Any:
    """Return the film that the phase is cut from: its own, or the main one."""
    return phase.film or next(iter(films), None)


def showing(phase: Any, films: list[Any]) -> list[tuple[Any, float]]:
    """Return (film, seconds) for each film that shows `phase`: how much later it does there."""
    shown = [(film_of(phase, films), 0.0), (phase.second_film, phase.second_offset or 0.0)]
    return [(film, later) for film, later in shown if film]


def shown_secrets(phases: Iterable[Any], films: list[Any]) -> list[Fault]:
    """Return a fault for each secret phase whose moments a film that the public sees shows."""
    shown = [
        phase
        for phase in phases
        if phase.is_secret and phase.start is not None
        if any(film.is_available for film, _later in showing(phase, films))
    ]
    sentence = _(
        "Phase “%(name)s” is a trade secret, and the film shows it: replace the film by one "
        "without this moment, or erase the times of the phase."
    )
    return [Fault(sentence % {"name": p.name}, p.key, "is_secret") for p in shown]


def overlay_faults(overlays: Iterable[Any]) -> list[Fault]:
    """Return a fault for each overlay that cannot be read; it names the media and the shape."""
    faults = []
    for place, row in enumerate(overlays):
        try:
            read_overlay(row.data, row.size)
        except OverlayError as error:
            words = {"media": row.media.title, "sentence": error.sentence}
            sentence = _("%(media)s: %(sentence)s") % words
            faults.append(Fault(sentence, overlay=place, shape=error.shape))
    return faults


def _own(phase: Any) -> Iterator[Fault]:
    """What is wrong in a phase whatever the films."""
    try:
        phase.clean()
    except ValidationError as error:
        for field, sentences in error.message_dict.items():
            yield from (Fault(sentence, phase.key, field) for sentence in sentences)
    if not phase.name.strip():
        yield Fault(_("Give this phase a name."), phase.key, "name")


def _played(phase: Any, films: list[Any]) -> Iterator[Fault]:
    for field in ("film", "second_film"):
        chosen = getattr(phase, field)
        if chosen and chosen not in films:
            sentence = _("This film is not one of the gesture's: add it first.")
            yield Fault(sentence, phase.key, field)
            return
    for field, sentence in phase.times_out_of(film_of(phase, films)).items():
        yield Fault(sentence, phase.key, field)


def _overlaps(phases: list[Any], films: list[Any]) -> Iterator[Fault]:
    """Two phases of one film do not share a moment."""
    whole = [p for p in phases if p.start is not None and p.end is not None and p.end > p.start]
    by_start = sorted(whole, key=lambda phase: phase.start)
    for place, phase in enumerate(by_start):
        before = [p for p in by_start[:place] if film_of(p, films) == film_of(phase, films)]
        shared = next((p for p in before if p.end - phase.start > OVERLAP), None)
        if shared:
            words = {"other": shared.name, "end": format_timecode(shared.end)}
            sentence = _("This phase starts before “%(other)s” ends (%(end)s).") % words
            yield Fault(sentence, phase.key, "start")
