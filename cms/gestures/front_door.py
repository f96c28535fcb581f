"""How the repertory opens: on the grid, or on the list that a search or a filter leads to."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import QueryDict

from cms.pages.counting import CountedListing
from cms.pages.facets import Facet

from .matrix import EVERY, FAMILY, GRID, GROUP, GROUPING, VIEW, Matrix

LIST = "liste"
GRID_ONLY = {VIEW, FAMILY, GROUPING, EVERY, GROUP}


AXES = {"effet", "action", "matiere"}
"""The filters that the grid is itself: shown beside it only when one was chosen in the list."""


def is_grid(parameters: QueryDict) -> bool:
    """Does the address open the grid? It does, unless something is searched or filtered.

    `vue` says otherwise.
    """
    view = parameters.get(VIEW)
    if view in (GRID, LIST):
        return view == GRID
    return not {name for name, value in parameters.items() if value} - GRID_ONLY


def facets_beside(facets: list[Facet], parameters: QueryDict) -> list[Facet]:
    """Return those of `facets` that the view of this address shows."""
    if not is_grid(parameters):
        return facets
    return [facet for facet in facets if facet.name not in AXES or parameters.get(facet.name)]


class FrontDoor:
    """What one address of the repertory shows; `listing` holds its search and its filters."""

    def __init__(self, listing: CountedListing) -> None:
        self.listing = listing
        self.parameters = listing.request.GET

    @property
    def is_grid(self) -> bool:
        return is_grid(self.parameters)

    @property
    def view(self) -> str:
        """The view that the forms of this page keep."""
        return GRID if self.is_grid else LIST

    @property
    def kept(self) -> dict[str, str]:
        """What the forms of the page send along, by name."""
        names = (VIEW, *sorted(GRID_ONLY - {VIEW})) if self.is_grid else (VIEW,)
        kept = {name: self.parameters.get(name, "") for name in names}
        return {name: value for name, value in {**kept, VIEW: self.view}.items() if value}

    @property
    def views(self) -> list[dict[str, Any]]:
        """Both views, each with the address that keeps the search and the filters."""
        return [
            {"name": name, "url": self._address(name), "is_chosen": name == self.view}
            for name in (GRID, LIST)
        ]

    @cached_property
    def matrix(self) -> Matrix:
        matrix = Matrix(self.listing.counted(), self.parameters)
        matrix.load_stills()
        return matrix

    def _address(self, view: str) -> str:
        parameters = self.parameters.copy()
        parameters.pop("page", None)
        parameters[VIEW] = view
        return f"?{parameters.urlencode()}"
