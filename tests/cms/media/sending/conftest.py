import pytest

from tests.factories.films import FilmShelf
from tests.factories.people import UserFactory
from tests.factories.sending import Sender


@pytest.fixture
def sender(client):
    """Somebody who may send anything."""
    return Sender(client, UserFactory(is_superuser=True))


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    return FilmShelf(tmp_path_factory.mktemp("films"))
