"""What a gesture lays over one of its films, for a page of another kind that shows this film."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cms.taxonomy.linked_data import as_script

from .loading import load_parts_of
from .measured import measured_media
from .module import module_data


@dataclass(frozen=True)
class OverFilm:
    """The module as the player wants it, its measures in words, its layers, its timed phases."""

    title: str
    module_json: str
    rows: list[Any]
    layers: list[str]
    phases: list[Any]


def over_film(page: Any, film: Any, dom_id: str) -> OverFilm | None:
    """Return what `page` lays over `film`, named `dom_id` there; None when it does not show it.

    Trade secrets are left out, and so are the other media of the gesture.
    """
    module = module_data(page)
    films = [each for each in module["films"] if each["id"] == film.pk]
    if not films:
        return None
    overlays = [o for o in module["overlays"] if (o["kind"], o["media"]) == ("film", film.pk)]
    phases = [{**each, "secondFilm": None} for each in module["phases"] if each["film"] == film.pk]
    told = {**module, "films": [{**films[0], "domId": dom_id}], "overlays": overlays,
            "phases": phases}  # fmt: skip
    measured = measured_media(told)
    first = next((link.film_id for link in page.films.all()), None)
    return OverFilm(
        title=page.title,
        module_json=as_script(told),
        rows=[row for media in measured for row in media.rows],
        layers=sorted({name for media in measured for name in media.layers if name}),
        phases=[
            phase
            for phase in page.shown_phases
            if (phase.film_id or first) == film.pk and phase.start is not None
        ],
    )


class ShowsFilmsMixin:
    """What a gesture says to the pages that show one of its films."""

    films: Any

    def shows_film(self, film: Any) -> bool:
        """Is `film` one of the films of this gesture?"""
        return any(link.film_id == film.pk for link in self.films.all())

    def over_film(self, film: Any, dom_id: str) -> OverFilm | None:
        """Return what another page lays over `film`, called `dom_id` there, or None."""
        return over_film(self, film, dom_id)

    @staticmethod
    def load_over_films(pages: list[Any]) -> None:
        """Fetch what `over_film` reads of `pages`, in one query."""
        load_parts_of(pages)
