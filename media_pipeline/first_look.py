"""What a file may be, by its first kilobytes: a wrong one need not be sent to its end."""

from __future__ import annotations

import io
import os

from .inspection import kind_of
from .refusal import Refused
from .sniff import CAPTIONS, FILM, IMAGE, MODEL, SOUND

HEAD = 1 << 16
"""Bytes that are enough for a first look."""
ANY = frozenset((FILM, SOUND, MODEL, IMAGE, CAPTIONS))
NOT_YET_KNOWN = ("truncated", "malformed", "malformed_model", "no_track")
"""Refusals that the rest of the file may lift."""


class Beginning(io.BytesIO):
    """The first bytes of a file of `size` bytes, read as if the file were cut there."""

    def __init__(self, head: bytes, size: int) -> None:
        super().__init__(head)
        self.size = size

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place of the whole file: its end is where it will be."""
        if whence == os.SEEK_END:
            return super().seek(self.size + offset)
        return super().seek(offset, whence)


def first_look(head: bytes, size: int) -> frozenset[str]:
    """Return the kinds that a file of `size` bytes that begins with `head` may be.

    Raises Refused when it is already certain that it is nothing the site takes.
    """
    try:
        return frozenset({kind_of(Beginning(head, size)).kind})
    except Refused as refused:
        if refused.code not in NOT_YET_KNOWN:
            raise
    if head[4:8] == b"ftyp":
        return frozenset((FILM, SOUND))  # its list of tracks may stand at its end
    return frozenset((SOUND,)) if head.startswith((b"RIFF", b"ID3", b"OggS")) else ANY
