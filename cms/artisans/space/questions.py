"""The questions of the artisans' space: one part of the page each.

An answer is the part of a revision's content that a question is about, in the same form. So the
same few lines save a form, undo a change, restore an old version and compare two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

Answer = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """One screen of the space. `rows` names child relations with the fields that count."""

    slug: str
    title: Any
    hint: Any
    icon: str
    fields: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    counts: bool = True
    is_answered: Callable[[Any], bool] = lambda page: True

    def read(self, content: dict[str, Any]) -> Answer:
        """Return the answer held in the serialized `content` of a page."""
        answer: Answer = {name: content.get(name) for name in self.fields}
        for relation, names in self.rows:
            answer[relation] = [
                {name: row.get(name) for name in names} for row in content.get(relation, [])
            ]
        return answer

    def write(self, page: Any, answer: Answer) -> None:
        """Put `answer` in `page`, in memory; pictures deleted since are left out."""
        for name in self.fields:
            field = page._meta.get_field(name)
            setattr(page, field.attname, _value(field, answer[name]))
        for relation, names in self.rows:
            model = page._meta.get_field(relation).related_model
            setattr(page, relation, list(_rows(model, names, answer[relation])))


def _rows(model: Any, names: Iterable[str], rows: list[Answer]) -> Iterable[Any]:
    fields = [model._meta.get_field(name) for name in names]
    for position, row in enumerate(rows):
        values = {field.attname: _value(field, row[field.name]) for field in fields}
        if any(f.is_relation and not f.null and values[f.attname] is None for f in fields):
            continue
        if hasattr(model, "sort_order"):
            values["sort_order"] = position
        yield model(**values)


def _value(field: Any, value: Any) -> Any:
    """Return the Python value of a serialized one; None for a row that no longer exists."""
    if field.is_relation and value is not None:
        known = field.related_model._base_manager.filter(pk=value).exists()
        return value if known else None
    return field.to_python(value)


QUESTIONS = [
    Question(
        "photo", _("Your photo"), _("The first thing people see."), "camera",
        fields=("cover",), is_answered=lambda page: page.cover_id is not None,
    ),
    Question(
        "presentation", _("Your trade in a few words"), _("What you make, and how."), "book",
        fields=("introduction",), is_answered=lambda page: bool(page.introduction),
    ),
    Question(
        "horaires", _("Your opening hours"), _("When people can come."), "clock",
        rows=(("opening_hours", ("weekday", "opens", "closes")),),
        is_answered=lambda page: page.opening_hours.exists(),
    ),
    Question(
        "fermeture", _("Closed these days"), _("Holidays, a fair, a building site…"), "calendar",
        fields=("closed_note", "closed_until"), counts=False,
    ),
    Question(
        "contact", _("How to reach you"), _("Phone, e-mail, address."), "phone",
        fields=("phone", "email", "website", "address", "postal_code"),
        is_answered=lambda page: bool(page.phone or page.email),
    ),
    Question(
        "galerie", _("Your gallery"), _("Your work, your workshop, your hands."), "image",
        rows=(("gallery", ("picture", "caption")),),
        is_answered=lambda page: page.gallery.exists(),
    ),
    Question(
        "liens", _("Your links"), _("Online shop, social networks, press."), "globe",
        rows=(("links", ("kind", "title", "url")),),
        is_answered=lambda page: page.links.exists(),
    ),
]  # fmt: skip
BY_SLUG = {question.slug: question for question in QUESTIONS}


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[Question]:
    """Return the questions whose answers differ between two contents of a page."""
    return [q for q in QUESTIONS if q.read(before) != q.read(after)]
