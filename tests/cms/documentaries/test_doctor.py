"""What the doctor says of a story."""

import pytest
from django.utils import translation

from cms.documentaries.doctor import diagnose
from cms.documentaries.models import DocumentaryPage
from tests.factories.documentaries import choices, scene, text

pytestmark = pytest.mark.django_db


def story(*scenes):
    """Return a story that is not saved, as an editor has it."""
    return DocumentaryPage(title="Le feu", introduction="x", scenes=list(scenes))


def told(*scenes):
    """Return what the doctor says of the links: (code, severity, scene) in order."""
    with translation.override("fr"):
        found = diagnose(story(*scenes))
    return [(f.code, f.severity, f.scene) for f in found]


def test_a_whole_story_has_nothing_wrong_in_its_links():
    fire = scene("Le feu", text(), id="fire")
    assert told(scene("La terre", text(), choices(("Au four", "fire"))), fire) == []


def test_a_story_without_scenes_has_no_path():
    assert told() == [("no_path", "block", "")]


def test_a_scene_nobody_can_reach_is_named():
    scenes = [scene("A", text(), next="end", id="a"), scene("B", text(), id="b")]
    assert told(*scenes) == [("unreachable", "warn", "b")]


def test_a_story_told_without_end_blocks():
    scenes = [scene("A", text(), id="a"), scene("B", text(), id="b", next="a")]
    assert told(*scenes) == [("no_path", "block", "b")]


def test_a_loop_beside_the_story_warns_and_so_does_what_leads_into_it():
    first = scene("A", text(), choices(("Au détour", "b")), next="end", id="a")
    scenes = [first, scene("B", text(), id="b"), scene("C", text(), id="c"),
              scene("D", text(), id="d", next="c")]  # fmt: skip
    assert told(*scenes) == [
        ("dead_end", "warn", "b"), ("loop", "warn", "c"), ("loop", "warn", "d"),
    ]  # fmt: skip


def test_a_link_to_a_scene_that_is_gone_blocks():
    scenes = [scene("A", text(), choices(("Perdu", "gone"), ("Fin", "end")), id="a")]
    assert told(*scenes) == [("broken_link", "block", "a")]
