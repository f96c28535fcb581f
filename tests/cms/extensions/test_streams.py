import pytest
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from wagtail import blocks
from wagtail.blocks import Block

from cms.extensions.fields import ExtensibleStreamBlock, ExtensibleStreamField
from cms.extensions.models import SitePlugins
from cms.extensions.switch import showing
from tests.factories.extensions import passing_plugin

NOTE = "plugin_passing_note"


class InnerBlock(ExtensibleStreamBlock):
    """A stream inside a block."""

    line = blocks.CharBlock()

    class Meta:
        slot = "test-inner"


class OuterBlock(ExtensibleStreamBlock):
    """A stream that holds another one, three levels down."""

    text = blocks.CharBlock()
    group = blocks.StructBlock([("items", blocks.ListBlock(InnerBlock()))])

    class Meta:
        slot = "test-outer"


def offer_notes(core):
    core.stream_block("test-outer", "note", blocks.CharBlock)
    core.stream_block("test-inner", "note", blocks.CharBlock)


def note(text):
    return {"type": NOTE, "value": text, "id": f"id-{text}"}


def stored(outer="dehors", inner="dedans"):
    """A stream with a note, and a group whose list holds a stream with a note."""
    items = [{"type": "item", "value": [note(inner)], "id": "i"}]
    return [note(outer), {"type": "group", "value": {"items": items}, "id": "g"}]


def inner_of(block):
    return block.child_blocks["group"].child_blocks["items"].child_block


def test_a_plugins_block_is_offered_in_its_slot_at_any_depth():
    with passing_plugin(offer_notes):
        outer = OuterBlock()
        assert NOTE in outer.child_blocks and NOTE in inner_of(outer).child_blocks


def test_a_plugin_that_goes_takes_its_blocks_with_it():
    outer = OuterBlock()
    with passing_plugin(offer_notes):
        assert NOTE in outer.child_blocks
    assert NOTE not in outer.child_blocks


def test_a_block_made_once_apps_are_ready_keeps_its_own_children():
    with passing_plugin(offer_notes):
        block = OuterBlock([("local", blocks.CharBlock())])
        assert list(block._own) == ["text", "group", "local"]
    assert "local" in block.child_blocks


def test_the_blocks_of_one_stream_are_not_those_of_another():
    with passing_plugin(offer_notes):
        one, other = OuterBlock(), OuterBlock()
        assert one.child_blocks[NOTE] is not other.child_blocks[NOTE]
        assert "local" not in OuterBlock([("local", blocks.CharBlock())]).base_blocks


def test_blocks_without_their_plugin_are_given_back_unchanged_at_any_depth():
    outer = OuterBlock()
    value = outer.to_python(stored())
    value[1].value["items"][0]  # read it all, so that it is written anew
    assert outer.get_prep_value(value) == stored()


def test_blocks_read_in_bulk_without_their_plugin_are_given_back():
    outer = OuterBlock()
    [value] = outer.bulk_to_python([stored()])
    assert outer.get_prep_value(value) == stored()


def test_a_stream_kept_as_text_is_read_and_a_broken_one_is_empty():
    outer = OuterBlock()
    assert len(outer.to_python('[{"type": "text", "value": "x"}]')) == 1
    assert outer.to_python("[not json").raw_text == "[not json"


def test_the_shelf_crosses_the_form_signed():
    outer = OuterBlock()
    value = outer.to_python([note("gardé")])
    [state] = outer.get_form_state(value)
    form = {"s-count": "1", "s-0-deleted": "", "s-0-order": "0", "s-0-type": "unavailable"}
    sent = outer.value_from_datadict({**form, "s-0-id": "n", "s-0-value": state["value"]}, {}, "s")
    assert outer.get_prep_value(outer.clean(sent)) == [{**note("gardé"), "id": "n"}]


def test_a_shelf_altered_in_the_browser_is_refused():
    form = {"s-count": "1", "s-0-deleted": "", "s-0-order": "0", "s-0-type": "unavailable"}
    with pytest.raises(SuspiciousOperation):
        OuterBlock().value_from_datadict({**form, "s-0-value": "forged:x:y"}, {}, "s")


def test_an_empty_shelf_is_dropped():
    outer = OuterBlock()
    form = {"s-count": "1", "s-0-deleted": "", "s-0-order": "0", "s-0-type": "unavailable"}
    sent = outer.value_from_datadict({**form, "s-0-value": ""}, {}, "s")
    assert outer.get_prep_value(sent) == []


def test_a_block_that_would_hold_itself_is_refused():
    def offer_a_loop(core):
        core.stream_block("test-inner", "loop", lambda: blocks.StructBlock([("in", InnerBlock())]))

    with passing_plugin(offer_a_loop), pytest.raises(ImproperlyConfigured, match="without end"):
        InnerBlock().child_blocks  # noqa: B018


def test_block_previews_have_the_same_ids_in_every_process():
    def offer_a_pair(core):
        pair = lambda: blocks.StructBlock([("a", blocks.CharBlock())])  # noqa: E731
        core.stream_block("test-outer", "pair", pair)

    with passing_plugin(offer_a_pair):
        outer = OuterBlock()
        pair = outer.child_blocks["plugin_passing_pair"]
        assert pair.definition_prefix == f"{outer.definition_prefix}-plugin_passing_pair-0"
        assert Block.definition_registry[pair.definition_prefix] is pair


def test_a_field_names_no_block_in_migrations():
    field = ExtensibleStreamField(OuterBlock(), blank=True)
    _name, path, args, kwargs = field.deconstruct()
    assert (path, args) == ("cms.extensions.fields.ExtensibleStreamField", [])
    assert kwargs == {"blank": True}


def test_a_field_of_a_migration_keeps_every_block():
    field = ExtensibleStreamField(blank=True)
    value = field.to_python(stored())
    list(value)
    assert field.get_prep_value(value) == stored()


def test_a_switched_off_block_is_not_rendered_at_any_depth(site):
    with passing_plugin(offer_notes) as plugin:
        outer = ExtensibleStreamBlock(
            [("lines", blocks.ListBlock(InnerBlock()))], slot="test-outer"
        )
        lines = [{"type": "item", "value": [note("dedans")], "id": "i"}]
        value = outer.to_python([note("dehors"), {"type": "lines", "value": lines, "id": "l"}])
        assert "dehors" in outer.render(value) and "dedans" in outer.render(value)
        SitePlugins.objects.create(site=site, disabled=[plugin.label])
        html = outer.render(value)
        assert "dehors" not in html and "dedans" not in html and NOTE not in html


def test_a_switched_off_block_is_in_no_data_and_no_search(site):
    with passing_plugin(offer_notes) as plugin:
        outer = OuterBlock()
        value = outer.to_python(stored())
        assert outer.get_searchable_content(value) == ["dehors", "dedans"]
        SitePlugins.objects.create(site=site, disabled=[plugin.label])
        [group] = outer.get_api_representation(value)
        assert group["value"]["items"] == [[]]
        assert outer.get_searchable_content(value) == []


def test_a_block_is_shown_on_the_site_that_did_not_switch_it_off(site, home):
    other = type(site).objects.create(hostname="other.example", root_page=home)
    with passing_plugin(offer_notes) as plugin:
        SitePlugins.objects.create(site=other, disabled=[plugin.label])
        outer = OuterBlock()
        value = outer.to_python(stored())
        assert "dehors" in outer.render(value)
        with showing(other):
            assert "dehors" not in outer.render(value)
