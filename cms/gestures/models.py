"""The repertory of gestures: an action on a material, filmed, cut into phases and explained."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import PageManager, Site
from wagtail.search import index

from cms.blocks.body import body_field
from cms.blocks.loading import preload
from cms.media.licences import Licence
from cms.pages.base import BasePage
from cms.pages.counting import CountedListing
from cms.pages.listings import ListingPage
from cms.taxonomy.models import Action, Material, Tool, Trade

from . import panels, presentation, reuse
from .chains import ChainStep, OperatingChainPage, places_of
from .checks import module_faults
from .choices import Level, Motricity
from .comparison import Comparison
from .deposits.models import Deposit
from .expectations import Expectation
from .facets import GESTURE_FACETS
from .feed import GestureFeed
from .forms import GesturePageForm
from .front_door import FrontDoor, facets_beside
from .loading import (
    GestureQuerySet,
    documentaries_of,
    load_parts,
    practitioner_of,
    related_gestures,
)
from .over_films import ShowsFilmsMixin
from .parts import GestureFilm, GestureMaterial, GestureModel, GestureOverlay, GesturePicture
from .phases import Phase
from .search_words import words_of
from .structured import how_to
from .suggestions import suggest

__all__ = [
    "ChainStep", "Deposit", "Expectation", "GestureFilm", "GestureIndexPage", "GestureMaterial",
    "GestureModel", "GestureOverlay", "GesturePage", "GesturePicture", "OperatingChainPage",
    "Phase",
]  # fmt: skip

RULES_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class GestureIndexPage(RoutablePageMixin, ListingPage):
    """The gestures, by action, material, tool, trade and level."""

    introduction = models.TextField(_("introduction"), blank=True)

    item_type = "gestures.GesturePage"
    facets = GESTURE_FACETS
    content_panels = [*ListingPage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["gestures.GesturePage", "gestures.OperatingChainPage"]
    max_count = 1

    class Meta:
        verbose_name, verbose_name_plural = _("list of gestures"), _("lists of gestures")

    @property
    def summary(self) -> str:
        return self.introduction

    def get_items(self) -> Any:
        items: Any = super().get_items()
        return items.for_cards().order_by("title", "pk")

    def get_listing(self, request: HttpRequest) -> CountedListing:
        every = self.get_facets(Site.find_for_request(request))
        facets = facets_beside(every, request.GET)
        pages = self.get_items(), facets, self.per_page, self.bare_items()
        return CountedListing(request, *pages)

    def bare_items(self) -> Any:
        """Return the same pages, to be counted or named and not to be shown."""
        return super().get_items()

    @path("suggestions/", name="suggestions")
    def suggestions(self, request: HttpRequest) -> HttpResponse:
        """What may be meant by what is typed, as JSON."""
        found = suggest(self, self.get_url(request), request.GET.get("q", ""))
        response = JsonResponse({"suggestions": found})
        patch_cache_control(response, public=True, max_age=60)
        return response

    @path("comparer/", name="compare")
    def compare(self, request: HttpRequest) -> HttpResponse:
        """Two gestures side by side, phase by phase."""
        gestures = GesturePage.objects.descendant_of(self)
        context = super(ListingPage, self).get_context(request)
        context |= {"comparison": Comparison(gestures, request.GET)}
        return TemplateResponse(request, "gestures/compare.html", context)

    @path("flux/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest gestures, as an Atom feed."""
        return GestureFeed(self)(request)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        url = f"{self.get_url(request)}{self.reverse_subpage('feed')}"
        feeds = [{"title": self.title, "url": url, "type": FEED_TYPE}]
        chains = OperatingChainPage.objects.live().child_of(self).order_by("title")
        return {
            **context,
            "feeds": feeds,
            "door": FrontDoor(context["listing"]),
            "chains": list(chains.values("title", "slug", "introduction")[:12]),
            "suggestions_url": f"{self.get_url(request)}{self.reverse_subpage('suggestions')}",
        }


FEED_TYPE = "application/atom+xml"


class GesturePage(ShowsFilmsMixin, BasePage):
    """A gesture module: an action x (material, state) [+ tool] [+ trade], after Leroi-Gourhan."""

    action = models.ForeignKey(
        Action, verbose_name=_("action"), null=True, on_delete=models.PROTECT,
        related_name="gestures", help_text=_("The verb: throw, plane, weave…"),
    )  # fmt: skip
    tools = ParentalManyToManyField(
        Tool, verbose_name=_("tools"), blank=True, related_name="gestures"
    )
    trades = ParentalManyToManyField(
        Trade, verbose_name=_("trades"), blank=True, related_name="gestures"
    )
    practitioner = models.ForeignKey(
        "artisans.ArtisanPage", verbose_name=_("practitioner"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="practised_gestures",
        help_text=_("The artisan whose gesture this is."),
    )  # fmt: skip
    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("Two or three sentences, shown in lists too.")
    )
    rules = RichTextField(
        _("rules of the art"), blank=True, features=RULES_FEATURES,
        help_text=_("What makes it well done: tolerances, signs, common faults."),
    )  # fmt: skip
    safety = RichTextField(_("safety"), blank=True, features=RULES_FEATURES)
    level = models.CharField(_("level"), max_length=16, choices=Level.choices, blank=True)
    motricity = models.CharField(
        _("motricity"), max_length=16, choices=Motricity.choices, blank=True,
        help_text=_("What moves the tool, after Leroi-Gourhan."),
    )  # fmt: skip
    duration_note = models.CharField(
        _("duration"), max_length=120, blank=True, help_text=_("E.g. ten minutes for a bowl")
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY
    )
    credits = models.TextField(_("credits"), blank=True)
    body = body_field(_("to go further"))

    objects = PageManager.from_queryset(GestureQuerySet)()
    base_form_class = GesturePageForm
    content_panels = [*BasePage.content_panels, *panels.GESTURE]
    editor_tabs = panels.TABS
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("rules"),
        index.SearchField("body"),
        index.RelatedFields("action", [index.SearchField("label_fr", boost=2)]),
        index.SearchField("concept_words"),
        index.SearchField("phase_words"),
    ]  # fmt: skip
    parent_page_types = ["gestures.GestureIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name, verbose_name_plural = _("gesture"), _("gestures")

    def faults(self) -> list[str]:
        """Return a sentence for each fault of a phase, which it names, or of a shape."""
        names = {phase.key: phase.name for phase in self.phases.all()}
        return [fault.said_with(names) for fault in module_faults(self)]

    @cached_property
    def formula(self) -> str:
        """The gesture in one line: "Monter au tour × argile (fraîche)"."""
        action = str(self.action) if self.action else ""
        action = f"{action[:1].upper()}{action[1:]}"
        return " × ".join(part for part in (action, ", ".join(self.material_names)) if part)

    @property
    def shown_phases(self) -> list[Phase]:
        """The phases that the public may read: trade secrets are left out."""
        return [phase for phase in self.phases.all() if not phase.is_secret]

    def phase_words(self) -> str:
        """The words of the phases for the search, without the secret ones."""
        return " ".join(f"{p.name} {p.description} {p.rule_of_art}" for p in self.shown_phases)

    def concept_words(self) -> str:
        """Every name of what the gesture is about, and of what is broader, for the search."""
        return words_of(self)

    @property
    def material_names(self) -> list[str]:
        """The materials with their state; no query when the page comes from `for_cards`."""
        known = getattr(self, "card_materials", None)
        if known is None:
            return [str(link) for link in self.materials.all()]
        return [str(_material_link(row)) for row in known]

    @property
    def main_picture(self) -> Any:
        """The first image, or the poster of the first film or 3D model."""
        if hasattr(self, "card_picture"):
            return self.card_picture
        shown = [link.picture for link in self.pictures.all()[:1]]
        shown += [link.film.poster for link in self.films.all()]
        shown += [link.model.poster for link in self.models.all()]
        return next((picture for picture in shown if picture), None)

    @property
    def summary(self) -> str:
        return self.introduction

    @property
    def card(self) -> dict[str, Any]:
        return {
            **super().card,
            "noun": "gesture",
            "kicker": self.formula,
            "meta": self.get_level_display(),
        }

    @cached_property
    def shown_practitioner(self) -> Any:
        """The page of the practitioner, when the public may see it."""
        return practitioner_of(self)

    def structured_data(self, request: Any) -> dict[str, Any]:
        return how_to(self, request)

    def open_files(self) -> dict[str, bytes]:
        """Return its open formats, {name: text}; nothing while it is not for everybody."""
        from .open_files import open_files

        return open_files(self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the parts of the page and its neighbours, then present them."""
        if not getattr(request, "is_preview", False):
            load_parts(self)
        stories = documentaries_of(self)
        preload(self.body, objects=stories, shown=presentation.pictures_of(self))
        address = self.url or "/"
        index_url = f"{address.rstrip('/').rpartition('/')[0]}/"
        return {
            **super().get_context(request, *args, **kwargs),
            **presentation.over_media_of(self),
            "formula": presentation.formula_of(self, index_url),
            "facts": presentation.facts_of(self),
            "trades": presentation.trades_of(self, index_url),
            "gallery": presentation.gallery_of(self),
            "practitioner": self.shown_practitioner,
            "documentaries": stories,
            "related": related_gestures(self),
            "index_url": index_url,
            "places": places_of(self, getattr(self, "chain_rows", []), index_url),
            "feeds": reuse.alternates_of(self, request),
            "reuse": reuse.reuse_of(self, request),
            "compare_url": presentation.compare_url_of(self, index_url),
        }


def _material_link(row: dict[str, Any]) -> GestureMaterial:
    labels = {name.removeprefix("material__"): row[name] for name in row if name != "state"}
    link = GestureMaterial(state=row["state"])
    link.material = Material(**labels)
    return link
