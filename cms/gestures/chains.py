"""The operating chain (chaîne opératoire): gestures in the order of the work, with alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms.pages.base import BasePage
from cms.pages.frame import anything_private
from cms.taxonomy.models import Trade


class ChainStep(Orderable):
    """A step of a chain: a gesture of the repertory, or its name alone until it is filmed."""

    page = ParentalKey(
        "gestures.OperatingChainPage", on_delete=models.CASCADE, related_name="steps"
    )
    gesture = models.ForeignKey(
        "gestures.GesturePage", verbose_name=_("gesture"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="chain_steps",
    )  # fmt: skip
    name = models.CharField(
        _("name"), max_length=160, blank=True,
        help_text=_("Empty: the title of the gesture. Without gesture: what is to be filmed."),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True, help_text=_("E.g. two days later, once dry"))
    is_alternative = models.BooleanField(
        _("instead of the step before"), default=False,
        help_text=_("Another way to do the same thing."),
    )  # fmt: skip

    panels = [
        FieldPanel("gesture"),
        FieldPanel("name"),
        FieldPanel("note"),
        FieldPanel("is_alternative"),
    ]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("step"), _("steps")

    def __str__(self) -> str:
        return self.name or (self.gesture.title if self.gesture else "")

    def clean(self) -> None:
        super().clean()
        if not self.gesture_id and not self.name.strip():
            raise ValidationError({"name": _("Choose a gesture, or write the name of the step.")})


@dataclass
class Stage:
    """One place of a chain: the ways to do it, the usual one first."""

    number: int
    ways: list[Way]


@dataclass
class Way:
    """One way to do a step; `gesture` is its live page as a card, or None."""

    step: ChainStep
    gesture: Any

    @property
    def title(self) -> str:
        return self.step.name or (self.gesture.title if self.gesture else "")


class OperatingChainPage(BasePage):
    """An operating chain: from the matter to the piece, gesture after gesture."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("What is made, from what.")
    )
    trades = ParentalManyToManyField(
        Trade, verbose_name=_("trades"), blank=True, related_name="operating_chains"
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        HelpPanel(
            _(
                "Put the gestures in the order of the work. A step that is “instead of the step "
                "before” is shown beside it, as another way to do the same."
            ),
            heading=_("Steps"),
        ),
        InlinePanel("steps", label=_("step"), heading=_("Steps"), min_num=1),
        FieldPanel("trades"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.RelatedFields("steps", [index.SearchField("name"), index.SearchField("note")]),
    ]
    parent_page_types = ["gestures.GestureIndexPage"]
    subpage_types: list[str] = []
    template = "gestures/operating_chain_page.html"

    class Meta:
        verbose_name, verbose_name_plural = _("operating chain"), _("operating chains")

    @property
    def summary(self) -> str:
        return self.introduction

    @property
    def card(self) -> dict[str, Any]:
        return {**super().card, "noun": "gesture", "kicker": _("Operating chain")}

    def stages(self) -> list[Stage]:
        """Return the places of the chain; a gesture that is not public leaves its name alone."""
        steps = list(self.steps.all())
        shown = _cards([step.gesture_id for step in steps if step.gesture_id])
        stages: list[Stage] = []
        for step in steps:
            way = Way(step, shown.get(step.gesture_id))
            if not way.title:
                continue
            if step.is_alternative and stages:
                stages[-1].ways.append(way)
            else:
                stages.append(Stage(len(stages) + 1, [way]))
        return stages

    def structured_data(self, request: Any) -> dict[str, Any]:
        """Return the chain as a schema.org HowTo whose steps are the gestures."""
        ways = [stage.ways[0] for stage in self.stages()]
        return {
            "@context": "https://schema.org",
            "@type": "HowTo",
            "@id": self.full_url,
            "name": self.title,
            "description": self.summary,
            "step": [
                {
                    "@type": "HowToStep",
                    "position": number,
                    "name": way.title,
                    **({"url": way.gesture.full_url} if way.gesture else {}),
                }
                for number, way in enumerate(ways, start=1)
            ],
        }

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "stages": self.stages()}


@dataclass(frozen=True)
class Neighbour:
    """A step beside another; `url` is "" while nobody may see its gesture."""

    title: str
    url: str


@dataclass(frozen=True)
class Place:
    """Where a gesture stands in a chain: its number, and what comes before and after."""

    title: str
    url: str
    number: int
    of: int
    before: Neighbour | None
    after: Neighbour | None


STEP_ROW = [
    "page_id", "page__title", "page__slug", "name", "is_alternative", "gesture_id",
    "gesture__title", "gesture__slug", "gesture__live",
]  # fmt: skip
"""What `places_of` reads of each step of the chains that a gesture is in."""


def steps_around(gesture: Any) -> Any:
    """Return the steps of the live chains that `gesture` (a reference) is in, chain after chain."""
    known = ChainStep.objects.filter(gesture=gesture).values("page")
    steps = ChainStep.objects.filter(page__in=known, page__live=True)
    return steps.order_by("page__title", "page_id", "sort_order", "pk")


def places_of(gesture: Any, rows: list[dict[str, Any]], index_url: str) -> list[Place]:
    """Return where `gesture` stands in its chains, from rows of `steps_around`.

    Chains and gestures lie side by side, below `index_url`.
    """
    hidden = _hidden(rows)
    places = []
    for _chain, steps in groupby(rows, key=lambda row: row["page_id"]):
        stages = _rows_by_stage([row for row in steps if row["page_id"] not in hidden])
        at = next((n for n, ways in enumerate(stages) if gesture.pk in _gestures(ways)), None)
        if at is None:
            continue
        beside = [
            _neighbour(stages[n][0], hidden, index_url) if 0 <= n < len(stages) else None
            for n in (at - 1, at + 1)
        ]
        chain = stages[at][0]
        address = f"{index_url}{chain['page__slug']}/"
        places.append(Place(chain["page__title"], address, at + 1, len(stages), *beside))
    return places


def _rows_by_stage(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    stages: list[list[dict[str, Any]]] = []
    for row in rows:
        if row["is_alternative"] and stages:
            stages[-1].append(row)
        else:
            stages.append([row])
    return stages


def _gestures(ways: list[dict[str, Any]]) -> list[int]:
    return [row["gesture_id"] for row in ways]


def _neighbour(row: dict[str, Any], hidden: set[int], index_url: str) -> Neighbour | None:
    is_shown = row["gesture__live"] and row["gesture_id"] not in hidden
    title = row["name"] or (row["gesture__title"] if is_shown else "")
    url = f"{index_url}{row['gesture__slug']}/" if is_shown else ""
    return Neighbour(title, url) if title else None


def _hidden(rows: list[dict[str, Any]]) -> set[int]:
    """Return the pages among `rows` that only some may see; no query on a site without any."""
    if not rows or not anything_private():
        return set()
    pks = {row[name] for row in rows for name in ("page_id", "gesture_id")} - {None}
    seen = Page.objects.filter(pk__in=pks).live().public().values_list("pk", flat=True)
    return pks - set(seen)


def _cards(pks: list[int]) -> dict[int, Any]:
    gestures: Any = ChainStep._meta.get_field("gesture").related_model
    found = gestures.objects.live().filter(pk__in=pks)
    found = found.public() if anything_private() else found
    return {page.pk: page for page in found.for_cards()}
