"""The card of the dashboard."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .models import Practice


class PracticesCard(Component):
    """Practices noted this month, and those whose artisan has not agreed yet."""

    name = "rse_practices"
    template_name = "plugin_rse/admin/card.html"
    order = 320

    def __init__(self, request: Any) -> None:
        self.request = request

    def render_html(self, parent_context: Any = None) -> str:
        if not self.request.user.has_perm("plugin_rse.view_practice"):
            return ""
        return super().render_html(parent_context)

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        first = timezone.localdate().replace(day=1)
        counts = Practice.objects.aggregate(
            month=Count("pk", filter=Q(noted_on__gte=first)),
            waiting=Count("pk", filter=Q(agreed=False)),
        )
        may_add = self.request.user.has_perm("plugin_rse.add_practice")
        return {
            **counts,
            "list_url": reverse("wagtailsnippets_plugin_rse_practice:list"),
            "add_url": reverse("wagtailsnippets_plugin_rse_practice:add") if may_add else "",
        }
