"""Real, tiny photographs for tests, as cameras and phones make them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD, Base

MAKER = "Atelier Optique"
SERIAL = "SN-4457-0912"
GPANO = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    b'syntax-ns#"><rdf:Description xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" '
    b'GPano:ProjectionType="equirectangular"/></rdf:RDF></x:xmpmeta>'
)


def scene(size: tuple[int, int] = (640, 480), mode: str = "RGB") -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (size[0] // 2, 0, *size))
    return image.convert(mode)


def noise(size: tuple[int, int] = (320, 240)) -> Image.Image:
    """Return a picture that no format can make small."""
    return Image.effect_noise(size, 90).convert("RGB")


def saved(image: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    """Return `image` as a file of `format`."""
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return the metadata of a camera that knows where it is, whose it is and its number."""
    data = Image.Exif()
    data[Base.Orientation] = orientation
    data[Base.Make] = MAKER
    data[Base.Artist] = "Une Personne"
    data.get_ifd(IFD.Exif)[Base.BodySerialNumber] = SERIAL
    data.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (44.0, 1.0, 3.0)
    return data


def linear_profile() -> bytes:
    """Return the profile of a wide, linear colour space: its numbers are not those of sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()


def animation(format: str) -> bytes:
    """Return three pictures that play one after the other."""
    frames = [Image.new("RGB", (64, 64), (shade, 0, 0)) for shade in (0, 80, 160)]
    return saved(frames[0], format, save_all=True, append_images=frames[1:], duration=100)


def heic(size: tuple[int, int] = (640, 480)) -> bytes:
    """Return a photograph as an iPhone sends it."""
    import pillow_heif

    buffer = io.BytesIO()
    pillow_heif.from_pillow(scene(size)).save(buffer, format="HEIF", exif=exif().tobytes())
    return buffer.getvalue()
