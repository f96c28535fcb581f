"""Rights and consents in the back office: a part of each form, a list, and what ends soon."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .consents import Consent
from .showing import ending_soon

MOST = 10
CONSENT = [
    FieldPanel("person"),
    FieldPanel("use"),
    FieldRowPanel([FieldPanel("given_on"), FieldPanel("expires_on"), FieldPanel("withdrawn_on")]),
    FieldRowPanel([FieldPanel("is_minor"), FieldPanel("parent")]),
    FieldPanel("document"),
]


def rights_panel() -> MultiFieldPanel:
    """Return the part of a media's form about rights: who made it, who is in it, who may see it."""
    return MultiFieldPanel(
        [
            HelpPanel(template="media/admin/withheld.html"),
            FieldPanel("author"),
            FieldPanel("credit"),
            FieldPanel("licence"),
            FieldPanel("persons"),
            InlinePanel("consents", panels=CONSENT, heading=_("Consents"), label=_("Consent")),
            FieldPanel("trade_secret"),
            FieldPanel("secret_reason"),
            FieldPanel("stands_alone"),
            FieldPanel("collection"),
        ],
        heading=_("Rights"),
    )


def _day(name: str) -> Callable[[Any], str]:
    """Return what writes the date `name` of a consent as a day: "12/12/2026", or nothing."""

    def write(consent: Any) -> str:
        day = getattr(consent, name)
        return date_format(day, "SHORT_DATE_FORMAT") if day else ""

    return write


class ConsentViewSet(SnippetViewSet):
    """The consents of all media; those of images are added here, the others in their media."""

    model = Consent
    icon = "user"
    menu_label = _("Consents")
    add_to_admin_menu = False
    ordering = ["expires_on", "person"]
    list_per_page = 50
    list_display = [
        "person",
        Column("media", label=_("Media"), accessor="media"),
        Column("use", label=_("Agrees to"), accessor="get_use_display"),
        Column("expires_on", label=_("Until"), sort_key="expires_on", accessor=_day("expires_on")),
        Column(
            "withdrawn_on",
            label=_("Withdrawn on"),
            sort_key="withdrawn_on",
            accessor=_day("withdrawn_on"),
        ),
    ]
    list_filter = {
        "use": ["exact"], "expires_on": ["lte"], "is_minor": ["exact"], "picture": ["exact"],
    }  # fmt: skip
    search_fields = ["person"]
    copy_view_enabled = False
    inspect_view_enabled = False
    panels = [FieldPanel("picture"), *CONSENT]

    def get_queryset(self, request: Any) -> Any:
        return Consent.objects.select_related("film", "sound", "model3d", "picture")


class ConsentsPanel(Component):
    """On the dashboard: the consents that end in the next 60 days, or have ended."""

    name = "consents"
    template_name = "media/admin/consents.html"
    order = 250

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        found = list(ending_soon()[: MOST + 1])
        names = Consent.snippet_viewset.get_url_name  # type: ignore[attr-defined]
        return {
            "consents": found[:MOST],
            "more": len(found) > MOST,
            "list_url": reverse(names("list")),
        }
