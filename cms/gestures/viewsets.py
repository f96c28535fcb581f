"""What staff keep beside the gestures themselves."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from .deposits.models import Deposit
from .expectations import Expectation


class ExpectationViewSet(SnippetViewSet):
    """The gestures that trades expect: the calls for deposits of the grid."""

    model = Expectation
    icon = "help"
    menu_hook = "register_knowledge_menu_item"
    menu_order = 900
    menu_label = _("Expected gestures")
    list_display = ["__str__", "trade", "note"]
    list_filter = ["trade"]
    list_per_page = 100
    copy_view_enabled = False


class ReadOnlyPolicy(ModelPermissionPolicy):
    """What is made elsewhere: staff read it, and act on what it leads to."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class DepositViewSet(SnippetViewSet):
    """The gestures that partners and artisans sent, with the way to the draft of each."""

    model = Deposit
    icon = "mail"
    menu_hook = "register_knowledge_menu_item"
    menu_order = 910
    menu_label = _("Deposits")
    list_display = [
        TitleColumn(
            "title",
            label=_("Gesture"),
            accessor="title",
            get_url=lambda kept: _draft_url(kept),
        ),
        Column("owner", label=_("Sent by"), accessor="owner"),
        Column("state", label=_("State"), accessor=lambda kept: kept.state.label),
        DateColumn("created_at", label=_("Sent")),
    ]
    list_filter = ["owner"]
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_queryset(self, request: Any) -> Any:
        return Deposit.objects.select_related("page", "owner")


def _draft_url(kept: Deposit) -> str | None:
    """Return the address of the draft to complete, None once it is gone."""
    return reverse("wagtailadmin_pages:edit", args=[kept.page.pk]) if kept.page else None
