"""Practices and RSE items in the back office."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .choices import Level, Source
from .forms import PracticeForm
from .models import Practice, RseItem


class PracticeFilterSet(WagtailFilterSet):
    """Filters of the list of practices."""

    item = django_filters.ModelChoiceFilter(
        queryset=RseItem.objects.filter(parent=None), label=_("subject"), method="under"
    )
    level = django_filters.ChoiceFilter(choices=Level.choices, label=_("level"))
    source = django_filters.ChoiceFilter(choices=Source.choices, label=_("source"))
    agreed = django_filters.BooleanFilter(label=_("agreed"))
    noted_on = django_filters.DateFromToRangeFilter(
        label=_("noted on"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Practice
        fields = ["item", "level", "source", "agreed", "noted_on"]

    def under(self, practices: QuerySet, name: str, item: RseItem) -> QuerySet:
        """Keep the practices tagged with `item` or with something it is made of."""
        return practices.filter(Q(items=item) | Q(items__parent=item)).distinct()


class PracticeViewSet(SnippetViewSet):
    model = Practice
    icon = "openquote"
    menu_label = _("Practices")
    list_display = ["artisan", "text", "level", "source", "noted_on", BooleanColumn("agreed")]
    filterset_class = PracticeFilterSet
    search_fields = ["text", "artisan__title", "equivalence"]
    list_per_page = 50
    copy_view_enabled = False

    edit_handler = ObjectList(
        [
            FieldPanel("artisan"),
            FieldPanel("text"),
            FieldRowPanel([FieldPanel("level"), FieldPanel("source"), FieldPanel("noted_on")]),
            FieldPanel("items"),
            MultiFieldPanel(
                [
                    FieldPanel("savoir_faire"),
                    FieldPanel("direction"),
                    FieldPanel("equivalence"),
                ],
                heading=_("Equivalence with a savoir-faire"),
            ),
            MultiFieldPanel(
                [FieldPanel("agreed"), FieldPanel("agreed_on")],
                heading=_("Agreement of the artisan"),
            ),
        ],
        base_form_class=PracticeForm,
    )

    def get_queryset(self, request: Any) -> QuerySet:
        return Practice.objects.select_related("artisan")


class RseItemViewSet(SnippetViewSet):
    model = RseItem
    icon = "list-ul"
    menu_label = _("RSE items")
    list_display = ["__str__", "scheme", "parent", BooleanColumn("reviewed", label=_("Reviewed"))]
    list_filter = ["scheme", "reviewed"]
    search_fields = ["code", "label_fr", "label_en"]
    ordering = ["position"]
    list_per_page = 100
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("scheme"), FieldPanel("code"), FieldPanel("slug")]),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("label_fr"), FieldPanel("label_en")]),
        FieldPanel("position"),
        FieldPanel("reviewed"),
    ]


class RseGroup(SnippetViewSetGroup):
    menu_label = _("RSE")
    menu_icon = "clipboard-list"
    menu_order = 260
    items = (PracticeViewSet, RseItemViewSet)
