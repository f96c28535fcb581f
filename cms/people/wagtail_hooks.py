"""Organisations in the back office, and the limits of what each role sees there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Organisation, User

FACTS = "people/admin/organisation_facts.html"


class RoomPanel(HelpPanel):
    """What other apps say of one organisation (the hook `describe_organisation`)."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            known = self.instance if self.instance.pk else None
            said = [say(known) for say in hooks.get_hooks("describe_organisation")] if known else []
            return {**context, "sentences": said}


class OrganisationViewSet(SnippetViewSet):
    """The partners of the chamber and their members."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", Column("get_kind_display", label=_("kind")), "email"]
    list_filter = ["kind"]
    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("description"),
        MultiFieldPanel([FieldPanel("website"), FieldPanel("email")], heading=_("Contact")),
        FieldPanel("members"),
        MultiFieldPanel([RoomPanel(template=FACTS), FieldPanel("media_quota")], heading=_("Media")),
    ]


register_snippet(OrganisationViewSet)


@hooks.register("construct_page_chooser_queryset")
def only_what_is_public_or_theirs(pages: Any, request: Any) -> Any:
    """Keep the drafts of others out of the page chooser of whoever does not edit the whole site."""
    policy = policy_registry.get_by_type(Page)
    if policy.user_has_permission_for_instance(request.user, "change", Page.get_first_root_node()):
        return pages
    theirs = policy.explorable_instances(request.user).values("pk")
    return pages.live() | pages.filter(pk__in=theirs)


@hooks.register("before_bulk_action")
def spare_administrators(request: Any, action_type: str, objects: Any, action: Any) -> None:
    """Only an administrator changes the account of an administrator, in bulk too."""
    touched = any(isinstance(item, User) and item.is_superuser for item in objects)
    if touched and not request.user.is_superuser:
        raise PermissionDenied
