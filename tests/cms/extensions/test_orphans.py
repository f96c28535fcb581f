import pytest
from django.db import connection

from cms.extensions.checks import check_left_behind
from cms.extensions.orphans import orphan_relations
from cms.pages.models import ContentPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def left_behind(home):
    """Tables of an uninstalled plugin: one points at pages, one at the first, one may be empty."""
    later = "DEFERRABLE INITIALLY DEFERRED"
    page, mark = f"wagtailcore_page (id) {later}", f"plugin_gone_mark (id) {later}"
    columns = {
        "mark": f"page_id bigint NOT NULL REFERENCES {page}",
        "word": f"mark_id integer NOT NULL REFERENCES {mark}",
        "view": f"page_id bigint REFERENCES {page}",
    }
    with connection.cursor() as cursor:
        for name, column in columns.items():
            cursor.execute(f"CREATE TABLE plugin_gone_{name} (id integer PRIMARY KEY, {column})")
    orphan_relations.cache_clear()
    yield
    orphan_relations.cache_clear()


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return cursor.fetchall()


def test_a_page_is_deleted_with_the_rows_a_missing_plugin_left(home, left_behind):
    page = home.add_child(instance=ContentPage(title="P", slug="p"))
    kept = home.add_child(instance=ContentPage(title="K", slug="k"))
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO plugin_gone_mark VALUES (1, %s), (2, %s)", [page.pk, kept.pk])
        cursor.execute("INSERT INTO plugin_gone_word VALUES (1, 1), (2, 2)")
        cursor.execute("INSERT INTO plugin_gone_view VALUES (1, %s)", [page.pk])
    page.delete()
    connection.check_constraints()
    assert rows("plugin_gone_mark") == [(2, kept.pk)]
    assert rows("plugin_gone_word") == [(2, 2)]
    assert rows("plugin_gone_view") == [(1, None)]


def test_the_tables_a_missing_plugin_left_are_reported(left_behind):
    [warning] = check_left_behind(databases=["default"])
    assert warning.id == "extensions.W001" and "plugin_gone_mark" in warning.msg


def test_nothing_is_reported_when_every_plugin_is_there(db):
    assert check_left_behind(databases=["default"]) == []
