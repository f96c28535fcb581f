"""`manage.py remove_plugin` really removes one."""

import pytest


@pytest.fixture(scope="module")
def removed(copy_of):
    """A world after the removal, what the command said, and what is left."""
    world = copy_of()
    done = world.manage("remove_plugin", "plugin_dummy", answer="plugin_dummy\n")
    assert done.returncode == 0, done.stderr[-3000:]
    world.plugin = None
    return done.stdout, world.scenario("left")


def test_it_says_what_will_be_removed(removed):
    said, _left = removed
    assert "4 blocks in pages will be removed." in said
    assert "2 blocks in drafts and older versions will be removed." in said
    assert "Table plugin_dummy_stamp will be dropped, with 3 rows." in said


def test_nothing_of_the_plugin_is_left(removed):
    _said, left = removed
    assert left["blocks"] == left["child_rows"] == left["types"] == left["permissions"] == 0
    assert left["tables"] == []


def test_the_rest_of_the_pages_stays(removed):
    _said, left = removed
    assert left["text"]


def test_it_can_keep_the_blocks(copy_of):
    world = copy_of()
    done = world.manage("remove_plugin", "plugin_dummy", "--yes", "--keep-blocks")
    assert "4 blocks in pages stay, hidden." in done.stdout
    assert world.ask("SELECT name FROM sqlite_master WHERE name LIKE 'plugin_dummy%'") == []
    assert world.ask("SELECT count(*) FROM pages_contentpage WHERE body LIKE '%dummy_note%'") == [
        (3,)
    ]


def test_it_refuses_an_unknown_plugin(copy_of):
    done = copy_of(with_plugin=False).manage("remove_plugin", "plugin_dummy", "--yes")
    assert done.returncode != 0
    assert "No installed plugin is called plugin_dummy" in done.stderr


def test_it_removes_nothing_without_confirmation(copy_of):
    world = copy_of()
    done = world.manage("remove_plugin", "plugin_dummy", answer="yes\n")
    assert done.returncode != 0 and "Nothing was removed" in done.stderr
    assert world.ask("SELECT count(*) FROM plugin_dummy_stamp") == [(3,)]
