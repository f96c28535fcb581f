"""The list of artisans, an artisan's page, its owner."""

import pytest

from tests.factories.artisans import make_artisan, make_index
from tests.factories.people import UserFactory


@pytest.fixture
def index(home):
    return make_index(home)


@pytest.fixture
def owner(db):
    return UserFactory(role="artisan", first_name="Élise", last_name="Vidal")


@pytest.fixture
def artisan(index, owner):
    return make_artisan(index, owner=owner, slug="poterie-du-tescou")


@pytest.fixture
def space(client, owner, artisan):
    """Return a function that gives the address of a screen; the owner is signed in."""
    client.force_login(owner)
    return lambda screen="": f"/mon-espace/{artisan.pk}/{screen}{'/' if screen else ''}"


@pytest.fixture
def answer(client, space):
    """Return a function that answers a question as its screen was just shown."""

    def answered(screen, data):
        base = client.get(space(screen)).context["base"]
        return client.post(space(screen), {"base": base, **data})

    return answered
