"""Web documentaries: a graph of scenes that mix film, 3D views and narrative."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.blocks.rows import JSONRows
from cms.extensions.fields import ExtensibleStreamField
from cms.media.licences import Licence, url_of
from cms.pages.base import BasePage, absolute_rendition_url
from cms.pages.listings import ListingPage
from cms.taxonomy.models import Trade

from .doctor import blocking_links
from .embedding import ways_to_share
from .facets import DOCUMENTARY_FACETS
from .feeds import DocumentaryFeed
from .lightness import lighten, told_in_order
from .panels import DoctorPanel
from .programme.collections import CollectedStory, StoryCollectionPage
from .programme.events import StoryEvent, events_panel, programme_of
from .programme.press import PressMixin, press_panel
from .readings import SceneReading
from .scenes import ScenesBlock
from .story import Scene, Story
from .structured import documentary_data
from .supports.models import Support
from .supports.pages import SupportsMixin
from .trail.pages import TrailMixin

__all__ = [
    "CollectedStory", "CreditBlock", "DocumentaryIndexPage", "DocumentaryPage", "SceneReading",
    "StoryCollectionPage", "StoryEvent", "Support",
]  # fmt: skip


class DocumentaryQuerySet(PageQuerySet):
    """What listings and cards ask of documentaries."""

    def for_cards(self) -> QuerySet:
        """Fetch what a card shows; the newest first."""
        trades = Trade.objects.filter(documentaries=OuterRef("pk")).order_by("label_fr")
        return (
            self.annotate(card_trades=JSONRows(trades, ["label_fr", "label_en"]))
            .select_related("cover")
            .prefetch_related("cover__renditions")
            .order_by("-first_published_at", "-pk")
        )


class DocumentaryIndexPage(RoutablePageMixin, ListingPage):
    """All the web documentaries, the newest first."""

    introduction = models.TextField(_("introduction"), blank=True)

    item_type = "documentaries.DocumentaryPage"
    facets = DOCUMENTARY_FACETS
    content_panels = [*ListingPage.content_panels, FieldPanel("introduction")]
    search_fields = [*ListingPage.search_fields, index.SearchField("introduction")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["documentaries.DocumentaryPage", "documentaries.StoryCollectionPage"]
    max_count = 1

    class Meta:
        verbose_name = _("documentaries")
        verbose_name_plural = _("documentaries")

    @property
    def summary(self) -> str:
        return self.introduction

    def get_items(self) -> QuerySet:
        return super().get_items().for_cards()

    @path("flux/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Answer the Atom feed."""
        return DocumentaryFeed(self)(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        address = f"{self.get_url(request)}flux/"
        context["feeds"] = [{"title": self.title, "url": address, "type": "application/atom+xml"}]
        context["collections"] = StoryCollectionPage.below(self)
        return context


class CreditBlock(blocks.StructBlock):
    """Somebody who made the documentary, and what they did."""

    role = blocks.CharBlock(max_length=80, label=_("Role"))
    name = blocks.CharBlock(max_length=160, label=_("Name"))

    class Meta:
        icon = "user"
        label = _("Credit")
        label_format = "{role}: {name}"


class DocumentaryPage(TrailMixin, PressMixin, SupportsMixin, RoutablePageMixin, BasePage):
    """A web documentary. It refers to gestures, artisans and events, and never copies them."""

    introduction = models.TextField(_("introduction"), max_length=600)
    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    trades = ParentalManyToManyField(
        Trade, verbose_name=_("trades"), blank=True, related_name="documentaries"
    )
    duration_minutes = models.PositiveSmallIntegerField(
        _("duration (minutes)"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text=_("About how long it takes to see everything."),
    )
    scenes = ExtensibleStreamField(ScenesBlock(), verbose_name=_("scenes"))
    credits = ExtensibleStreamField(
        [("credit", CreditBlock())], verbose_name=_("credits"), blank=True
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY
    )

    board = models.JSONField(_("storyboard"), blank=True, default=dict)
    """Where scenes stand on the plane of the storyboard: {id: [x, y]}, in its pixels."""

    objects = PageManager.from_queryset(DocumentaryQuerySet)()
    opened: Scene | None = None

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("cover"),
        DoctorPanel(heading=_("Doctor")),
        FieldPanel("scenes"),
    ]
    editor_tabs = [
        (
            _("About"),
            [
                FieldPanel("trades"),
                FieldRowPanel([FieldPanel("duration_minutes"), FieldPanel("licence")]),
                MultiFieldPanel([FieldPanel("credits")], heading=_("Credits")),
            ],
        ),
        (_("Programme"), [events_panel(), press_panel()]),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("scenes"),
        index.RelatedFields("trades", [index.SearchField("label_fr")]),
    ]
    parent_page_types = ["documentaries.DocumentaryIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name, verbose_name_plural = _("documentary"), _("documentaries")

    @property
    def main_picture(self) -> Any:
        return self.cover

    @property
    def summary(self) -> str:
        return self.introduction

    @property
    def licence_url(self) -> str:
        return url_of(self.licence)

    @property
    def duration_note(self) -> str:
        """The estimated duration, in words."""
        return ngettext("%(n)d minute", "%(n)d minutes", self.duration_minutes) % {
            "n": self.duration_minutes
        }

    @property
    def scenes_note(self) -> str:
        """The number of scenes, in words; read from the raw stream, without loading it."""
        total = len(self.scenes)
        return ngettext("%(n)d scene", "%(n)d scenes", total) % {"n": total}

    @property
    def trade_names(self) -> list[str]:
        """The names of the trades; no query when the page comes from `for_cards`."""
        rows = getattr(self, "card_trades", None)
        if rows is None:
            return [trade.label for trade in self.trades.all()]
        return [Trade(**row).label for row in rows]

    @property
    def card(self) -> dict[str, Any]:
        return {
            **super().card,
            "kicker": ", ".join(self.trade_names),
            "meta": [self.duration_note, self.scenes_note],
            "noun": "documentary",
        }

    @cached_property
    def story(self) -> Story:
        """The scenes as the public sees them."""
        return Story(self)

    def faults(self) -> list[str]:
        """Return what keeps the story from the public: no way told from its start to its end."""
        return blocking_links(self)

    def structured_data(self, request: Any) -> dict[str, Any]:
        self.story.request = request
        return documentary_data(self, self.story)

    @path("<slug:scene_slug>/", name="scene")
    def scene(self, request: HttpRequest, scene_slug: str) -> HttpResponse:
        """Open the story at one scene. Its address stays true when the scene's title changes."""
        self.story.request = request
        scene = self.story.find(scene_slug)
        if scene is None:
            raise Http404
        if scene.slug != scene_slug:
            return redirect(scene.url)
        self.social = self._social_card_of(scene)
        self.opened = scene
        return self.render(request, context_overrides={"opened": scene})

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Lighten a long story before the player shows it: only there is the rest fetched."""
        self.story.request = request
        if not getattr(request, "is_preview", False):
            lighten(self.story, self.opened)
        return super().get_template(request, *args, **kwargs)

    @path("<slug:scene_slug>/suite/", name="scene_content")
    def scene_content(self, request: HttpRequest, scene_slug: str) -> HttpResponse:
        """Answer with one scene, for the player of a long story."""
        self.story.request = request  # a site is found once, not scene by scene
        scene = self.story.find(scene_slug)
        if scene is None:
            raise Http404
        context = {"scene": scene, "story": self.story, "page": self}
        return render(request, "documentaries/scene.html", context)

    @path("lire/", name="reading")
    def read(self, request: HttpRequest) -> HttpResponse:
        """Show the whole story as one page to read and print: the way told, then what is beside."""
        self.story.request = request
        told, beside = told_in_order(self.story)
        context = {**self.get_context(request), "told": told, "beside": beside}
        return render(request, "documentaries/read.html", context)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["story"] = self.story
        context["index_url"] = self.get_parent().get_url(request)
        context["is_preview"] = getattr(request, "is_preview", False)
        context["programme"] = programme_of(self, context["is_preview"])
        if self.live and not context["is_preview"] and not self.get_view_restrictions():
            context |= ways_to_share(self, request)
        return context

    def _social_card_of(self, scene: Scene) -> dict[str, Any]:
        card = {
            **self.social,
            "title": f"{scene.title} · {self.title}",
            "url": f"{self.full_url}{scene.slug}/",
            "description": scene.words or self.social["description"],
        }
        if scene.picture is not None:
            card["image_url"] = absolute_rendition_url(scene.picture, "fill-1200x630|format-jpeg")
            card["image_alt"] = scene.picture.description
        return card
