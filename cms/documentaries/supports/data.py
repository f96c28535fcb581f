"""The data that leave with a story: its graph, its schema.org, its licences, its gestures."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.media.licences import url_of

from ..structured import documentary_data
from .content import Content, Part, Shown, Told
from .shelf import Holdings
from .ways import Way

VERSION = 1
Data = dict[str, Any]


def as_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder) + "\n"


def reader_data(content: Content) -> Data:
    """Return what the reader needs: scenes in order, and the captions of films by their key.

    {"scenes": [{"id", "next"}], "cues": {"film-3": [[start, end, "words"]]}}, in seconds.
    """
    cues = {
        shown.key: [[cue.start, cue.end, cue.text] for cue in shown.cues]
        for shown in content.media
        if shown.cues
    }
    scenes = [{"id": scene.id, "next": scene.next} for scene in content.scenes]
    return {"story": content.page.pk, "scenes": scenes, "cues": cues}


def story_file(content: Content) -> str:
    """Return the whole story as JSON that any program reads; media by their names beside it."""
    page = content.page
    return as_json({
        "version": VERSION,
        "title": page.title,
        "url": content.base,
        "introduction": page.introduction,
        "language": "fr",
        "licence": {"name": page.licence, "url": page.licence_url},
        "published": page.last_published_at,
        "credits": [{"role": role, "name": name} for role, name in content.credits],
        "scenes": [_scene(scene) for scene in content.scenes],
    })  # fmt: skip


def linked_data(content: Content) -> str:
    """Return the story as schema.org JSON-LD, as its page gives it."""
    return as_json(documentary_data(content.page, content.story))


def licences(content: Content, holdings: Holdings) -> str:
    """Return the licence, its address and the credit of each file."""
    page = content.page
    rows = [
        _licence(
            _("The story, its texts and data"), str(page.get_licence_display()), page.licence, ""
        )
    ]
    for piece in holdings.pieces.values():
        media = piece.media
        rows.append(_licence(
            f"media/{piece.name}", str(media.get_licence_display()), media.licence,
            media.credit or media.author,
        ))  # fmt: skip
    return "\n\n".join(rows) + "\n"


def gesture_files(content: Content) -> dict[str, bytes]:
    """Return the open formats of the gestures that the story shows, by name.

    A page that has some says so by `open_files`; it gives nothing when it is not for everybody.
    """
    found = {}
    for reference in content.references:
        files = getattr(reference.page, "open_files", None)
        if files is not None:
            for name, text in files().items():
                found[f"gestes/{slugify(reference.page.slug)}/{name}"] = text
    return found


def _scene(scene: Told) -> Data:
    return {
        "id": scene.id,
        "title": scene.title,
        "url": scene.url,
        "next": scene.next,
        "sidePath": scene.is_detour,
        "background": scene.background.place.src if scene.background else "",
        "content": [_part(part) for part in scene.parts],
    }


def _part(part: Part) -> Data:
    facts: Data = {
        "kind": part.kind, "title": part.title, "text": strip_tags(part.html).strip(),
        "note": part.note, "url": part.url, "media": [_media(shown) for shown in part.media],
        "choices": [_way(way) for way in part.ways],
    }  # fmt: skip
    return {key: value for key, value in facts.items() if value}


def _way(way: Way) -> Data:
    facts: Data = {"label": way.label, "text": way.text, "target": way.target}
    conditions = {"after": list(way.condition.after), "until": list(way.condition.until)}
    return facts | {name: scenes for name, scenes in conditions.items() if scenes}


def _media(shown: Shown) -> Data:
    facts = {
        "kind": shown.kind, "title": shown.title, "file": shown.place.src,
        "poster": shown.place.poster, "captions": shown.place.captions, "alt": shown.alt,
        "caption": shown.caption, "transcript": shown.transcript, "credit": shown.media.credit,
        "licence": shown.media.licence, "leftOut": shown.place.reason,
    }  # fmt: skip
    return {key: value for key, value in facts.items() if value}


def _licence(name: str, licence: str, code: str, credit: str) -> str:
    lines = [name, f"  {licence}", f"  {url_of(code)}", f"  {credit}"]
    return "\n".join(line for line in lines if line.strip())
