"""Is a photograph whole? Known from its structure, before anything is decoded.

Trailing data is left alone: phones hang a second picture, or a short film, behind the first one.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import BinaryIO

from . import boxes
from .refusal import Refused

MOST_PARTS = 100_000
WINDOW = 1 << 20
END_OF_IMAGE = b"\xff\xd9"
START_OF_SCAN = 0xDA
ALONE = {0x01, *range(0xD0, 0xD9)}
"""Markers of JPEG that no length follows (ITU-T T.81, B.1.1.3)."""


def check_whole(file: BinaryIO) -> None:
    """Raise Refused("truncated") when a photograph stops before its end.

    What begins like no format that is known here is left to those who open it.
    """
    file.seek(0)
    head = file.read(16)
    for is_one, check in CHECKS:
        if is_one(head):
            check(file)
            return


def _check_jpeg(file: BinaryIO) -> None:
    """Look for the end mark after the pixels: within them, 0xFF is always followed by zero."""
    position = 2
    for _part in range(MOST_PARTS):
        file.seek(position)
        head = file.read(4)
        if len(head) < 4:
            raise Refused("truncated")
        if head[0] != 0xFF:
            return  # not what a camera writes: the decoder says
        if head[1] == START_OF_SCAN:
            _find_end(file, position)
            return
        if head[1] == 0xFF or head[1] in ALONE:
            position += 1 if head[1] == 0xFF else 2
        else:
            position += 2 + struct.unpack(">H", head[2:])[0]


def _find_end(file: BinaryIO, start: int) -> None:
    file.seek(start)
    before = b""
    while piece := file.read(WINDOW):
        if END_OF_IMAGE in before + piece:
            return
        before = piece[-1:]
    raise Refused("truncated")


def _check_png(file: BinaryIO) -> None:
    """Walk from chunk to chunk to the one called IEND."""
    size, position = boxes.size_of(file), 8
    for _part in range(MOST_PARTS):
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            raise Refused("truncated")
        length, kind = struct.unpack(">I4s", head)
        position += 12 + length
        if position > size:
            raise Refused("truncated", expected=position, found=size)
        if kind == b"IEND":
            return
    raise Refused("malformed", what="chunks")


def _check_webp(file: BinaryIO) -> None:
    file.seek(4)
    declared = struct.unpack("<I", file.read(4))[0] + 8
    found = boxes.size_of(file)
    if declared > found:
        raise Refused("truncated", expected=declared, found=found)


def _check_boxes(file: BinaryIO) -> None:
    for _box in boxes.boxes(file, 0, boxes.size_of(file)):
        pass  # a box that goes further than the file is refused


CHECKS: list[tuple[Callable[[bytes], bool], Callable[[BinaryIO], None]]] = [
    (lambda head: head.startswith(b"\xff\xd8"), _check_jpeg),
    (lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"), _check_png),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", _check_webp),
    (lambda head: head[4:8] == b"ftyp", _check_boxes),
]
