"""ISO base media files (MP4, MOV, M4A) seen as boxes, without decoding anything (ISO 14496-12)."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .refusal import Refused

MOST_BOXES = 100_000
HEADER = struct.Struct(">I4s")
CONTAINERS = {b"moov", b"trak", b"mdia"}


@dataclass(frozen=True)
class Box:
    """One box: its four-letter type, where its content starts and where it ends, in bytes."""

    kind: bytes
    start: int
    end: int


def size_of(file: BinaryIO) -> int:
    """Return the number of bytes of `file`, which may be an upload held in memory."""
    return file.seek(0, os.SEEK_END)


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes between two offsets; raise Refused("truncated") when one goes further."""
    position, count = start, 0
    while position + HEADER.size <= end:
        box = _box_at(file, position, end)
        yield box
        position, count = box.end, count + 1
        if count > MOST_BOXES:
            raise Refused("malformed", what="boxes")


def _box_at(file: BinaryIO, position: int, end: int) -> Box:
    file.seek(position)
    length, kind = HEADER.unpack(_exactly(file, HEADER.size))
    header = HEADER.size
    if length == 1:  # a 64-bit length follows
        (length,) = struct.unpack(">Q", _exactly(file, 8))
        header += 8
    elif length == 0:  # "to the end of the file"
        length = end - position
    if length < header:
        raise Refused("malformed", what="box length")
    if position + length > end:
        raise Refused("truncated", expected=position + length, found=end)
    return Box(kind, position + header, position + length)


def _exactly(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise Refused("truncated")
    return data


def brands(file: BinaryIO) -> list[bytes]:
    """Return the major brand of the file, then the compatible ones."""
    first = next(boxes(file, 0, size_of(file)), None)
    if first is None or first.kind != b"ftyp" or not 8 <= first.end - first.start <= 1024:
        raise Refused("malformed", what="ftyp")
    file.seek(first.start)
    data = _exactly(file, first.end - first.start)
    return [data[:4], *[data[i : i + 4] for i in range(8, len(data) - 3, 4)]]


def handlers(file: BinaryIO) -> set[bytes]:
    """Return what the tracks are (b"vide", b"soun"...); no index at all means a cut file."""
    found: set[bytes] = set()
    top = list(boxes(file, 0, size_of(file)))
    movie = next((box for box in top if box.kind == b"moov"), None)
    if movie is None:
        raise Refused("truncated")
    _collect_handlers(file, movie, found)
    return found


def _collect_handlers(file: BinaryIO, parent: Box, found: set[bytes]) -> None:
    for box in boxes(file, parent.start, parent.end):
        if box.kind in CONTAINERS:
            _collect_handlers(file, box, found)
        elif box.kind == b"hdlr" and parent.kind == b"mdia":
            file.seek(box.start + 8)
            found.add(_exactly(file, 4))
