"""The archive of a story: a folder that is played by a double click, and a BagIt bag.

No server, no network, no module: browsers refuse `type="module"` and `fetch` from `file://`, so
the reader is one classic script and what it needs is written in the page. A 3D model is its
picture and its GLB beside: no viewer may fetch it there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from cms.pages.base import as_script_json

from . import data
from .bag import Bag
from .content import Content
from .shelf import Holdings

ASSETS = {"lecteur.js": "js/story-reader.js", "lecteur.css": "css/story-reader.css"}
"""The reader's files: name in the archive, static file of the theme."""


def write_archive(
    page: Any, path: Path, progress: Callable[[float], None], publisher: str = ""
) -> dict[str, list[int]]:
    """Write the archive of `page`, as it is in memory, at `path`; return the media inside.

    `progress` is told how much is done, from 0 to 1.
    """
    holdings = Holdings()
    content = Content(page, holdings)
    texts = _texts(content, holdings)
    meter = Meter(holdings.weight + sum(map(len, texts.values())), progress)
    moment = timezone.localtime(page.last_published_at or timezone.now())
    name = f"{slugify(page.slug)[:60] or 'histoire'}-{moment:%Y-%m-%d}"
    with path.open("wb") as target:
        bag = Bag(target, name, moment, meter.add)
        for piece in holdings.pieces.values():
            bag.add(f"media/{piece.name}", piece.read())
        for inner, text in texts.items():
            bag.add(inner, [text])
        bag.tag("LISEZ-MOI.html", _readme(content, holdings, moment))
        bag.close(_facts(content, publisher))
    return holdings.media


class Meter:
    """Tells how much of `total` bytes is done."""

    def __init__(self, total: int, progress: Callable[[float], None]) -> None:
        self.total, self.progress, self.done = max(total, 1), progress, 0

    def add(self, count: int) -> None:
        self.done += count
        self.progress(min(1.0, self.done / self.total))


def story_context(content: Content, **more: Any) -> dict[str, Any]:
    """Return what the templates of a story outside its page are given."""
    return {
        "content": content,
        "page": content.page,
        "data_json": as_script_json(data.reader_data(content)),
        **more,
    }


def _texts(content: Content, holdings: Holdings) -> dict[str, bytes]:
    playing = story_context(content, css="lecteur.css", js="lecteur.js", other="lire.html")
    reading = story_context(content, css="lecteur.css", is_linear=True, other="index.html")
    texts = {
        "index.html": render_to_string("documentaries/supports/story.html", playing),
        "lire.html": render_to_string("documentaries/supports/story.html", reading),
        "LICENCES.txt": data.licences(content, holdings),
        "donnees/histoire.json": data.story_file(content),
        "donnees/histoire.jsonld": data.linked_data(content),
    }
    made = {name: text.encode() for name, text in texts.items()}
    made |= {f"donnees/{name}": text for name, text in data.gesture_files(content).items()}
    return made | {name: asset(file) for name, file in ASSETS.items()}


def asset(name: str) -> bytes:
    """Return the static file `name`, as the theme has it; raise FileNotFoundError without it."""
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    return Path(str(found)).read_bytes()


def _readme(content: Content, holdings: Holdings, moment: Any) -> str:
    left_out = [(media.title, reason) for media, reason in holdings.left_out.values()]
    models = any(shown.kind == "model" and shown.place.src for shown in content.media)
    context = {
        "content": content, "page": content.page, "left_out": left_out, "has_models": models,
        "date": date_format(moment, "j F Y"), "has_gestures": bool(content.references),
    }  # fmt: skip
    return render_to_string("documentaries/supports/readme.html", context)


def _facts(content: Content, publisher: str) -> list[tuple[str, str]]:
    page = content.page
    return [
        ("Source-Organization", publisher),
        ("External-Description", f"{page.title}. {page.introduction}"),
        ("External-Identifier", content.base),
    ]
