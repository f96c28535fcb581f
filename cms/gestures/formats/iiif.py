"""IIIF Presentation 3: a manifest whose canvases are the films and images of the gesture.

https://iiif.io/api/presentation/3.0/ : phases are Ranges, shapes are annotations on moments (t=)
and places (xywh=) of a canvas. Models of 3D are renderings: scenes are a draft of version 4.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cms.media.types import TYPES

from ..overlays.shapes import Shape
from . import words
from .drawing import box_of, svg_of
from .source import Data, Layer, Source, fragment, known

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
BOXES = ("rectangle", "point", "text")
"""Shapes that their box says entirely."""
LARGEST = (1280, 720)
"""The canvas of a film that was not measured yet."""


def manifest(source: Source) -> Data:
    """Return the manifest of the module; all its text is French."""
    films = [_film_canvas(source, film) for film in source.films]
    pictures = [_picture_canvas(source, *shown) for shown in source.pictures]
    return known({
        "@context": CONTEXT,
        "id": source.address("iiif.json"),
        "type": "Manifest",
        "label": _text(source.data["title"]),
        "summary": _text(source.page.summary) if source.page.summary else None,
        "metadata": _pairs(words.facts_of(source)),
        "rights": words.rights_uri(source.page.licence),
        "requiredStatement": _statement(words.credit_of_module(source)),
        "provider": [_provider(source)],
        "homepage": [_link(source.base, "Text", source.data["title"], "text/html")],
        "thumbnail": _image(source, source.thumbnail),
        "seeAlso": [
            _link(source.address("module.jsonld"), "Dataset", "JSON-LD", "application/ld+json"),
            _link(source.address("annotations.jsonld"), "Dataset", "Web Annotation",
                  "application/ld+json"),
        ],
        "rendering": [*_models(source), _kit(source)],
        "items": [*films, *pictures],
        "structures": [found for film in source.films if (found := _range(source, film))],
    })  # fmt: skip


def canvas_id(source: Source, kind: str, number: int) -> str:
    """Return the name of the canvas of a media."""
    return f"{source.base}iiif/canvas/{kind}-{number}"


def _film_canvas(source: Source, film: Any) -> Data:
    name = canvas_id(source, "film", film.pk)
    width, height = size = _size(film)
    body = known({
        "id": source.absolute(film.url), "type": "Video", "format": film.mime_type,
        "width": width, "height": height, "duration": film.duration,
    })  # fmt: skip
    pages = [_captions(source, film, name), _overlays(source, "film", film.pk, name, size)]
    canvas = _canvas(name, film.title, size, body, film)
    poster = source.absolute(film.still_url) if film.still_url else ""
    thumbnail = [{"id": poster, "type": "Image", "format": "image/jpeg"}] if poster else None
    return known({
        **canvas,
        "duration": film.duration,
        "thumbnail": thumbnail,
        "annotations": [page for page in pages if page],
    })  # fmt: skip


def _picture_canvas(source: Source, picture: Any, caption: str, made: Any) -> Data:
    name = canvas_id(source, "picture", picture.pk)
    size = (picture.width, picture.height)
    (body,) = _image(source, made)
    page = _overlays(source, "picture", picture.pk, name, size)
    canvas = _canvas(name, caption or picture.title, size, body, picture)
    return known({**canvas, "annotations": [page] if page else None})


def _canvas(name: str, label: str, size: tuple[int, int], body: Data, media: Any) -> Data:
    return {
        "id": name,
        "type": "Canvas",
        "label": _text(label),
        "width": size[0],
        "height": size[1],
        "rights": words.rights_uri(media.licence),
        "requiredStatement": _statement(words.credit_of(media)),
        "items": [
            _page(f"{name}/painting", [
                _annotation(f"{name}/painting/1", "painting", body, name)])
        ],
    }  # fmt: skip


def _captions(source: Source, film: Any, canvas: str) -> Data | None:
    if not film.captions:
        return None
    body = {
        "id": source.absolute(film.captions.url), "type": "Text", "format": "text/vtt",
        "language": "fr", "label": _text(_("Captions")),
    }  # fmt: skip
    name = f"{canvas}/captions"
    return _page(name, [_annotation(f"{name}/1", "supplementing", body, canvas)])


def _overlays(
    source: Source, kind: str, number: int, canvas: str, size: tuple[int, int]
) -> Data | None:
    """Return the shapes over one canvas: one annotation each, in the box of its whole motion."""
    name = f"{canvas}/overlays"
    drawn = [
        _annotation(f"{name}/{at}-{position}", "commenting", _body(layer, shape),
                    _target(layer, shape, canvas, size))
        for at, layer in enumerate(source.over(kind, number), start=1)
        for position, shape in enumerate(layer.overlay.shapes, start=1)
        if layer.steps_of(shape)
    ]  # fmt: skip
    return _page(name, drawn) if drawn else None


def _body(layer: Layer, shape: Shape) -> Data:
    return {"type": "TextualBody", "value": words.sentence_of(layer, shape),
            "format": "text/plain", "language": "fr"}  # fmt: skip


def _target(layer: Layer, shape: Shape, canvas: str, size: tuple[int, int]) -> Any:
    places = layer.places_of(shape)
    boxes = [box_of(shape, points, size) for points in places]
    left, top = (min(box[axis] for box in boxes) for axis in (0, 1))
    right, bottom = (max(box[axis] + box[axis + 2] for box in boxes) for axis in (0, 1))
    span = layer.span_of(shape)
    moment = f"&{fragment(*span)}" if span else ""
    place = f"xywh={left},{top},{right - left},{bottom - top}{moment}"
    if shape.kind.name in BOXES:
        return f"{canvas}#{place}"
    return {
        "type": "SpecificResource",
        "source": canvas,
        "selector": [
            {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/",
             "value": place},
            {"type": "SvgSelector", "value": svg_of(shape, places[0], size)},
        ],
    }  # fmt: skip


def _range(source: Source, film: Any) -> Data | None:
    """Return the phases of `film` as a range of ranges, each a part of its canvas."""
    canvas = canvas_id(source, "film", film.pk)
    name = canvas.replace("/canvas/", "/range/")
    phases = [
        known({
            "id": f"{name}/{phase['key']}", "type": "Range", "label": _text(phase["name"]),
            "summary": _text(phase["description"]) if "description" in phase else None,
            "metadata": _pairs(words.phase_facts(phase)),
            "items": [_moment(canvas, phase)],
        })
        for phase in source.timed(film)
    ]  # fmt: skip
    if not phases:
        return None
    return {"id": name, "type": "Range", "label": _text(film.title), "items": phases}


def _moment(canvas: str, phase: Data) -> Data:
    return {"id": f"{canvas}#{fragment(phase['start'], phase['end'])}", "type": "Canvas"}


def _models(source: Source) -> list[Data]:
    return [
        _link(source.absolute(model.url), "Model", model.title, TYPES["glb"])
        for model in source.models
    ]


def _kit(source: Source) -> Data:
    return _link(source.address("kit.zip"), "Dataset", _("The whole module"), "application/zip")


def _provider(source: Source) -> Data:
    name = source.publisher or source.publisher_url
    home = _link(source.publisher_url, "Text", name, "text/html")
    return {"id": source.publisher_url, "type": "Agent", "label": _text(name), "homepage": [home]}


def _image(source: Source, made: Any) -> list[Data]:
    """Return a rendition as a list of one Image; [] without one."""
    if made is None:
        return []
    return [{
        "id": source.absolute(made.url), "type": "Image", "format": "image/jpeg",
        "width": made.width, "height": made.height,
    }]  # fmt: skip


def _link(address: str, kind: str, label: str, mime: str) -> Data:
    return {"id": address, "type": kind, "label": _text(label), "format": mime}


def _statement(value: str) -> Data | None:
    return _pairs([(_("Credits"), value)])[0] if value else None


def _pairs(facts: list[tuple[str, str]]) -> list[Data]:
    return [{"label": _text(name), "value": _text(value)} for name, value in facts]


def _text(value: str) -> Data:
    return {"fr": [value]}


def _size(film: Any) -> tuple[int, int]:
    return (film.width, film.height) if film.width and film.height else LARGEST


def _page(name: str, items: list[Data]) -> Data:
    return {"id": name, "type": "AnnotationPage", "items": items}


def _annotation(name: str, motivation: str, body: Data, target: Any) -> Data:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    }
