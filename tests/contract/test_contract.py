"""The promises of the plugin contract, kept with a plugin that pip installed."""

import pytest


@pytest.fixture(scope="module")
def present(copy_of):
    return copy_of().scenario("present")


@pytest.fixture(scope="module")
def switched_off(copy_of):
    return copy_of().scenario("switched_off")


@pytest.fixture(scope="module")
def world_without(copy_of):
    """The world without the plugin, and what was seen there."""
    world = copy_of(with_plugin=False)
    return world, world.scenario("absent")


@pytest.fixture(scope="module")
def absent(world_without):
    return world_without[1]


@pytest.fixture(scope="module")
def back(world_without, plugin):
    world, _seen = world_without
    world.plugin = plugin
    return world.scenario("back")


NOTE = "plugin_dummy_note"


def notes(stream):
    return [block["value"]["text"] for block in stream if block["type"] == NOTE]


# --- Present ------------------------------------------------------------------------------------


def test_a_plugin_found_by_its_entry_point_adds_to_every_place(present):
    assert present["page"] == present["boxes"] == present["scene"] == 1
    assert present["slot"] and present["menu"] and present["card"]
    assert present["address"] == present["interface"] == 200
    assert "tampon" in present["facets"] and "dummy" in present["layers"]
    assert NOTE in present["api"] and "note live" in present["search"]


def test_an_editor_saves_a_page_with_the_plugins_block_and_panel(present):
    assert present["edit"] == 302
    assert present["stamps"] == 3


def test_the_editor_offers_the_plugins_block_and_not_the_shelf(present):
    assert NOTE in present["offered"]
    assert "unavailable" not in present["offered"]


# --- Switched off for a site --------------------------------------------------------------------


def test_a_switched_off_plugin_shows_nowhere(switched_off):
    assert switched_off["page"] == switched_off["boxes"] == switched_off["scene"] == 0
    assert not switched_off["slot"] and not switched_off["menu"] and not switched_off["card"]
    assert switched_off["address"] == switched_off["interface"] == 404
    assert "tampon" not in switched_off["facets"] and "dummy" not in switched_off["layers"]


def test_a_switched_off_plugin_is_left_out_of_data_and_search(switched_off):
    assert switched_off["api"] == ["heading", "text"]
    assert "note" not in switched_off["search"] and "fin live" in switched_off["search"]


def test_saving_a_page_keeps_what_a_switched_off_plugin_added(switched_off):
    assert switched_off["edit"] == 302
    assert notes(switched_off["live"]) == ["note brouillon"]
    assert switched_off["stamps"] == 1


def test_the_editor_hides_the_panel_and_the_block_of_a_switched_off_plugin(switched_off):
    assert not switched_off["panel"]
    assert NOTE not in switched_off["offered"]


# --- Absent -------------------------------------------------------------------------------------


def test_a_page_is_shown_without_the_blocks_of_a_missing_plugin(absent):
    assert absent["page"] == absent["boxes"] == absent["scene"] == 0
    assert absent["api"] == ["heading", "text"]
    assert "fin live" in absent["search"]


def test_saving_a_page_keeps_the_blocks_of_a_missing_plugin(absent):
    assert absent["saved"]


def test_nested_blocks_of_a_missing_plugin_are_kept(absent):
    assert notes(absent["scene_stored"][0]["value"]["body"]) == ["dans la scène"]


def test_the_editor_keeps_the_blocks_of_a_missing_plugin(absent):
    assert absent["edit"] == 302
    assert notes(absent["edited"]) == ["note brouillon"]


def test_the_editor_does_not_offer_the_shelf(absent):
    assert "unavailable" not in absent["offered"] and NOTE not in absent["offered"]
    assert "heading" in absent["offered"]


def test_an_old_draft_published_without_the_plugin_keeps_its_block(absent):
    assert notes(absent["old_draft"]) == ["note brouillon"]


def test_revisions_with_a_missing_block_can_be_compared(absent):
    assert absent["compare"] == 200


def test_a_copy_made_without_the_plugin_has_its_block(absent):
    assert notes(absent["copy"]) == ["note a-copier"]


def test_a_data_migration_on_models_without_blocks_loses_none(absent):
    assert absent["historical"]


def test_a_missing_plugin_calls_for_no_migration(absent):
    assert absent["migrations"] == 0


def test_the_tables_of_a_missing_plugin_are_reported(absent):
    assert absent["warned"] == ["extensions.W001"]


# --- Back again ---------------------------------------------------------------------------------


def test_everything_is_there_when_the_plugin_comes_back(back):
    assert notes(back["live"]) == ["note brouillon"]
    assert notes(back["copy"]) == ["note a-copier"]
    assert back["page"] == back["scene"] == 1


def test_the_rows_of_the_panel_survive_and_those_of_a_deleted_page_are_gone(back):
    assert back["stamps"] == ["a-copier", "tampon gardé"]
