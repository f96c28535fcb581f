"""Media that leave the site inside an archive: why one may not, and its file in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from .licences import Licence
from .rights import Use, covers

BLOCK = 256 * 1024


@dataclass(frozen=True)
class Piece:
    """A media of an archive: its name there, the file of the storage it is, its bytes."""

    name: str
    file: str
    size: int
    media: Any

    def read(self) -> Iterator[bytes]:
        """Yield the file in blocks; it is opened when its turn comes."""
        with default_storage.open(self.file) as content:
            while data := content.read(BLOCK):
                yield data


def why_not(media: Any) -> str:
    """Return why a media must not be taken away; "" when it may."""
    if media.trade_secret:
        return str(_("it is a trade secret"))
    if media.is_withheld or not covers(media, Use.REUSE):
        return str(_("the people seen in it did not agree to its reuse"))
    if media.licence == Licence.RESERVED:
        return str(_("all rights are reserved"))
    return ""


def lost() -> str:
    """Return the reason of a media whose file the storage has lost."""
    return str(_("its file cannot be read at the moment"))


def model_file(model: Any) -> str:
    """Return the GLB that was sent, which any program opens; else the one made for the web."""
    sent = str(model.file.name)
    if sent.lower().endswith(".glb"):
        return sent
    return f"{model.published}/{model.main_file}" if model.published else ""


def size_of(file: str) -> int | None:
    """Return the bytes of a file of the storage, None when it is not there."""
    try:
        return default_storage.size(file) if file else None
    except (OSError, ValueError):
        return None
