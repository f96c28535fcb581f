"""A whole module, and its exports as anybody gets them."""

import pytest

from tests.factories.modules import make_module


@pytest.fixture
def module(home):
    """A live module with every kind of shape, a secret phase, an image and a 3D model."""
    return make_module(home)


@pytest.fixture
def fetch(client):
    """Return a function that gets one export of a page, or fails."""

    def got(page, name):
        response = client.get(f"{page.url}export/{name}")
        assert response.status_code == 200, name
        return response

    return got
