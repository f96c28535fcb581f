"""What people read when a file is refused, in their language; the pipeline holds the sentences."""

from __future__ import annotations

from django.utils.translation import get_language

from media_pipeline import Refused, sentences


def sentence(refused: Refused, expected: str = "") -> str:
    """Return the sentence of a refusal; `expected` is the kind of file that was asked for."""
    return sentences.sentence(refused, expected, get_language() or "fr")
