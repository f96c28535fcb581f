"""The abstract base of every page type of the site."""

from __future__ import annotations

import json
import logging
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.search import index

from cms.blocks.loading import preload, streams_of
from cms.extensions.panels import PageEditor, contributed_panels
from cms.media.showing import NotShownError, obstacles

from .forms import PageForm
from .frame import anything_private

logger = logging.getLogger(__name__)

ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


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

    base_form_class = PageForm
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
        handler = PageEditor(tabs, base_form_class=cls.base_form_class)
        return handler.bind_to_model(cls)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page, then index it again.

        Wagtail indexes it in the middle of the save, when the parts it is also found by (inline
        rows, many-to-many words) are not in the database yet.
        """
        super().save(*args, **kwargs)
        index.insert_or_update_object(self)
        if kwargs.get("update_fields") is None:
            # For the same reason: a film taken off the page would still count as shown by it.
            with transaction.atomic():
                ReferenceIndex.create_or_update_for_object(self)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish `revision`; raise NotShownError when it has `faults` or media that stay hidden.

        The hour of a page that was scheduled comes back until its media may be shown: what else is
        scheduled is published meanwhile.
        """
        try:
            page = revision.as_object()
            if found := page.refusals():
                raise NotShownError(page, found)
        except NotShownError as error:
            due = revision.approved_go_live_at
            if due is None or due > timezone.now():
                raise
            logger.warning("“%s” is not published at its hour: %s", self, "; ".join(error.messages))
            return None
        return super().publish(revision, *args, **kwargs)

    def refusals(self) -> list[str]:
        """Return a sentence for all that keeps the page, as it is in memory, from the public."""
        return [*obstacles(self), *self.faults()]

    def faults(self) -> list[str]:
        """Return what keeps the page, as it is in memory, from the public, besides its media."""
        return []

    @property
    def main_picture(self) -> Any:
        """The picture that stands for this page on cards; subclasses say which one."""
        return None

    @property
    def summary(self) -> str:
        """One or two sentences about this page, as plain text."""
        return self.search_description

    @property
    def card(self) -> dict[str, Any]:
        """What a card of this page shows (components/card.html); makes no query of its own."""
        return {
            "title": self.title,
            "url": self.url,
            "text": self.summary,
            "picture": self.main_picture,
            "noun": "page",
        }

    @property
    def breadcrumbs(self) -> list[dict[str, str]]:
        """The pages above this one, from the home page down; at most one query."""
        above = getattr(self, "_pages_above", None)
        if above is None:
            above = self.get_ancestors().filter(depth__gt=1)
        return [{"title": page.title, "url": page.url or "/"} for page in above if page.live]

    @cached_property
    def social(self) -> dict[str, Any]:
        """What the social card of this page shows: title, description, image, address, type."""
        picture = self.social_picture or self.main_picture
        return {
            "title": self.seo_title or self.title,
            "description": self.search_description or self.summary,
            "image_url": absolute_rendition_url(picture, "fill-1200x630|format-jpeg"),
            "image_alt": picture.default_alt_text if picture else "",
            "url": self.full_url,
            "type": "article",
        }

    def get_view_restrictions(self) -> Any:
        """Return what restricts the view of this page, without a query when nothing is private."""
        if not anything_private():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def structured_data(self, request: Any) -> dict[str, Any] | None:
        """Return this page as schema.org JSON-LD, or None when there is nothing to say."""
        return None

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch in a few queries what the streams refer to, unless a subclass just did."""
        preload(*streams_of(self), objects=[self])
        context = super().get_context(request, *args, **kwargs)
        context["structured_data_json"] = as_script_json(self.structured_data(request))
        return context


def as_script_json(data: Any) -> str:
    """Return `data` as JSON that cannot close the <script> it stands in; "" for nothing."""
    if not data:
        return ""
    text = json.dumps(data, ensure_ascii=False, cls=DjangoJSONEncoder)
    return mark_safe(text.translate(ESCAPED))  # noqa: S308 - escaped for its only place


def absolute_rendition_url(picture: Any, spec: str) -> str:
    """Return the full address of a rendition, or "" when there is no picture or no file."""
    made = rendition_of(picture, spec)
    return made.full_url if made else ""


def rendition_of(picture: Any, spec: str) -> Any:
    """Return a size of `picture`, or None when there is no picture or no file."""
    if picture is None:
        return None
    try:
        return picture.get_rendition(spec)
    except (SourceImageIOError, OSError, ValueError):
        return None
