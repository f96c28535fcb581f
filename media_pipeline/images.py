"""Photographs: format and size read from the header, before anything is decoded."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from .image_ends import check_whole
from .limits import MOST_PIXELS
from .refusal import Refused

LEAST_SIDE = 16
"""Pixels: under that, a picture says nothing."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")


@dataclass(frozen=True)
class ImageFacts:
    """Format (Pillow's name) and size in pixels, as stored."""

    format: str
    width: int
    height: int
    frames: int = 1


def read_photograph_header(file: BinaryIO) -> ImageFacts:
    """Return what the header of a photograph says; refuse a dot, an animation and a cut file.

    An animation is a film: publishing its first image, often blank, would lose the rest of it
    without a word.
    """
    check_whole(file)
    facts = read_image_header(file)
    if min(facts.width, facts.height) < LEAST_SIDE:
        raise Refused("too_small", limit=LEAST_SIDE, width=facts.width, height=facts.height)
    if facts.frames > 1:
        raise Refused("animated", frames=facts.frames)
    return facts


def read_image_header(
    file: BinaryIO, most_pixels: int = MOST_PIXELS, formats: tuple[str, ...] = FORMATS
) -> ImageFacts:
    """Return what the header of an image says; raise Refused when it is not one of `formats`."""
    file.seek(0)
    image = open_image(file, formats)
    width, height, frames = *image.size, _frames(image)
    if width * height * frames > most_pixels:
        raise Refused("too_many_pixels", limit=most_pixels, found=width * height * frames)
    return ImageFacts(str(image.format), width, height, frames)


def read_texture_header(data: bytes, most_pixels: int) -> ImageFacts:
    """Return what the header of a texture of a 3D model says (JPEG, PNG or WebP)."""
    return read_image_header(io.BytesIO(data), most_pixels, ("JPEG", "PNG", "WEBP"))


def open_image(file: BinaryIO, formats: tuple[str, ...] = FORMATS) -> Image.Image:
    """Return an image of one of `formats`, not yet decoded; raise Refused when it is none."""
    _know_heif()
    known = [name for name in formats if name in Image.OPEN or name in Image.ID]
    try:
        with warnings.catch_warnings():
            # Our own cap is asked next; Pillow's would be a warning on standard error.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(file, formats=known)
    except Image.DecompressionBombError as error:
        raise Refused("too_many_pixels", limit=MOST_PIXELS) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Refused("unreadable_image") from error


def _frames(image: Image.Image) -> int:
    """Return how many images play one after the other: a phone's spare ones do not count."""
    return 1 if image.format in ("MPO", "HEIF") else int(getattr(image, "n_frames", 1))


def _know_heif() -> None:
    Image.init()
    if "HEIF" not in Image.OPEN:
        try:
            from pillow_heif import register_heif_opener
        except ImportError:  # the phones' format is then refused, with a sentence
            return
        register_heif_opener()
