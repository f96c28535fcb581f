"""Themed collections: stories that an editor puts side by side, with a word for each."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks.loading import for_cards, preload
from cms.blocks.text import PLAIN
from cms.pages.base import BasePage

from ..feeds import DocumentaryFeed


class CollectedStory(Orderable):
    """A story in a collection, and the word that says why it is there."""

    page = ParentalKey(
        "documentaries.StoryCollectionPage", on_delete=models.CASCADE, related_name="stories"
    )
    story = models.ForeignKey(
        "documentaries.DocumentaryPage",
        on_delete=models.CASCADE,
        related_name="collection_links",
        verbose_name=_("documentary"),
    )
    word = models.TextField(
        _("word"), blank=True, max_length=300, help_text=_("Why it is in this collection.")
    )

    panels = [PageChooserPanel("story"), FieldPanel("word")]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("story of a collection"), _("stories of a collection")

    def __str__(self) -> str:
        return str(self.story)


class StoryCollectionPage(RoutablePageMixin, BasePage):
    """Stories on one theme, in the order that an editor chose."""

    introduction = models.TextField(_("introduction"), max_length=600)
    text = RichTextField(_("text"), blank=True, features=PLAIN)
    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    template = "documentaries/story_collection_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("cover"),
        FieldPanel("text"),
        InlinePanel("stories", label=_("story"), heading=_("Stories"), min_num=1),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("text"),
    ]
    parent_page_types = ["documentaries.DocumentaryIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        app_label = "documentaries"
        verbose_name, verbose_name_plural = _("collection of stories"), _("collections of stories")

    @classmethod
    def below(cls, index_page: Any) -> list[Any]:
        """Return the live collections below an index, by title; one query, without pictures."""
        return list(cls.objects.live().public().child_of(index_page).order_by("title"))

    @property
    def main_picture(self) -> Any:
        return self.cover

    @property
    def summary(self) -> str:
        return self.introduction

    @property
    def card(self) -> dict[str, Any]:
        return {**super().card, "kicker": _("Collection"), "noun": "documentary"}

    @cached_property
    def told(self) -> list[tuple[Any, str]]:
        """The live stories with the word on each, in order; a few queries for their cards."""
        words = {row.story_id: row.word for row in self.stories.all()}
        model = CollectedStory._meta.get_field("story").related_model
        found = {p.pk: p for p in for_cards(model.objects.live().public().filter(pk__in=words))}
        preload(objects=[self, *found.values()])
        return [(found[pk], word) for pk, word in words.items() if pk in found]

    @property
    def count_note(self) -> str:
        total = len(self.told)
        return ngettext("%(n)d story", "%(n)d stories", total) % {"n": total}

    def get_items(self) -> list[Any]:
        """The stories, as the feed asks for them."""
        return [story for story, _word in self.told]

    @path("flux/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Answer the Atom feed of the collection."""
        return DocumentaryFeed(self)(request)

    def structured_data(self, request: Any) -> dict[str, Any]:
        """Return the collection as schema.org's, its stories as its parts."""
        parts = [
            {"@type": "CreativeWork", "name": story.title, "url": story.full_url, "position": n}
            for n, (story, _word) in enumerate(self.told, start=1)
        ]
        return {
            "@context": "https://schema.org",
            "@type": "Collection",
            "@id": self.full_url,
            "url": self.full_url,
            "name": self.title,
            "description": self.introduction,
            "inLanguage": settings.LANGUAGE_CODE,
            "hasPart": parts,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        address = f"{self.get_url(request)}flux/"
        feed = {"title": self.title, "url": address, "type": "application/atom+xml"}
        cards = [{**story.card, "text": word or story.summary} for story, word in self.told]
        return {**context, "cards": cards, "feeds": [feed]}
