"""What the answers of the open data hold; the field names are permanent within v1."""

from __future__ import annotations

import datetime

from ninja import Schema


class LicenceOut(Schema):
    """What may be done with the data, and whom to name."""

    name: str
    url: str
    publisher: str


class Answer(Schema):
    """Every answer carries its licence."""

    licence: LicenceOut


class Listed(Answer):
    """A slice of a list: `count` is the size of the whole, `next` the address of what follows."""

    count: int
    next: str | None
    previous: str | None


class LinkOut(Schema):
    """Another page of the site."""

    id: int
    title: str
    url: str


class ConceptRef(Schema):
    """A concept of a vocabulary, by its permanent address."""

    code: str
    label_fr: str
    label_en: str
    url: str


class CommuneRef(Schema):
    """A commune, by its INSEE code."""

    insee: str
    name: str
    url: str


class PictureOut(Schema):
    """An image, with the words that replace it and its own licence."""

    url: str
    alt: str
    credit: str
    licence: str


class MediaOut(Schema):
    """A film, a sound or a 3D model, with its own licence; duration in seconds."""

    kind: str
    title: str
    description: str
    url: str
    mime_type: str
    duration: float | None = None
    credit: str
    licence: str


class PageOut(Schema):
    """What the answers about a page have in common."""

    id: int
    title: str
    url: str
    api_url: str
    summary: str
    picture: PictureOut | None
    modified: datetime.datetime | None
