"""Blocks that tell of practices; only what artisans agreed to is ever rendered."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .models import Practice

GROUP = _("Social responsibility")


class PracticesBlock(blocks.StructBlock):
    """Some practices, in the words of the artisans."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    practices = blocks.ListBlock(
        SnippetChooserBlock("plugin_rse.Practice", label=_("Practice")),
        label=_("Practices"),
        help_text=_("Those whose artisan did not agree are not shown."),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        chosen = [practice.pk for practice in value["practices"] if practice]
        found = Practice.objects.public().filter(pk__in=chosen).for_display()
        shown = {practice.pk: practice for practice in found.select_related("artisan")}
        context["practices"] = [shown[pk] for pk in chosen if pk in shown]
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        return [value["title"]] if value["title"] else []

    class Meta:
        icon = "openquote"
        group = GROUP
        label = _("Practices")
        description = _("What artisans do for people and the territory, in their own words.")
        template = "plugin_rse/blocks/practices.html"
        label_format = "{title}"


class SubjectBlock(blocks.StructBlock):
    """A subject, a text, and how many firms and practices it counts here."""

    item = SnippetChooserBlock("plugin_rse.RseItem", label=_("Subject"))
    text = blocks.RichTextBlock(
        required=False, features=["bold", "italic", "ul", "link"], label=_("Text")
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["counts"] = count_practices(value["item"]) if value["item"] else None
        return context

    class Meta:
        icon = "list-ul"
        group = GROUP
        label = _("RSE subject")
        description = _("A subject with the number of firms that act on it.")
        template = "plugin_rse/blocks/subject.html"
        label_format = "{item}"


def count_practices(item: Any) -> dict[str, int]:
    """Return how many public practices, of how many artisans, fall under `item`."""
    under = Q(items=item) | Q(items__parent=item)
    return (
        Practice.objects.public()
        .filter(under)
        .aggregate(practices=Count("pk", distinct=True), artisans=Count("artisan", distinct=True))
    )
