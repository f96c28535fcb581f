"""Where public templates let plugins add something."""

from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.html import format_html_join
from wagtail.models import Site

from cms.extensions import points

register = template.Library()


@register.simple_tag(takes_context=True)
def plugin_slot(context: Any, name: str) -> str:
    """Render what plugins add to the slot `name` of this page."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    names = points.template_slots.items(name, site)
    return format_html_join("\n", "{}", ((get_template(n).render(context.flatten()),) for n in names))
