"""A stream that plugins extend through its slot, and that never drops a child."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.apps import apps
from django.core import signing
from django.core.exceptions import SuspiciousOperation
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter

from . import points
from .contributed import UNAVAILABLE, contributed_blocks, identified
from .switch import is_shown, showing, site_shown

SALT = "cms.extensions.unavailable"


class SignedJSONInput(forms.HiddenInput):
    """Carry JSON through the editing form without letting the browser alter it."""

    def format_value(self, value: Any) -> str:
        return signing.dumps(value, salt=SALT) if value else ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        raw = super().value_from_datadict(data, files, name)
        try:
            return signing.loads(raw, salt=SALT) if raw else None
        except signing.BadSignature as error:
            raise SuspiciousOperation("Unavailable content was altered in the browser.") from error


class UnavailableBlock(blocks.FieldBlock):
    """The shelf: holds the untouched data of a block whose plugin is not installed."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.Field(
            required=False,
            widget=SignedJSONInput,
            help_text=_(
                "This was made with an extension that is not installed. It is kept as it is, "
                "not shown to the public, and comes back with the extension."
            ),
        )
        super().__init__(**kwargs)

    def get_form_state(self, value: Any) -> str:
        return signing.dumps(value, salt=SALT) if value else ""

    def render(self, value: Any, context: Any = None) -> str:
        return ""

    class Meta:
        icon = "warning"
        label = _("Content of a missing extension")


class ExtensibleStreamBlock(blocks.StreamBlock):
    """A StreamBlock that plugins extend through its `slot`, and that never drops a child.

    Children of an unknown type are shelved as they are and given back unchanged on save.
    Children of a plugin switched off for a site stay in the editor, but are not shown there.
    """

    _building = False
    _version: int | None = None

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        self._building = True  # the children given here are ours, also when apps are ready
        super().__init__(local_blocks, **kwargs)
        self._building = False

    @property
    def child_blocks(self) -> dict[str, Any]:
        if self._building or not apps.ready:
            return self._own
        version = points.stream_blocks.version
        if self._version != version:
            added = contributed_blocks(self.meta.slot, self.definition_prefix)
            self._all, self._version = {**self._own, **added, UNAVAILABLE: _shelf(self)}, version
        return self._all

    @child_blocks.setter
    def child_blocks(self, value: dict[str, Any]) -> None:
        self._own = value

    def shown(self, value: Any, context: Any = None) -> list[Any]:
        """Return the children of `value` that its readers see."""
        site = site_shown(context, owner_of(value))
        return [child for child in value or [] if _is_shown(child.block, site)]

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.startswith("["):
            try:
                value = json.loads(value)
            except ValueError:
                return super().to_python(value)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = [self._shelve(child) for child in value]
        return super().to_python(value)

    def bulk_to_python(self, values: Any) -> Any:
        return super().bulk_to_python([[self._shelve(c) for c in stream] for stream in values])

    def get_prep_value(self, value: Any) -> list[dict[str, Any]]:
        children = super().get_prep_value(value)
        return [self._unshelve(c) for c in children if c["type"] != UNAVAILABLE or c["value"]]

    def render(self, value: Any, context: Any = None) -> str:
        with showing(site_shown(context, owner_of(value))):
            return super().render(value, context)

    def render_basic(self, value: Any, context: Any = None) -> str:
        return format_html_join(
            "\n",
            '<div class="block block--{1}">{0}</div>',
            [(child.render(context=context), child.block_type) for child in self.shown(value)],
        )

    def get_api_representation(self, value: Any, context: Any = None) -> list[dict[str, Any]]:
        with showing(site_shown(context, owner_of(value))):
            return [
                {
                    "type": child.block_type,
                    "value": child.block.get_api_representation(child.value, context=context),
                    "id": child.id,
                }
                for child in self.shown(value, context)
            ]

    def get_searchable_content(self, value: Any) -> list[str]:
        if not self.search_index:
            return []
        with showing(site_shown(None, owner_of(value))):
            found = [c.block.get_searchable_content(c.value) for c in self.shown(value)]
        return [text for texts in found for text in texts]

    def _shelve(self, child: dict[str, Any]) -> dict[str, Any]:
        if child["type"] in self.child_blocks:
            return child
        original = {key: part for key, part in child.items() if key != "id"}
        return {"type": UNAVAILABLE, "value": original, "id": child.get("id")}

    @staticmethod
    def _unshelve(child: dict[str, Any]) -> dict[str, Any]:
        if child["type"] != UNAVAILABLE:
            return child
        return {**child["value"], "id": child.get("id")}

    class Meta:
        slot = ""


class ExtensibleStreamBlockAdapter(StreamBlockAdapter):
    """Tells the editor which children are kept but not offered in the block chooser."""

    js_constructor = "artisanumerique.ExtensibleStreamBlock"

    def js_args(self, block: Any) -> list[Any]:
        name, groups, states, meta = super().js_args(block)
        site = site_shown()
        hidden = [n for n, child in block.child_blocks.items() if not _is_shown(child, site)]
        return [name, groups, states, {**meta, "notOffered": hidden}]

    @cached_property
    def media(self) -> forms.Media:
        own = versioned_static("extensions/js/extensible-stream.js")
        return forms.Media(js=[*super().media._js, own])


register(ExtensibleStreamBlockAdapter(), ExtensibleStreamBlock)


def _shelf(stream: ExtensibleStreamBlock) -> UnavailableBlock:
    shelf = identified(UnavailableBlock, f"{stream.definition_prefix}-{UNAVAILABLE}")
    shelf.set_name(UNAVAILABLE)
    return shelf


def _is_shown(block: Any, site: Any) -> bool:
    plugin = getattr(block, "plugin", None)
    return not isinstance(block, UnavailableBlock) and is_shown(plugin, site)


def owner_of(value: Any) -> Any:
    """Return the object whose field holds the stream `value`, or None."""
    reference = getattr(value, "_owner", None)
    return reference() if reference else None
