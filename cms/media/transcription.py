"""Captions proposed by the site's own recogniser of speech: a draft that a person corrects."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.log_actions import log

from media_pipeline import Refused
from media_pipeline.captions import read_captions
from media_pipeline.derive import derive
from media_pipeline.transcript import CAPTIONS, RECIPE

from .originals import local_copy
from .publishing import record
from .sentences import sentence


def can_transcribe() -> bool:
    """Did the administrator install a recogniser of speech?"""
    return bool(settings.MEDIA_TRANSCRIBER)


def lacks_words(media: Any) -> bool:
    """Can captions or a transcript be proposed for `media`, which has none?"""
    if not can_transcribe() or not hasattr(media, "transcript"):
        return False
    return not media.transcript or not getattr(media, "captions", True)


def suggest(media: Any, user: Any = None) -> bool:
    """Write the captions and the transcript that `media` lacks; return whether any was.

    The history of the media says what happened, in words. What people wrote is never replaced.
    """
    try:
        data = _transcribed(media)
    except Refused as refused:
        log(
            media, "media.captions_failed", user=user, data={"words": sentence(refused, media.kind)}
        )
        return False
    changes: dict[str, Any] = {}
    if hasattr(media, "captions") and not media.captions:
        media.captions.save("captions.vtt", ContentFile(data), save=False)
        changes["captions"] = media.captions
    if not media.transcript:
        changes["transcript"] = "\n".join(cue.text for cue in read_captions(data))
    if not changes or not record(media, **changes):
        return False
    log(media, "media.captions_proposed", user=user)
    return True


def _transcribed(media: Any) -> bytes:
    """Return WebVTT of what is said in `media`, in the language of the site."""
    options = {
        "command": shlex.split(settings.MEDIA_TRANSCRIBER),
        "files": settings.MEDIA_TRANSCRIBER_FILES,
        "language": settings.LANGUAGE_CODE.partition("-")[0],
    }
    with local_copy(media.file) as path, tempfile.TemporaryDirectory() as folder:
        derive(path, Path(folder), RECIPE.name, options)
        return (Path(folder) / CAPTIONS).read_bytes()
