"""Links from one scene to another: how they are stored, chosen in the editor, and addressed."""

from __future__ import annotations

import re
from hashlib import blake2s
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

SHORT_ID = r"[0-9a-f]{8}"
"""What `short_id` returns, as a pattern of addresses."""
UUID_START = re.compile(r"^[0-9a-f]{8}-")


class SceneSelect(forms.Widget):
    """A list of the scenes of the story being edited, saved or not.

    The options are written in the browser, from the titles in the form; without `with_end`, the
    end of the story is not one of them.
    """

    def __init__(self, with_end: bool = True, attrs: Any = None) -> None:
        super().__init__(attrs)
        self.with_end = with_end

    def format_value(self, value: Any) -> str:
        return value or ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        return format_html('<select name="{}" id="{}"></select>', name, (attrs or {}).get("id", ""))

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=[versioned_static("documentaries/admin/scene-select.js")])


class SceneSelectAdapter(WidgetAdapter):
    """Hands the widget and its words to the editor's JavaScript."""

    js_constructor = "documentaries.SceneSelect"

    def js_args(self, widget: SceneSelect) -> list[Any]:
        words = {
            "none": _("The next one in order"),
            "choose": _("Choose a scene"),
            "end": _("The end of the story") if widget.with_end else "",
            "untitled": _("Untitled scene"),
            "gone": _("⚠ This scene is no longer in the story"),
        }
        return [widget.render("__NAME__", None, attrs={"id": "__ID__"}), words]

    @cached_property
    def media(self) -> forms.Media:
        return forms.Media(js=[versioned_static("wagtailadmin/js/telepath/widgets.js")])


register(SceneSelectAdapter(), SceneSelect)


class SceneTargetBlock(blocks.FieldBlock):
    """A scene of the same story, stored by its permanent id; `END` is the end of the story."""

    def __init__(
        self, required: bool = True, help_text: Any = None, with_end: bool = True, **kwargs: Any
    ) -> None:
        widget = SceneSelect(with_end=with_end)
        self.field = forms.CharField(
            required=required, help_text=help_text, max_length=64, widget=widget
        )
        super().__init__(**kwargs)

    def get_searchable_content(self, value: Any) -> list[str]:
        return []

    class Meta:
        icon = "link"
        default = ""


def short_id(scene_id: str) -> str:
    """Return eight characters that stand for a scene in addresses, as permanent as its id."""
    if UUID_START.match(scene_id):
        return scene_id[:8]
    return blake2s(scene_id.encode(), digest_size=4).hexdigest()


def scene_slug(title: str, scene_id: str) -> str:
    """Return the last part of the address of a scene; only its end, the short id, matters."""
    words = slugify(title)[:50].strip("-")
    return f"{words}-{short_id(scene_id)}" if words else short_id(scene_id)
