"""Where public templates let plugins add something, and which blocks they show."""

from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.html import format_html_join

from cms.extensions import points
from cms.extensions.blocks import ExtensibleStreamBlock, owner_of
from cms.extensions.switch import SHOWN_SITE, site_shown

register = template.Library()


@register.simple_tag(takes_context=True)
def plugin_slot(context: Any, name: str) -> str:
    """Render what plugins add to the slot `name` of this page."""
    templates = points.template_slots.items(name, site_shown(context, context.get("page")))
    parts = (get_template(name).render(context.flatten()) for name in templates)
    return format_html_join("\n", "{}", ((part,) for part in parts))


@register.simple_tag(takes_context=True)
def shown_blocks(context: Any, stream: Any) -> list[Any]:
    """Return the blocks of `stream` that readers see: `{% shown_blocks page.body as blocks %}`.

    Leaves out blocks of switched-off plugins and the content of missing ones, so that not even
    an empty box shows where they are.
    """
    block = getattr(stream, "stream_block", None)
    if isinstance(block, ExtensibleStreamBlock):
        if not context.get("request"):
            context[SHOWN_SITE] = site_shown(context, owner_of(stream))
        return block.shown(stream, context)
    return list(stream or [])
