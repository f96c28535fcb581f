"""The demo's documentaries, programmes and events."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.utils import timezone

from cms.artisans.models import ArtisanPage
from cms.documentaries.models import (
    CollectedStory,
    DocumentaryPage,
    StoryCollectionPage,
    StoryEvent,
)
from cms.documentaries.supports.tasks import ask_all
from cms.events.models import (
    Device,
    EventArtisan,
    EventDocumentary,
    EventGesture,
    EventPage,
    Occurrence,
    ProgrammePage,
)
from cms.gestures.models import GesturePage
from cms.people.models import Organisation
from cms.taxonomy.models import Commune

from .kinds import rows
from .library import Library
from .streams import Streams
from .texts import read
from .tree import child

NAMESPACE = uuid.UUID("5f0d7f1e-0f53-4b8e-9d4e-6d1f2f6a8a10")
LAYOUTS = {"immersive": "immersive", "narrative": "narrative"}


class Documentaries:
    """Adds the documentaries that are not there yet; scene ids come from their keys."""

    def __init__(self, library: Library, streams: Streams) -> None:
        self.library, self.streams = library, streams

    def load(self, index: Any) -> None:
        known = set(index.get_children().values_list("slug", flat=True))
        for row in read("documentaries"):
            if row["slug"] not in known:
                page = index.add_child(instance=self.make(row))
                if row.get("programme"):
                    page.programme = programme_of(row)
                    page.save()
                ask_all(page)
        for row in read("collections"):
            if row["slug"] not in known:
                index.add_child(instance=self._collection(row))

    def _collection(self, row: dict[str, Any]) -> StoryCollectionPage:
        page = StoryCollectionPage(
            slug=row["slug"],
            title=row["title"],
            introduction=row["introduction"],
            text=row["html"],
            cover=self.library.picture(row.get("cover")),
            first_published_at=timezone.now(),
        )
        stories = {story.slug: story for story in DocumentaryPage.objects.all()}
        page.stories = [
            CollectedStory(story=stories[told["slug"]], word=told["word"])
            for told in row["stories"]
        ]
        return page

    def make(self, row: dict[str, Any]) -> DocumentaryPage:
        return DocumentaryPage(
            slug=row["slug"],
            title=row["title"],
            introduction=row["introduction"],
            cover=self.library.picture(row.get("cover")),
            scenes=[self._scene(row["slug"], scene) for scene in row["scenes"]],
            credits=[
                {
                    "type": "credit",
                    "value": {
                        "role": "Écriture, films, modèles et images",
                        "name": "Artisanumérique",
                    },
                }
            ],
            first_published_at=timezone.now(),
            **row.get("press", {}),
        )

    def _scene(self, story: str, scene: dict[str, Any]) -> dict[str, Any]:
        body = self.streams.raw([_addressed(story, block) for block in scene["blocks"]])
        if scene.get("choices"):
            body.append(self._choices(story, scene["choices"]))
        value = {
            "title": scene["title"],
            "layout": LAYOUTS.get(scene.get("layout", ""), "framed"),
            "body": body,
            "place": scene.get("place", {}),
        }
        return {"type": "scene", "id": scene_id(story, scene["key"]), "value": value}

    @staticmethod
    def _choices(story: str, choices: list[dict[str, Any]]) -> dict[str, Any]:
        def seen(keys: list[str] | None) -> list[dict[str, Any]]:
            return rows([scene_id(story, key) for key in keys or []])

        items = [
            {
                "type": "item",
                "id": scene_id(story, c["label"]),  # without one, the value is read as empty
                "value": {
                    "label": c["label"],
                    "text": c.get("text", ""),
                    "target": scene_id(story, c["target"]),
                    "after": seen(c.get("after")),
                    "until": seen(c.get("until")),
                },
            }
            for c in choices
        ]
        return {"type": "choices", "value": {"prompt": "", "choices": items}}


def _addressed(story: str, block: dict[str, Any]) -> dict[str, Any]:
    """Return the block with the ids of the scenes that its questions lead on to."""
    if "questions" not in block:
        return block
    questions = [
        {**q, "target": scene_id(story, q["target"])} if q.get("target") else q
        for q in block["questions"]
    ]
    return {**block, "questions": questions}


def programme_of(row: dict[str, Any]) -> list[StoryEvent]:
    """Return the events around a story that are there, with what happens."""
    events = {event.slug: event for event in EventPage.objects.all()}
    return [
        StoryEvent(event=events[link["event"]], kind=link["kind"])
        for link in row["programme"]
        if link["event"] in events
    ]


def scene_id(story: str, key: str) -> str:
    """Return the permanent id of a scene of the demo."""
    return str(uuid.uuid5(NAMESPACE, f"{story}/{key}"))


class Agenda:
    """Adds the organisations, programmes and events that are not there yet."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def load_programmes(self, index: Any) -> None:
        for row in read("programmes"):
            values = row["organisation"]
            organisation, _ = Organisation.objects.get_or_create(
                slug=values["slug"],
                defaults={
                    "name": values["name"],
                    "kind": values["kind"],
                    "description": values.get("description", ""),
                    "website": values.get("url", ""),
                },
            )
            page = ProgrammePage(
                slug=row["slug"],
                title=row["title"],
                introduction=row["introduction"],
                picture=self.library.picture(row.get("picture")),
                organisation=organisation,
            )
            child(index, page)

    def load_events(self) -> None:
        known = set(EventPage.objects.values_list("slug", flat=True))
        for row in read("events"):
            if row["slug"] not in known:
                parent = ProgrammePage.objects.get(slug=row["programme"])
                parent.add_child(instance=self.make(row))

    @staticmethod
    def link_stories() -> None:
        """Link the events to the documentaries, which came after them."""
        stories = {story.slug: story for story in DocumentaryPage.objects.all()}
        for row in read("events"):
            page = EventPage.objects.get(slug=row["slug"])
            wanted = [stories[slug] for slug in row.get("documentaries") or [] if slug in stories]
            if wanted and not page.documentaries.exists():
                page.documentaries = [EventDocumentary(documentary=story) for story in wanted]
                page.save()

    def make(self, row: dict[str, Any]) -> EventPage:
        page = EventPage(
            slug=row["slug"],
            title=row["title"],
            introduction=row["introduction"],
            body=[{"type": "text", "value": row["body"]}],
            picture=self.library.picture(row.get("picture")),
            commune=Commune.objects.filter(insee=row.get("commune")).first(),
            is_free=bool(row.get("is_free")),
            audience=row["audience"],
            status=row["status"],
            first_published_at=timezone.now(),
            **{f"accessible_{code}": True for code in row.get("accessibility") or []},
            **{
                name: row.get(name) or ""
                for name in ("place_name", "address", "price", "status_note", "online_url",
                             "registration_url")
            },
        )  # fmt: skip
        page.occurrences = [self._occurrence(o) for o in row["occurrences"]]
        page.devices = list(Device.objects.filter(code__in=row.get("devices") or []))
        self._links(page, row)
        return page

    @staticmethod
    def _occurrence(row: dict[str, Any]) -> Occurrence:
        day = timezone.localdate() + datetime.timedelta(days=row["start_days"])

        def at(clock: str) -> datetime.datetime:
            return timezone.make_aware(
                datetime.datetime.combine(day, datetime.time.fromisoformat(clock))
            )

        return Occurrence(start=at(row["start"]), end=at(row["end"]), rrule=row.get("rrule") or "")

    @staticmethod
    def _links(page: EventPage, row: dict[str, Any]) -> None:
        gestures = GesturePage.objects.filter(slug__in=row.get("gestures") or [])
        artisans = ArtisanPage.objects.filter(slug__in=row.get("artisans") or [])
        page.gestures = [EventGesture(gesture=gesture) for gesture in gestures]
        page.artisans = [EventArtisan(artisan=artisan) for artisan in artisans]
