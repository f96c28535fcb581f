"""StreamField whose blocks plugins can extend, and that never loses a plugin's content."""

import json
from typing import Any

from django import forms
from django.apps import apps
from django.core import signing
from django.core.exceptions import SuspiciousOperation
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Site

from . import points

UNAVAILABLE = "unavailable"


class SignedJSONInput(forms.HiddenInput):
    """Carry JSON through the editing form without letting the browser alter it."""

    def format_value(self, value: Any) -> str:
        return signing.dumps(value) if value else ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        raw = super().value_from_datadict(data, files, name)
        try:
            return signing.loads(raw) if raw else None
        except signing.BadSignature as error:
            raise SuspiciousOperation("Unavailable content was altered in the browser.") from error


class UnavailableBlock(blocks.FieldBlock):
    """Hold the untouched data of a block whose plugin is not installed."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.Field(required=False, widget=SignedJSONInput)
        super().__init__(**kwargs)

    def get_form_state(self, value: Any) -> str:
        return signing.dumps(value) if value else ""

    def render(self, value: Any, context: Any = None) -> str:
        return ""

    class Meta:
        icon = "warning"
        label = _("Content of a missing plugin")


class ExtensibleStreamBlock(blocks.StreamBlock):
    """A StreamBlock that plugins extend through its `slot`, and that never drops a child.

    Children of an unknown type are shelved as they are and given back unchanged on save.
    """

    _extended = False

    @property
    def child_blocks(self) -> dict[str, Any]:
        if apps.ready and not self._extended:
            self._extended = True
            for name, block in [*_contributed(self.meta.slot), (UNAVAILABLE, UnavailableBlock())]:
                block.set_name(name)
                self._children[name] = block
        return self._children

    @child_blocks.setter
    def child_blocks(self, value: dict[str, Any]) -> None:
        self._children = value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.startswith("["):
            value = json.loads(value)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = [self._shelve(child) for child in value]
        return super().to_python(value)

    def bulk_to_python(self, values: Any) -> Any:
        return super().bulk_to_python([[self._shelve(c) for c in stream] for stream in values])

    def get_prep_value(self, value: Any) -> list[dict[str, Any]]:
        return [self._unshelve(child) for child in super().get_prep_value(value)]

    def get_api_representation(self, value: Any, context: Any = None) -> list[dict[str, Any]]:
        children = super().get_api_representation(value, context)
        return [child for child in children if child["type"] != UNAVAILABLE]

    def _shelve(self, child: dict[str, Any]) -> dict[str, Any]:
        if child["type"] in self.child_blocks:
            return child
        original = {"type": child["type"], "value": child["value"]}
        return {"type": UNAVAILABLE, "value": original, "id": child.get("id")}

    @staticmethod
    def _unshelve(child: dict[str, Any]) -> dict[str, Any]:
        if child["type"] != UNAVAILABLE:
            return child
        return {**child["value"], "id": child.get("id")}

    class Meta:
        slot = "body"


class ExtensibleStreamField(StreamField):
    """A StreamField whose migrations do not record which blocks are installed."""

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> Any:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


def _contributed(slot: str) -> list[tuple[str, Any]]:
    named = sorted(points.stream_blocks.items(slot), key=lambda pair: pair[0])
    return [(name, block()) for name, block in named]


def is_switched_off(block_type: str, request: Any) -> bool:
    """Was the plugin that offers `block_type` switched off for the site of `request`?"""
    site = Site.find_for_request(request) if request else None
    return site is not None and any(
        found.item[0] == block_type and not found.plugin.is_enabled(site)
        for found in points.stream_blocks.contributions
    )
