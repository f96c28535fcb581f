"""A film in a scene: a part of it, its chapters, what a gesture draws over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.cards import public_reference
from cms.blocks.media import FilmBlock
from cms.blocks.moments import MomentBlock
from cms.blocks.references import PageReferenceBlock
from cms.media.timecode import format_timecode

from ..supports.content import Content, Part

WIDTHS = [("framed", _("Framed")), ("full", _("As wide as the screen"))]
SLACK = 0.05
"""Seconds by which an end may pass the length of the film: lengths are rounded."""


class ChapterBlock(blocks.StructBlock):
    """A chapter of a film: where it begins, and its name."""

    start = MomentBlock(required=True, label=_("Begins at"))
    title = blocks.CharBlock(max_length=100, label=_("Title"))

    class Meta:
        icon = "list-ol"
        label = _("Chapter")
        label_format = "{title}"


class SceneFilmBlock(FilmBlock):
    """A film, whole or in part; what was stored before parts were possible is read as it is."""

    start = MomentBlock(
        label=_("Begins at"), help_text=_("Empty: from the beginning. Write 12.5 or 1:05.5.")
    )
    end = MomentBlock(label=_("Stops at"), help_text=_("Empty: to the end of the film."))
    width = blocks.ChoiceBlock(choices=WIDTHS, default="framed", label=_("Width"))
    chapters = blocks.ListBlock(
        ChapterBlock(), default=[], collapsed=True, label=_("Chapters"),
        help_text=_("Without any, the phases of the gesture chosen below."),
    )  # fmt: skip
    gesture = PageReferenceBlock(
        page_type="gestures.GesturePage", required=False,
        label=_("Gesture whose drawings are shown over the film"),
        help_text=_("One that shows this film: its measures and its phases come with it."),
    )  # fmt: skip

    def clean(self, value: Any) -> Any:
        """Refuse moments outside the film, and a gesture that does not show it."""
        cleaned = super().clean(value)
        if errors := _errors(cleaned):
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the part, the chapters, and what the gesture lays over the film."""
        context = super().get_context(value, parent_context=parent_context)
        film = value["film"]
        part = part_of(value)
        # A film may be shown in several scenes: the part tells one player from the other.
        dom_id = f"film-{film.pk}{part.translate(str.maketrans('#=,.', '----'))}" if film else ""
        over = _over(value, dom_id)
        return {
            **context,
            "part": part,
            "dom_id": dom_id,
            "over": over,
            "chapters": _chapters(value, over),
            "length": _length(value) if film else "",
            "stage": {"film": film},
        }

    def tell(self, value: Any, content: Content) -> Iterator[Part]:
        """Yield the film with its part and its chapters."""
        chapters = tuple((c["title"], _clock(c)) for c in _chapters(value, None))
        for part in content.media_part((value["film"], value["caption"])):
            shown = replace(part.media[0], part=part_of(value), points=chapters)
            yield replace(part, media=(shown,))

    class Meta:
        template = "blocks/scene_film.html"


def part_of(value: Any) -> str:
    """Return the part of a film as the end of an address (Media Fragments), "" for the whole."""
    start, end = value.get("start"), value.get("end")
    if start is None and end is None:
        return ""
    return f"#t={start or 0:g}" + (f",{end:g}" if end is not None else "")


def _length(value: Any) -> str:
    """Return how long the part lasts as "1:05", "" for the whole film or when it is unknown."""
    last = value.get("end") if value.get("end") is not None else value["film"].duration
    if not part_of(value) or last is None:
        return ""
    return format_timecode(round(last - (value.get("start") or 0)))


def load_gestures(values: Iterable[Any]) -> None:
    """Fetch, in one query for each type of page, what the gestures of these films draw."""
    wanted: dict[type, dict[int, Any]] = {}
    for value in values:
        page = value.get("gesture")
        if page is not None and hasattr(type(page), "load_over_films"):
            wanted.setdefault(type(page), {}).setdefault(page.pk, []).append(page)
    for model, pages in wanted.items():
        model.load_over_films([page for same in pages.values() for page in same])  # type: ignore[attr-defined]


def _over(value: Any, dom_id: str) -> Any:
    """Return what the gesture lays over the film, or None: it may be gone, or show it no more."""
    reference = public_reference(value.get("gesture"))
    giver = getattr(reference.page, "over_film", None) if reference else None
    return giver(value["film"], dom_id) if giver and value["film"] else None


def _chapters(value: Any, over: Any) -> list[dict[str, Any]]:
    """Return the chapters within the part, else the phases of the gesture within it."""
    written = [{"start": c["start"] or 0.0, "title": c["title"]} for c in value["chapters"]]
    phases = [{"start": p.start, "title": p.name} for p in over.phases] if over else []
    start, end = value.get("start") or 0.0, value.get("end")
    return [
        {**each, "label": format_timecode(each["start"])}
        for each in written or phases
        if start <= each["start"] and (end is None or each["start"] < end)
    ]


def _clock(chapter: dict[str, Any]) -> str:
    return str(chapter["label"])


def _errors(value: Any) -> dict[str, Exception]:
    film, start, end = value["film"], value["start"], value["end"]
    errors: dict[str, Exception] = {}
    length = getattr(film, "duration", None)
    if start is not None and length and start >= length:
        errors["start"] = _too_late(length)
    if end is not None and length and end > length + SLACK:
        errors["end"] = _too_late(length)
    elif end is not None and end <= (start or 0):
        errors["end"] = ValidationError(
            gettext("The film would stop before it begins (%(start)s): choose a later moment.")
            % {"start": format_timecode(start or 0)}
        )
    if not errors and (chapters := _chapter_errors(value, length)):
        errors["chapters"] = ListBlockValidationError(block_errors=chapters)
    if film and value["gesture"] and not _shows(value["gesture"], film):
        errors["gesture"] = ValidationError(
            gettext(
                "The gesture “%(gesture)s” does not show this film: choose one that does, or "
                "leave this empty."
            )
            % {"gesture": value["gesture"].title}
        )
    return errors


def _chapter_errors(value: Any, length: float | None) -> dict[int, Exception]:
    first = value["start"] or 0.0
    last = value["end"] if value["end"] is not None else length
    errors: dict[int, Exception] = {}
    before = -1.0
    for index, chapter in enumerate(value["chapters"]):
        moment = chapter["start"]
        if moment is None:  # a draft
            continue
        if moment < first or (last and moment >= last):
            words = gettext("This chapter is outside the part of the film that is shown.")
        elif moment <= before:
            words = gettext("This chapter begins before the one above it: put them in order.")
        else:
            words = ""
        before = moment
        if words:
            errors[index] = StructBlockValidationError(
                block_errors={"start": ValidationError(words)}
            )
    return errors


def _shows(page: Any, film: Any) -> bool:
    shows = getattr(page.specific, "shows_film", None)
    return shows is None or shows(film)


def _too_late(length: float) -> ValidationError:
    return ValidationError(
        gettext("The film lasts %(length)s: choose an earlier moment.")
        % {"length": format_timecode(length)}
    )
