"""What templates ask about practices."""

from typing import Any

from django import template

from cms.blocks.rows import build
from plugins.rse.models import Practice, RseItem

register = template.Library()


@register.simple_tag
def practices_of(artisan: Any) -> list[Practice]:
    """Return the practices that `artisan` agreed to show, the latest first."""
    if not getattr(artisan, "pk", None):
        return []
    return list(Practice.objects.filter(agreed=True, artisan_id=artisan.pk).with_topics())


@register.filter
def topics(practice: Practice) -> list[Any]:
    """Return the items a practice is tagged with, each label once."""
    rows = getattr(practice, "item_rows", None)
    items = (
        practice.items.all()
        if rows is None
        else build(RseItem, rows, practice._state.db or "default")
    )
    return list({item.label: item for item in items}.values())
