"""What templates ask about practices."""

from typing import Any

from django import template

from plugins.rse.models import Practice

register = template.Library()


@register.simple_tag
def practices_of(artisan: Any) -> list[Practice]:
    """Return the practices that `artisan` agreed to show, the latest first."""
    if not getattr(artisan, "pk", None):
        return []
    return list(Practice.objects.filter(agreed=True, artisan_id=artisan.pk).for_display())


@register.filter
def topics(practice: Practice) -> list[Any]:
    """Return the items a practice is tagged with, each label once."""
    return list({item.label: item for item in practice.items.all()}.values())
