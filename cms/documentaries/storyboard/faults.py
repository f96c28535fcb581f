"""What is wrong in a story, as the storyboard shows it: on a card, in a field, or on the page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.pages.workshop.faults import faults_of_page

from ..doctor import diagnose


def findings_of(page: Any) -> list[dict[str, Any]]:
    """Return what the doctor says of `page`, as it is in memory."""
    return [
        {
            "scene": each.scene,
            "severity": each.severity,
            "code": each.code,
            "sentence": each.sentence,
            "way": each.way,
        }
        for each in diagnose(page)
    ]


def faults_of_publication(page: Any) -> list[dict[str, Any]]:
    """Return all that keeps `page` from the public: links, consent, fields, what the page lacks."""
    blocking = [each for each in findings_of(page) if each["severity"] == "block"]
    said = {each["scene"] for each in blocking}
    fields = [each for each in _faults_of_scenes(page) if each["scene"] not in said]
    return [*blocking, *fields, *faults_of_page(page, "scenes")]


def _faults_of_scenes(page: Any) -> list[dict[str, Any]]:
    """Return what the form of the page would refuse in each scene, one sentence a scene."""
    scenes = page.scenes
    try:
        scenes.stream_block.clean(scenes)
    except ValidationError as error:
        wrong = getattr(error, "block_errors", None) or {}
        found = [
            _fault_of(scenes[place], each) for place, each in wrong.items() if place < len(scenes)
        ]
        rest = getattr(error, "non_block_errors", None)
        return found + [{"scene": "", "sentence": each} for e in rest or [] for each in e.messages]
    return []


def _fault_of(scene: Any, error: Any) -> dict[str, Any]:
    name, block, sentence = _first(error, scene.block)
    title = (scene.value.get("title") or "").strip() if scene.block_type == "scene" else ""
    return {
        "scene": scene.id,
        "sentence": _("“%(scene)s”, %(field)s: %(sentence)s")
        % {"scene": title or _("Untitled scene"), "field": name or block, "sentence": sentence},
    }


def _first(error: Any, block: Any, label: str = "") -> tuple[str, str, str]:
    """Return the label of the first field that is wrong, that of its block, and the sentence."""
    inner = getattr(error, "block_errors", None)
    if isinstance(inner, list):  # a list gives one place for each row
        inner = {place: each for place, each in enumerate(inner) if each is not None}
    for key, each in (inner or {}).items():
        children = getattr(block, "child_blocks", None)
        child = children.get(key) if children and isinstance(key, str) else None
        child = child or getattr(block, "child_block", None)
        return _first(each, child, str(getattr(child, "label", "") or "") or label)
    messages = [str(each) for each in getattr(error, "messages", [])]
    return label, label or _("content"), messages[0] if messages else _("it is not right.")
