"""What people read when a file is refused: what is wrong, and what to do."""

from __future__ import annotations

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from media_pipeline import Refused

from .kinds import ACCEPTED, NAMES

SENTENCES: dict[str, Any] = {
    "empty": _("This file is empty. Send it again."),
    "unknown": _("This kind of file is not taken here. Send %(accepted)s."),
    "wrong_kind": _("This file is %(found)s. Send %(accepted)s here."),
    "svg": _("SVG drawings are not taken here: they may carry programs. Send %(accepted)s."),
    "playlist": _("This file is only a list of other files. Send %(accepted)s."),
    "too_large": _("This file weighs %(found)s: the limit is %(limit)s. Send a lighter one."),
    "truncated": _("This file stops before its end: its sending was surely cut. Send it again."),
    "malformed": _("This file is damaged. Export it again, then send it."),
    "unreadable": _("This file cannot be read. Export it again in MP4, then send it."),
    "too_slow": _("This file took too long to read. Export it again in MP4, then send it."),
    "no_track": _("This file holds neither picture nor sound. Choose another one."),
    "no_picture": _("This file has no picture: if it is a sound, add it to the sounds."),
    "no_sound": _("This file has no sound. Choose another one."),
    "no_duration": _("This file lasts no time at all. Choose another one."),
    "too_long": _("This file lasts %(found)s: the limit is %(limit)s. Cut it in several parts."),
    "frame_too_large": _(
        "The picture is %(width)s × %(height)s pixels: the limit is %(limit)s on a side. "
        "Export it smaller."
    ),
    "captions_header": _("Captions must start with the word WEBVTT. Export them in WebVTT."),
    "captions_encoding": _("These captions are not in UTF-8. Save them in UTF-8, then send them."),
    "captions_empty": _("There is no caption in this file."),
    "captions_too_many": _("There are too many captions in this file (limit: %(limit)s)."),
    "captions_timing": _(
        "Line %(line)s of the captions is not a time. Write it as 00:01.000 --> 00:04.000."
    ),
    "captions_order": _("Line %(line)s of the captions ends before it starts. Swap the two times."),
    "malformed_model": _("This 3D model is damaged. Export it again in GLB, then send it."),
    "model_too_complex": _(
        "This 3D model has too many parts to be shown on a phone. Simplify it, then send it."
    ),
    "outside_address": _(
        "This 3D model looks for “%(address)s” outside its file. Export it again in GLB with its "
        "textures inside."
    ),
    "no_triangles": _("There is no surface in this 3D model: a cloud of points cannot be shown."),
    "too_many_triangles": _(
        "This 3D model has %(found)s triangles: the limit is %(limit)s. Simplify it."
    ),
    "texture_format": _(
        "A texture of this 3D model is neither JPEG, PNG nor WebP. Export it again with one of "
        "them."
    ),
    "texture_too_large": _(
        "The textures of this 3D model are too large. Reduce them to 4,096 pixels on a side."
    ),
    "lost": _("The file is no longer there. Send it again."),
    "interrupted": _(
        "The preparation stopped several times. Send the file again, or a lighter one."
    ),
    "unexpected": _("The preparation failed, through no fault of yours. Try again later."),
}


def sentence(refused: Refused, expected: str = "") -> str:
    """Return the sentence of a refusal; `expected` is the kind of file that was asked for."""
    words = {name: _in_words(refused.code, name, fact) for name, fact in refused.facts.items()}
    words["accepted"] = ACCEPTED.get(expected, "")
    return str(SENTENCES.get(refused.code, SENTENCES["malformed"])) % words


def _in_words(code: str, name: str, fact: Any) -> str:
    if code == "wrong_kind":
        return str(NAMES.get(fact, fact))
    if code == "too_large":
        return filesizeformat(fact)
    if code == "too_long":
        return now("%(minutes)d min") % {"minutes": round(fact / 60)}
    if isinstance(fact, int):
        return f"{fact:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return str(fact)
