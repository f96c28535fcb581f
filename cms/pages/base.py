"""The abstract base of every page type of the site."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from cms.extensions.panels import contributed_panels


class BasePage(Page):
    """A page with a social card, structured data and room for the panels of plugins.

    Subclasses give `content_panels` as in Wagtail; `editor_tabs` adds further tabs (heading,
    panels). The panels that plugins contribute come last on the first tab.
    """

    social_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("image for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when the page is shared. The main image is used without it."),
    )

    promote_panels = [*Page.promote_panels, FieldPanel("social_picture")]
    editor_tabs: list[tuple[Any, list[Any]]] = []

    class Meta:
        abstract = True

    @classmethod
    def get_edit_handler(cls) -> Any:
        """Return the editor's tabs, with what plugins add to this page type."""
        first = [*cls.content_panels, *contributed_panels(cls._meta.label)]
        tabs = [
            ObjectList(first, heading=_("Content")),
            *[ObjectList(panels, heading=heading) for heading, panels in cls.editor_tabs],
            ObjectList(cls.promote_panels, heading=_("Promote")),
        ]
        if cls.settings_panels:
            tabs.append(ObjectList(cls.settings_panels, heading=_("Settings")))
        handler = TabbedInterface(tabs, base_form_class=cls.base_form_class)
        return handler.bind_to_model(cls)

    @property
    def main_picture(self) -> Any:
        """The picture that stands for this page on cards; subclasses say which one."""
        return None

    @property
    def summary(self) -> str:
        """One or two sentences about this page, as plain text."""
        return self.search_description

    @cached_property
    def social(self) -> dict[str, Any]:
        """What the social card of this page shows: title, description, picture, address, type."""
        return {
            "title": self.seo_title or self.title,
            "description": self.search_description or self.summary,
            "picture": self.social_picture or self.main_picture,
            "url": self.full_url,
            "type": "article",
        }

    def structured_data(self, request: Any) -> dict[str, Any] | None:
        """Return this page as schema.org JSON-LD, or None when there is nothing to say."""
        return None

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["structured_data"] = self.structured_data(request)
        return context
