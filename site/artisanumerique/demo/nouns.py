"""The demo's artisans and gestures."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from cms.artisans.models import (
    ArtisanLabel,
    ArtisanLink,
    ArtisanPage,
    ArtisanPerson,
    GalleryPicture,
    OpeningHours,
)
from cms.gestures.models import (
    Expectation,
    GestureFilm,
    GestureMaterial,
    GestureModel,
    GesturePage,
    GesturePicture,
)
from cms.taxonomy.models import Action, Commune, Material, SavoirFaire, Tool, Trade

from . import modules
from .library import Library
from .streams import Streams
from .texts import read

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
LABELS = {"reparacteurs": "repar-acteurs", "imprimvert": "imprim-vert"}


def today_plus(days: int | None) -> datetime.date | None:
    return None if days is None else timezone.localdate() + datetime.timedelta(days=days)


def by_code(model: Any, codes: list[str] | None) -> list[Any]:
    """Return the concepts with these codes; an unknown code stops the loading."""
    found = {concept.code: concept for concept in model.objects.filter(code__in=codes or [])}
    return [found[code] for code in codes or []]


class Artisans:
    """Adds the artisans that are not there yet."""

    def __init__(self, library: Library, streams: Streams) -> None:
        self.library, self.streams = library, streams

    def load(self, index: Any) -> None:
        known = set(index.get_children().values_list("slug", flat=True))
        for position, row in enumerate(read("artisans")):
            if row["slug"] not in known:
                page = self.make(row)
                # The first of the file is the newest: listings begin with it.
                page.first_published_at = timezone.now() - datetime.timedelta(hours=position)
                index.add_child(instance=page)

    def make(self, row: dict[str, Any]) -> ArtisanPage:
        page = ArtisanPage(
            slug=row["slug"],
            title=row["name"],
            is_demo=True,
            commune=Commune.objects.get(insee=row["commune"]),
            cover=self.library.picture(row.get("cover")),
            story=self.streams.raw(row.get("story", [])),
            **{
                name: row.get(name) or ""
                for name in ("siret", "introduction", "address", "phone", "email", "website",
                             "closed_note")
            },
        )  # fmt: skip
        page.trades = by_code(Trade, row["trades"])
        page.savoir_faire = by_code(SavoirFaire, row.get("savoir_faire"))
        self._titles(page, row.get("titles") or {})
        self._parts(page, row)
        return page

    @staticmethod
    def _titles(page: ArtisanPage, titles: dict[str, datetime.date]) -> None:
        for name, checked_on in titles.items():
            setattr(page, f"is_{name}", True)
            setattr(page, f"is_{name}_checked_on", checked_on)

    def _parts(self, page: ArtisanPage, row: dict[str, Any]) -> None:
        page.people = [
            ArtisanPerson(name=p["name"], role=p.get("role", ""), biography=p.get("bio", ""))
            for p in row.get("people", [])
        ]
        page.opening_hours = [
            OpeningHours(weekday=DAYS.index(day), opens=opens, closes=closes)
            for day, spans in (row.get("opening_hours") or {}).items()
            for opens, closes in spans
        ]
        page.links = [
            ArtisanLink(title=link["label"], url=link["url"]) for link in row.get("links") or []
        ]
        page.labels = [
            ArtisanLabel(
                kind=LABELS.get(label["kind"], label["kind"].replace("_", "-")),
                number=label.get("number", ""),
                expires_on=today_plus(label.get("expires_on_days")),
                checked_on=today_plus(label.get("checked_on_days")),
            )
            for label in row.get("labels") or []
        ]
        pictures = [self.library.picture(name) for name in row.get("gallery") or []]
        page.gallery = [GalleryPicture(picture=picture) for picture in pictures if picture]


class Gestures:
    """Adds the gesture modules that are not there yet."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def load(self, index: Any) -> None:
        known = set(index.get_children().values_list("slug", flat=True))
        for row in read("gestures"):
            if row["slug"] not in known:
                index.add_child(instance=self.make(row))
        modules.load_chains(index)
        self.load_expected()

    def load_expected(self) -> None:
        """Say which gestures trades wait for."""
        for row in read("expected_gestures"):
            Expectation.objects.get_or_create(
                action=Action.objects.get(code=row["action"]),
                material=Material.objects.get(code=row["material"]),
                defaults={
                    "trade": Trade.objects.filter(code=row["trade"]).first(),
                    "note": row["note"],
                },
            )

    def make(self, row: dict[str, Any]) -> GesturePage:
        page = GesturePage(
            slug=row["slug"],
            title=row["title"],
            action=Action.objects.get(code=row["action"]),
            practitioner=ArtisanPage.objects.filter(slug=row.get("practitioner")).first(),
            first_published_at=timezone.now(),
            **{
                name: row.get(name) or ""
                for name in ("introduction", "rules", "safety", "level", "duration_note", "credits")
            },
        )
        materials = {m["code"]: m.get("state", "") for m in row["materials"]}
        page.materials = [
            GestureMaterial(material=material, state=materials[material.code])
            for material in by_code(Material, list(materials))
        ]
        page.tools = by_code(Tool, row.get("tools"))
        page.trades = by_code(Trade, row.get("trades"))
        self._media(page, row)
        page.phases = [
            modules.phase(phase, self.library.film(phase["film"]) if phase.get("film") else None)
            for phase in row.get("phases") or []
        ]
        page.overlays = modules.overlays(row["slug"], self.library)
        return page

    def _media(self, page: GesturePage, row: dict[str, Any]) -> None:
        films = [self.library.film(name) for name in row.get("films") or []]
        models = [self.library.model(name) for name in row.get("models") or []]
        pictures = [self.library.picture(name) for name in row.get("pictures") or []]
        page.films = [GestureFilm(film=film) for film in films if film]
        page.models = [GestureModel(model=model) for model in models if model]
        page.pictures = [GesturePicture(picture=picture) for picture in pictures if picture]
