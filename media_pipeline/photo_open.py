"""A photograph as people see it: upright, in sRGB, eight bits, and nothing said about its maker."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable
from typing import Any, BinaryIO

from PIL import Image, ImageCms

from .images import open_image, read_photograph_header
from .photo_frames import Frame, needed_scale
from .refusal import Refused

ORIENTATION = 0x0112
TURNED = (5, 6, 7, 8)
"""Orientations that swap width and height (EXIF 2.32, tag 274)."""
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
EQUIRECTANGULAR = re.compile(rb"ProjectionType\W{1,4}\s*equirectangular", re.IGNORECASE)
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, MemoryError, struct.error)
"""What Pillow raises on a damaged file: it has no error of its own for it."""
SRGB = ImageCms.createProfile("sRGB")


class Photo:
    """A photograph that is open but not yet decoded; `width` and `height` as people see it."""

    def __init__(self, file: BinaryIO) -> None:
        read_photograph_header(file)
        file.seek(0)
        self._image = open_image(file)
        self._orientation = _readable(self._image.getexif).get(ORIENTATION, 1)
        self._profile = self._image.info.get("icc_profile")
        width, height = self._image.size
        self._stored = width, height
        self._turned = self._orientation in TURNED
        self.width, self.height = (height, width) if self._turned else (width, height)

    def is_equirectangular(self) -> bool:
        """Whether the camera says that the picture turns all around it (XMP GPano)."""
        said = self._image.info.get("xmp", b"")
        return bool(EQUIRECTANGULAR.search(said if isinstance(said, bytes) else said.encode()))

    def reduced_for(self, frames: list[Frame]) -> Image.Image:
        """Return the picture decoded once, at the smallest size that serves all `frames`.

        The photo is closed after that.
        Raises Refused("truncated") or ("unreadable_image").
        """
        scale = needed_scale(self.width, self.height, frames)
        width, height = (max(1, round(side * scale)) for side in self._stored)
        self._image.draft(None, (width, height))  # JPEG only: decodes 1/2, 1/4 or 1/8 of it
        image = eight_bits(self._decoded())
        if image.size != (width, height):
            image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
            self._image.close()  # encoding is what takes the most memory: let the decoded one go
        return _upright(in_srgb(image, self._profile), self._orientation)

    def _decoded(self) -> Image.Image:
        _readable(self._image.load)
        return self._image


def _readable(read: Callable[[], Any]) -> Any:
    """Return what Pillow reads, its many errors turned into two refusals."""
    try:
        return read()
    except UNREADABLE as error:
        cut = "truncated" in str(error).lower()
        raise Refused("truncated" if cut else "unreadable_image") from error


def eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture that can be resized well: no palette, no bitmap, no 16-bit grey."""
    if image.mode.startswith("I"):
        grey = image.convert("I") if image.mode != "I" else image
        return grey.point(lambda level: level * (1 / 257)).convert("L")
    if image.mode == "F":
        return image.convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.mode == "LA" or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("RGB") if image.mode in ("P", "PA", "YCbCr", "LAB", "HSV") else image


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `image` as RGB or RGBA in sRGB; a profile that cannot be read is ignored."""
    plain = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            return _transformed(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), plain)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile of another colour space, or a damaged one
    return image if image.mode == plain else image.convert(plain)


def _transformed(image: Image.Image, profile: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    found = ImageCms.profileToProfile(image, profile, SRGB, outputMode=mode)
    if found is None:
        raise ValueError("no image out of the colour transform")
    return found


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    """Apply the orientation, and forget everything that came with the pixels."""
    turn = UPRIGHT.get(orientation)
    upright = image if turn is None else image.transpose(turn)
    upright.info = {}
    return upright
