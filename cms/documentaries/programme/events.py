"""The events around a story: screenings, videomappings, exhibitions, linked from the story."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable


class EventKind(models.TextChoices):
    """What happens around a story."""

    SCREENING = "screening", _("Screening")
    VIDEOMAPPING = "videomapping", _("Videomapping")
    EXHIBITION = "exhibition", _("Exhibition")
    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit")


class StoryEvent(Orderable):
    """An event of the agenda around a story; both pages show it."""

    page = ParentalKey(
        "documentaries.DocumentaryPage", on_delete=models.CASCADE, related_name="programme"
    )
    event = models.ForeignKey(
        "events.EventPage",
        on_delete=models.CASCADE,
        related_name="story_links",
        verbose_name=_("event"),
    )
    kind = models.CharField(
        _("what happens"), max_length=16, choices=EventKind.choices, default=EventKind.SCREENING
    )

    panels = [PageChooserPanel("event"), FieldPanel("kind")]

    class Meta(Orderable.Meta):
        verbose_name, verbose_name_plural = _("event of a story"), _("events of a story")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.event}"


def events_panel() -> InlinePanel:
    return InlinePanel("programme", label=_("event"), heading=_("Programme around the story"))


def programme_of(page: Any, is_preview: bool = False) -> list[dict[str, Any]]:
    """Return the live events around `page` as cards without pictures, the soonest first.

    One query; a preview shows the links that are being typed, in one more.
    """
    pages: Any = apps.get_model("events.EventPage")
    public = pages.objects.live().public()
    if is_preview:
        kinds = {row.event_id: row.kind for row in page.programme.all()}
        found = public.filter(pk__in=kinds).for_cards()
        return [_card(event, kinds[event.pk]) for event in found.prefetch_related(None)]
    linked = public.filter(story_links__page=page.pk)
    found = linked.annotate(story_kind=models.F("story_links__kind")).for_cards()
    return [_card(event, event.story_kind) for event in found.prefetch_related(None)]


def _card(event: Any, kind: str) -> dict[str, Any]:
    return {**event.card, "picture": None, "kicker": EventKind(kind).label}
