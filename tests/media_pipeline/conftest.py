"""Films and sounds made once for all the tests of the pipeline."""

import pytest

from tests.factories.films import FilmShelf


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    return FilmShelf(tmp_path_factory.mktemp("films"))
