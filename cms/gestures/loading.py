"""Fetching gestures: what a card needs, and everything a detail page shows in few queries."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import (
    Case,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce
from django.db.models.query import ModelIterable
from wagtail.images import get_image_model
from wagtail.models import PageQuerySet

from cms.blocks.rows import JSONRows, attributes, build
from cms.media.models import Film, Model3D
from cms.pages.frame import anything_private
from cms.pages.mentions import mentions
from cms.taxonomy.models import Action, Material, Tool, Trade

from .chains import STEP_ROW, steps_around
from .parts import GestureFilm, GestureMaterial, GestureModel, GestureOverlay, GesturePicture
from .phases import Phase

WORDS = ["id", "code", "lineage", "label_fr", "label_en"]
LINKS: dict[str, Any] = {
    "materials": GestureMaterial,
    "films": GestureFilm,
    "models": GestureModel,
    "pictures": GesturePicture,
    "phases": Phase,
    "overlays": GestureOverlay,
}
SHOWN = 3


class GestureQuerySet(PageQuerySet):
    """What listings and cards ask of gestures."""

    _shows_cards = False
    _leaves_sizes = False

    def for_cards(self) -> Any:
        """Fetch what a card shows: action, materials, picture with its renditions."""
        materials = GestureMaterial.objects.filter(page=OuterRef("pk")).order_by("sort_order")
        words = ["state", "material__label_fr", "material__label_en"]
        image = get_image_model()
        found = (
            self.select_related("action")
            .annotate(card_materials=JSONRows(materials, words), _picture_id=_first_picture())
            .annotate(
                _pictures=JSONRows(
                    image.objects.filter(pk=OuterRef("_picture_id")), attributes(image)
                )
            )
        )
        found._shows_cards = True
        return found

    def _clone(self) -> Any:
        clone = super()._clone()
        clone._shows_cards, clone._leaves_sizes = self._shows_cards, self._leaves_sizes
        return clone

    def prefetch_related(self, *lookups: Any) -> Any:
        """Prefetch; None alone leaves the sizes of the cards' pictures to the caller too."""
        clone = super().prefetch_related(*lookups)
        clone._leaves_sizes = lookups == (None,)
        return clone

    def _fetch_all(self) -> None:
        is_fresh = self._result_cache is None
        super()._fetch_all()
        if is_fresh and self._shows_cards and issubclass(self._iterable_class, ModelIterable):
            build_card_pictures(self._result_cache)
            if not self._leaves_sizes:
                prefetch_renditions([page.card_picture for page in self._result_cache])


def _first_picture() -> Coalesce:
    """Return the first image of a gesture, or the poster of its first film or 3D model."""
    sources: list[tuple[Any, str, Q]] = [
        (GesturePicture, "picture_id", Q()),
        (GestureFilm, "film__poster_id", Q(film__poster__isnull=False)),
        (GestureModel, "model__poster_id", Q(model__poster__isnull=False)),
    ]
    return Coalesce(
        *[
            Subquery(
                link.objects.filter(condition, page=OuterRef("pk"))
                .order_by("sort_order")
                .values(path)[:1]
            )
            for link, path, condition in sources
        ]
    )


def build_card_pictures(pages: list[Any]) -> None:
    """Give each page the picture that was fetched with it."""
    for page in pages:
        page.card_picture = next(
            iter(build(get_image_model(), page._pictures, page._state.db)), None
        )


def prefetch_renditions(pictures: list[Any]) -> None:
    """Fetch the renditions of `pictures` (None among them allowed), in one query."""
    prefetch_related_objects([picture for picture in pictures if picture], "renditions")


def load_parts(page: Any) -> None:
    """Fetch the parts of a live `page` (materials, media, phases, words) in one query."""
    load_parts_of([page])


def load_parts_of(pages: list[Any]) -> None:
    """Fetch the parts of live `pages`, at least one, in one query for all of them."""
    model, using = type(pages[0]), pages[0]._state.db
    found = model.objects.filter(pk__in=[page.pk for page in pages]).values("pk", **_parts())
    rows = {row["pk"]: row for row in found}
    for page in pages:
        if page.pk in rows:
            _give_parts(page, rows[page.pk], using)


def _give_parts(page: Any, row: dict[str, Any], using: str) -> None:
    read = {name: build(model, row[f"{name}_rows"], using) for name, model in _models().items()}
    pictures = _by_pk(read["picture"])
    for media in (*read["film"], *read["model"]):
        media.poster = pictures.get(media.poster_id)
    films = _by_pk(read["film"])
    targets = {"material": _by_pk(read["material_word"]), "film": films, "second_film": films,
               "model": _by_pk(read["model"]), "picture": pictures,
               "action": _by_pk(read["action"]),
               "tool": _by_pk([*read["tool"], *read["phase_tool"]])}  # fmt: skip
    for name in LINKS:
        for link in read[name]:
            _attach(link, targets)
        setattr(page, name, read[name])
    page.chain_rows = row["chain_rows"]
    page.tools, page.trades = read["tool"], read["trade"]
    page.action = targets["action"].get(page.action_id)


def _attach(link: Any, targets: dict[str, dict[int, Any]]) -> None:
    for name, known in targets.items():
        if getattr(link, f"{name}_id", None) in known:
            setattr(link, name, known[getattr(link, f"{name}_id")])


def _by_pk(things: list[Any]) -> dict[int, Any]:
    return {thing.pk: thing for thing in things}


def _models() -> dict[str, Any]:
    return {
        **LINKS,
        "action": Action,
        "material_word": Material,
        "tool": Tool,
        "phase_tool": Tool,
        "trade": Trade,
        "film": Film,
        "model": Model3D,
        "picture": get_image_model(),
    }


def _parts() -> dict[str, JSONRows]:
    page = OuterRef("pk")
    parts = {
        f"{name}_rows": JSONRows(
            link.objects.filter(page=page).order_by("sort_order"), attributes(link)
        )
        for name, link in LINKS.items()
    }
    chains = JSONRows(steps_around(OuterRef(page)), STEP_ROW)
    return {**parts, **_words(page), **_media(), "chain_rows": chains}


def _words(page: Any) -> dict[str, JSONRows]:
    used = GestureMaterial.objects.filter(page=OuterRef(page)).values("material")
    of_phase = {
        name: Q(
            pk__in=Phase.objects.filter(page=OuterRef(page)).exclude(**{name: None}).values(name)
        )
        for name in ("action", "material", "tool")
    }
    actions = Action.objects.filter(Q(pk=OuterRef("action_id")) | of_phase["action"])
    materials = Material.objects.filter(Q(pk__in=used) | of_phase["material"])
    return {
        "action_rows": JSONRows(actions, WORDS),
        "material_word_rows": JSONRows(materials, WORDS),
        "phase_tool_rows": JSONRows(Tool.objects.filter(of_phase["tool"]), WORDS),
        "tool_rows": JSONRows(Tool.objects.filter(gestures=page).order_by("label_fr"), WORDS),
        "trade_rows": JSONRows(Trade.objects.filter(gestures=page).order_by("label_fr"), WORDS),
    }


def _media() -> dict[str, JSONRows]:
    page = OuterRef(OuterRef("pk"))
    films = Q(gestures__page=OuterRef("pk"))
    shown = GesturePicture.objects.filter(page=page).values("picture")
    posters = Film.objects.filter(gestures__page=page).values("poster")
    views = Model3D.objects.filter(gestures__page=page).values("poster")
    pictures = get_image_model().objects.filter(
        Q(pk__in=shown) | Q(pk__in=posters) | Q(pk__in=views)
    )
    return {
        "film_rows": JSONRows(Film.objects.filter(films).order_by(), attributes(Film)),
        "model_rows": JSONRows(Model3D.objects.filter(films).order_by(), attributes(Model3D)),
        "picture_rows": JSONRows(pictures.order_by(), attributes(get_image_model())),
    }


def related_gestures(page: Any) -> list[Any]:
    """Return gestures of the same action, then of the same materials, as cards."""
    same_action = Q(action=page.action_id) if page.action_id else Q(pk__in=[])
    same_material = Q(materials__material__in=[m.material_id for m in page.materials.all()])
    near = type(page).objects.filter(same_action | same_material).values("pk")
    rank = Case(When(action=page.action_id, then=0), default=1, output_field=IntegerField())
    found = public(type(page).objects.filter(pk__in=near).exclude(pk=page.pk))
    return list(found.for_cards().order_by(rank, F("first_published_at").desc())[:SHOWN])


def documentaries_of(page: Any) -> list[Any]:
    """Return the documentaries that show this gesture, as cards without their covers' sizes."""
    found = mentions(page, "documentaries.DocumentaryPage")
    return list(found.for_cards().prefetch_related(None)[:SHOWN])


def practitioner_of(page: Any) -> Any:
    """Return the live page of the practitioner as its own app fetches it for cards, or None."""
    if not page.practitioner_id:
        return None
    model = apps.get_model("artisans.ArtisanPage")
    return public(model.objects.filter(pk=page.practitioner_id)).for_cards().first()


def public(pages: Any) -> Any:
    """Return those of `pages` that anybody may read."""
    return pages.live().public() if anything_private() else pages.live()
