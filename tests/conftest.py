"""Fixtures every test may use: a site with its home page, one account per role, a browser."""

import contextlib
import os
import sqlite3
import sys
from pathlib import Path

import django.db
import pytest
from django.core.cache import cache
from django.test import TransactionTestCase
from wagtail.models import Page, Site

from tests.database import copy_template

SKIPPED: list[str] = []

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # pytest-playwright's own event loop


def pytest_addoption(parser):
    parser.addoption("--no-skips", action="store_true", help="fail when a test was skipped")


def pytest_runtest_logreport(report):
    if report.skipped and report.when in {"setup", "call"} and not hasattr(report, "wasxfail"):
        SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session):
    """In CI a test that should run and did not is a failure, said aloud."""
    if session.config.getoption("--no-skips") and SKIPPED:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        sys.stderr.write(f"\nSkipped, and nothing may be skipped here: {', '.join(SKIPPED)}\n")


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    """A copy of the migrated database is kept, or the one of the last run when asked for."""
    return django.db.connection.vendor == "sqlite" or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_modify_db_settings_parallel_suffix):
    """Put a migrated database where this worker expects one, and take it away after."""
    if django.db.connection.vendor != "sqlite":
        yield
        return
    path = Path(django.db.connection.settings_dict["TEST"]["NAME"])
    anew = request.config.getvalue("create_db")
    reused = request.config.getvalue("reuse_db") and not anew
    if not (reused and path.exists()):
        copy_template(path, anew)
    yield
    if not reused:
        path.unlink(missing_ok=True)


@pytest.fixture(scope="session", autouse=True)
def _put_back(django_db_setup, django_db_blocker, tmp_path_factory):
    """Put the database back after each test by copying it: emptying and filling it is slower."""
    if django.db.connection.vendor != "sqlite":
        yield
        return
    path = tmp_path_factory.mktemp("database") / "before.sqlite3"
    with django_db_blocker.unblock(), contextlib.closing(sqlite3.connect(path)) as before:
        django.db.connection.ensure_connection()
        django.db.connection.connection.backup(before)

    def put_back(_test_case):
        with contextlib.closing(sqlite3.connect(path)) as before:
            django.db.connection.ensure_connection()
            before.backup(django.db.connection.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", put_back)
        yield


@pytest.fixture(autouse=True)
def _no_leftovers(settings, tmp_path):
    """Each test has its own folder of uploaded files, and an empty cache."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_INCOMING_ROOT = tmp_path / "incoming"
    settings.MAP_TILES_FOLDER = tmp_path / "map-tiles"
    cache.clear()


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
