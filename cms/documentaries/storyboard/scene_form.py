"""Wagtail's own form of one scene: its definition for the browser, and what comes back of it."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import JSContext
from wagtail.blocks.base import get_error_json_data

from cms.extensions.switch import showing, site_shown
from cms.pages.workshop.drafts import UnreadableError

from .kinds import scene_block
from .reading import fits

PREFIX = "scenes-0-value"
"""The name that the scene has in the form of a page: widgets read it."""


def definition(page: Any) -> tuple[str, forms.Media]:
    """Return the packed definition of a scene, and the scripts and styles that show it."""
    context = JSContext()
    with showing(site_shown(None, page)):
        packed = json.dumps(context.pack(scene_block(page)))
    own = forms.Media(
        js=[versioned_static("wagtailadmin/js/telepath/blocks.js")],
        css={"all": [versioned_static("wagtailadmin/css/panels/streamfield.css")]},
    )
    return packed, context.media + own


def form_state(page: Any, raw: Any) -> dict[str, Any]:
    """Return what the form of a stored scene shows, and what is wrong in it."""
    block = scene_block(page)
    if not fits(block, raw):
        raise UnreadableError(_("This scene cannot be read: undo the last change."))
    value = block.to_python(raw)
    return {"state": block.get_form_state(value), "error": _error(block, value)}


def read_scene(page: Any, data: Any, files: Any) -> tuple[dict[str, Any], Any]:
    """Return the scene that was typed, as it is stored, and what is wrong in it, or None."""
    block = scene_block(page)
    try:
        value = block.value_from_datadict(data, files, PREFIX)
    except (MultiValueDictKeyError, KeyError, ValueError, TypeError) as error:
        raise UnreadableError(_("What was typed cannot be read: reload the page.")) from error
    return block.get_prep_value(_settled(block, value)), _error(block, value)


def _settled(block: Any, value: Any) -> Any:
    """Return `value` with what cleaning gives, where it can be cleaned; else as it was typed."""
    try:
        return block.clean_deferred(value)
    except ValidationError:
        return value


def _error(block: Any, value: Any) -> Any:
    """Return what is wrong whatever the draft lacks: a number that is none, a text too long."""
    try:
        block.clean_deferred(value)
    except ValidationError as error:
        return get_error_json_data(error)
    return None
