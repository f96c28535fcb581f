"""Safe names for the files people send."""

from __future__ import annotations

from typing import Any

from django.utils.crypto import get_random_string
from django.utils.text import slugify

from media_pipeline import Refused
from media_pipeline.inspection import kind_of


def safe_name(title: str, file: Any) -> str:
    """Return a name from the title and the content of `file`: "tourner-l-argile-x7k2p9qa.mp4".

    The random part keeps a replaced file out of the visitors' caches, and addresses unguessable.
    """
    stem = slugify(title)[:60].strip("-") or "media"
    return f"{stem}-{get_random_string(8).lower()}.{_extension(file)}"


def is_new(file: Any) -> bool:
    """Was `file` sent with this request, and not kept yet?"""
    return bool(file) and not file._committed


def _extension(file: Any) -> str:
    try:
        return kind_of(file).extension
    except Refused:
        return "bin"  # served as a download, never shown
    finally:
        file.seek(0)
