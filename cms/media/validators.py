"""Uploads are examined by their content, beside the field that received them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible

from media_pipeline import Refused
from media_pipeline.inspection import kind_of, look_inside

from .kinds import most_bytes
from .sentences import sentence


@deconstructible
class ContentValidator:
    """Accepts the files of one kind, up to the size the site takes. Decodes nothing."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __call__(self, file: Any) -> None:
        if getattr(file, "_committed", False):
            return  # already kept: a lost file must not prevent a title from being mended
        try:
            self.examine(file)
        except Refused as refused:
            raise ValidationError(sentence(refused, self.kind), code=refused.code) from refused
        finally:
            file.seek(0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ContentValidator) and other.kind == self.kind

    def __hash__(self) -> int:
        return hash((type(self), self.kind))

    def examine(self, file: Any) -> None:
        """Raise Refused when `file` is too large, or not what it should be."""
        if file.size > most_bytes(self.kind):
            raise Refused("too_large", limit=most_bytes(self.kind), found=file.size)
        found = kind_of(file)
        if found.kind != self.kind:
            raise Refused("wrong_kind", found=found.kind)
        look_inside(file, found)
