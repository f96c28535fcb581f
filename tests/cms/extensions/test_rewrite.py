import json

import pytest
from django.apps import apps
from django.db import connection

from cms.extensions.rewrite import alter_block, block_types, remove_block, rename_block, rows_with
from cms.pages.models import ContentPage

pytestmark = pytest.mark.django_db

OLD, NEW = "plugin_gone_path", "plugin_gone_route"


class Editor:
    """What a migration gets: the connection it runs on."""

    connection = connection


def body(text, kind=OLD):
    return json.dumps([{"type": kind, "value": {"text": text}, "id": text}])


@pytest.fixture
def page(home):
    """A page with the block in the live row, in a draft and in an older revision."""
    made = home.add_child(instance=ContentPage(title="P", slug="p", body=body("ancien")))
    made.save_revision()
    made.body = body("live")
    made.save_revision().publish()
    made.body = body("brouillon")
    made.save_revision()
    return made


def everything(page):
    """Return (live, revisions) as they are stored."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM pages_contentpage WHERE page_ptr_id = %s", [page.pk])
        live = json.loads(cursor.fetchone()[0])
    drafts = [json.loads(r.content["body"]) for r in page.revisions.order_by("pk")]
    return [live, *drafts]


def apply(operation):
    operation.code(apps, Editor)


def undo(operation):
    operation.reverse_code(apps, Editor)


def test_a_block_is_renamed_in_the_live_row_the_draft_and_older_revisions(page):
    apply(rename_block(OLD, NEW))
    assert [block_types(stream) for stream in everything(page)] == [[NEW]] * 4


def test_renaming_is_undone(page):
    before = everything(page)
    apply(rename_block(OLD, NEW))
    undo(rename_block(OLD, NEW))
    assert everything(page) == before


def test_the_value_of_a_block_is_altered_everywhere_and_back(page):
    before = everything(page)
    operation = alter_block(OLD, lambda v: {"words": v["text"]}, lambda v: {"text": v["words"]})
    apply(operation)
    assert [s[0]["value"]["words"] for s in everything(page)][0] == "live"
    undo(operation)
    assert everything(page) == before


def test_a_removed_block_leaves_its_neighbours(home):
    blocks = [*json.loads(body("x")), {"type": "text", "value": "<p>reste</p>", "id": "t"}]
    page = home.add_child(instance=ContentPage(title="P", slug="p", body=json.dumps(blocks)))
    apply(remove_block(OLD))
    assert block_types(everything(page)[0]) == ["text"]


def test_what_does_not_match_is_not_written(page, django_assert_num_queries):
    before = everything(page)
    apply(rename_block("plugin_gone_pathway", NEW))
    assert everything(page) == before


def test_pages_with_blocks_of_a_plugin_are_found(page):
    assert rows_with(["plugin_gone"]) == [(ContentPage, page.pk)]
    assert rows_with(["plugin_go"]) == []
