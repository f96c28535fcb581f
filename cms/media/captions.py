"""Captions are kept as players read them: WebVTT, in order, whatever was sent."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile

from media_pipeline import Refused
from media_pipeline.captions_write import normalise_captions


def as_webvtt(file: Any) -> Any:
    """Return captions normalised to WebVTT; what cannot be read is kept as it came."""
    try:
        file.seek(0)
        data, _found = normalise_captions(file.read())
    except Refused:
        file.seek(0)
        return file
    return ContentFile(data, name="captions.vtt")
