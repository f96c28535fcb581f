"""The form of a practice: the story first, the lists after."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from .models import RseItem


class GroupedIterator(forms.models.ModelChoiceIterator):
    """The items, under the part they belong to."""

    def __iter__(self) -> Iterator[Any]:
        items = self.queryset.filter(parent__isnull=False).select_related("parent")
        ordered = sorted(items, key=lambda item: (item.parent.position, item.position))
        for parent, found in groupby(ordered, key=lambda item: item.parent):
            heading = f"{parent.get_scheme_display()} · {parent}"
            yield heading, [self.choice(item) for item in found]


class ItemsField(forms.ModelMultipleChoiceField):
    """Any number of items, chosen among grouped checkboxes."""

    iterator = GroupedIterator

    def label_from_instance(self, obj: Any) -> str:
        return obj.label


class ItemsInput(forms.CheckboxSelectMultiple):
    """Checkboxes in one group for each part."""

    template_name = "plugin_rse/admin/items.html"

    class Media:
        css = {"all": ["plugin_rse/admin.css"]}


class PracticeForm(WagtailAdminModelForm):
    """The story first; subjects are grouped checkboxes."""

    items = ItemsField(
        RseItem.objects.all(),
        label=_("Subjects"),
        widget=ItemsInput,
        help_text=_("One or two are enough: a later visit can add others."),
        error_messages={"required": _("Choose at least one subject.")},
    )
