"""StreamField whose blocks plugins can extend, and whose migrations do not name them."""

from __future__ import annotations

import weakref
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.blocks.base import BlockWidget
from wagtail.fields import Creator, StreamField

from .blocks import ExtensibleStreamBlock, UnavailableBlock
from .contributed import UNAVAILABLE
from .switch import showing, site_shown

__all__ = ["UNAVAILABLE", "ExtensibleStreamBlock", "ExtensibleStreamField", "UnavailableBlock"]


class ExtensibleStreamField(StreamField):
    """A StreamField whose migrations do not record which blocks are installed.

    Historical models have no blocks at all: they shelve everything, and save it unchanged.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        if not isinstance(block_types, (blocks.Block, type)):
            block_types = ExtensibleStreamBlock(list(block_types))
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> Any:
        name, path, _args, kwargs = models.Field.deconstruct(self)
        return name, path, [], kwargs

    def contribute_to_class(self, cls: Any, name: str, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.name, OwnedValue(self))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": SiteBlockWidget(self.stream_block), **kwargs})


class OwnedValue(Creator):
    """Gives a stream that knows the object it belongs to: its site decides what is shown."""

    def __get__(self, obj: Any, type: Any = None) -> Any:
        value = super().__get__(obj, type)
        if obj is not None:
            value._owner = weakref.ref(obj)
        return value


class SiteBlockWidget(BlockWidget):
    """The stream in an editing form: offers the blocks switched on for the page's site."""

    _built_for: Any = None

    def _build_block_json(self) -> None:
        super()._build_block_json()
        self._built_for = site_shown()

    def render_with_errors(self, name: str, value: Any, *args: Any, **kwargs: Any) -> str:
        owner = getattr(value, "_owner", None)
        site = site_shown(None, owner() if owner else None)
        with showing(site):
            if self._built_for != site:
                self._block_json = None  # made for the form's media, before the page was known
            return super().render_with_errors(name, value, *args, **kwargs)
