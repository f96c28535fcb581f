"""A story to put scenes in, and the two ways to look at it: as a visitor, as an editor."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from cms.documentaries.models import DocumentaryPage
from cms.documentaries.scenes import SceneBodyBlock
from cms.documentaries.supports.content import Content
from cms.documentaries.supports.shelf import Holdings
from tests.factories.documentaries import make_documentary, make_index, scene


@pytest.fixture
def index(home):
    return make_index(home)


@pytest.fixture
def shown(client, index):
    """Return the HTML of the first scene of a story whose only scene holds some blocks."""

    def show(*blocks, **values):
        page = make_documentary(index, scene("La terre", *blocks, **values))
        response = client.get(page.url)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").select_one("section.scene")

    return show


@pytest.fixture
def told(index):
    """Return the parts of a scene as every support tells it."""

    def tell(*blocks):
        page = make_documentary(index, scene("La terre", *blocks))
        return Content(DocumentaryPage.objects.get(pk=page.pk), Holdings()).scenes[0].parts

    return tell


@pytest.fixture
def faults():
    """Return the sentences that publishing a block would answer, by field."""

    def check(block):
        kind, raw = block
        child = SceneBodyBlock().child_blocks[kind]
        try:
            child.clean(child.to_python(raw))
        except ValidationError as error:
            return sentences_of(error)
        return {}

    return check


def sentences_of(error, place=""):
    """Return {field: sentence}; fields of rows are "steps.0.picture"."""
    found = {}
    for name, inner in (getattr(error, "block_errors", None) or {}).items():
        inner = inner if isinstance(inner, ValidationError) else inner.as_data()[0]
        found |= sentences_of(inner, f"{place}.{name}".lstrip("."))
    if not found:
        found[place] = " ".join(error.messages)
    return found
