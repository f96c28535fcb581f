"""Fixtures every test may use: a site with its home page, one account per role, a browser."""

import os

import pytest
from wagtail.models import Page, Site

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # pytest-playwright's own event loop


@pytest.fixture(autouse=True)
def _no_leftovers(settings, tmp_path):
    """Each test has its own folder of uploaded files."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def home(db):
    """The home page of the default site, below Wagtail's root."""
    from cms.pages.models import HomePage

    root = Page.get_first_root_node()
    root.get_children().delete()
    root = Page.objects.get(pk=root.pk)
    page = root.add_child(instance=HomePage(title="Accueil", slug="accueil"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
    return page


@pytest.fixture
def site(home):
    """The default site."""
    return Site.objects.get(is_default_site=True)
