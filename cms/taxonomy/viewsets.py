"""The vocabularies and the territory in the back office."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .forms import form_of
from .models import Action, Concept, Material, SavoirFaire, Tool, Trade
from .territory import Commune

REVIEWED = BooleanColumn("reviewed", label=_("Reviewed"), sort_key="reviewed")


class ConceptViewSet(SnippetViewSet):
    """One vocabulary: a tree, searched and filtered. `own_panels` are its fields of its own."""

    own_panels: list[Any] = []
    ordering = ["lineage"]
    list_per_page = 100
    list_filter: Any = ["reviewed"]
    copy_view_enabled = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.edit_handler = concept_panels(self.model, self.own_panels)


def concept_panels(model: type[Concept], own_panels: list[Any]) -> ObjectList:
    """Return the editor of a concept: what it is called, what it is, what it corresponds to."""
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("parent")]),
        FieldRowPanel([FieldPanel("label_fr"), FieldPanel("label_en")]),
        FieldRowPanel([FieldPanel("alt_labels_fr"), FieldPanel("alt_labels_en")]),
        *own_panels,
        MultiFieldPanel(
            [FieldPanel("definition_fr"), FieldPanel("definition_en")], heading=_("Definition")
        ),
        FieldPanel("matches"),
        MultiFieldPanel([FieldPanel("reviewed"), FieldPanel("note")], heading=_("Review")),
    ]
    return ObjectList(panels, base_form_class=form_of(model))


class TradeViewSet(ConceptViewSet):
    model = Trade
    icon = "group"
    list_display = ["in_tree", "code", "sector", "craft_domain", REVIEWED]
    list_filter = ["sector", "craft_domain", "reviewed"]
    own_panels = [
        FieldRowPanel([FieldPanel("sector"), FieldPanel("craft_domain")]),
        FieldRowPanel([FieldPanel("nafa_prefixes"), FieldPanel("nafa_version")]),
    ]


class ActionViewSet(ConceptViewSet):
    model = Action
    icon = "pick"
    list_display = ["in_tree", "code", "effect", "means", "percussion", REVIEWED]
    list_filter = ["effect", "reviewed"]
    own_panels = [
        FieldRowPanel([FieldPanel("effect"), FieldPanel("means"), FieldPanel("percussion")])
    ]


class MaterialViewSet(ConceptViewSet):
    model = Material
    icon = "list-ul"
    list_display = ["in_tree", "code", "label_en", REVIEWED]
    list_per_page = 250


class ToolViewSet(ConceptViewSet):
    model = Tool
    icon = "cog"
    list_display = ["in_tree", "code", "means", REVIEWED]
    own_panels = [FieldPanel("means")]


class SavoirFaireViewSet(ConceptViewSet):
    model = SavoirFaire
    icon = "openquote"
    list_display = ["in_tree", "code", "vitality", "period", REVIEWED]
    list_filter = ["vitality", "period", "reviewed"]
    own_panels = [
        FieldRowPanel([FieldPanel("vitality"), FieldPanel("period")]),
        MultiFieldPanel(
            [FieldPanel("trades", widget=CheckboxSelectMultiple)],
            heading=_("Trades"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("communes", widget=CheckboxSelectMultiple)],
            heading=_("Communes"),
            classname="collapsed",
        ),
    ]


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Reference data: whoever may change it by permission may see it; nobody edits it by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and any(
            super(ReadOnlyPolicy, self).user_has_permission(user, enough)
            for enough in ("view", "change")
        )

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")


class CommuneViewSet(SnippetViewSet):
    """The communes, as the open data of the state gives them."""

    model = Commune
    icon = "site"
    menu_label = _("Communes")
    list_display = ["name", "insee", "intercommunality", "population"]
    list_filter = ["department", "intercommunality"]
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [
        "insee", "name", "department", "intercommunality", "population", "postal_codes",
        "latitude", "longitude",
    ]  # fmt: skip


class KnowledgeGroup(SnippetViewSetGroup):
    """The menu entry of the vocabularies and the territory."""

    menu_label = _("Knowledge")
    menu_icon = "openquote"
    menu_name = "savoirs"
    submenu_hook = "register_knowledge_menu_item"
    menu_order = 250
    items = (
        TradeViewSet,
        SavoirFaireViewSet,
        ActionViewSet,
        MaterialViewSet,
        ToolViewSet,
        CommuneViewSet,
    )
