"""The size of an image is read from its header."""

import io

import pytest
from PIL import Image

from media_pipeline import Refused
from media_pipeline.images import read_image_header


def image(format: str, size=(40, 30), **options) -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", size).save(buffer, format, **options)
    return buffer


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_photograph_is_measured_without_being_decoded(format):
    facts = read_image_header(image(format))
    assert (facts.format, facts.width, facts.height) == (format, 40, 30)


def test_the_photographs_of_phones_are_read():
    import pillow_heif

    buffer = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48))).save(buffer, format="HEIF")
    assert read_image_header(buffer).format == "HEIF"


def test_an_image_with_more_pixels_than_the_cap_is_refused():
    with pytest.raises(Refused) as caught:
        read_image_header(image("PNG", (400, 300)), most_pixels=100_000)
    assert caught.value.code == "too_many_pixels"


def test_every_frame_of_an_animation_counts():
    frames = [Image.new("L", (100, 100), shade) for shade in (0, 80, 160)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(Refused):
        read_image_header(buffer, most_pixels=25_000)


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"\x89PNG\r\n"])
def test_what_is_not_a_photograph_is_refused(data):
    with pytest.raises(Refused):
        read_image_header(io.BytesIO(data))
