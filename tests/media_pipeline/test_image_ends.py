"""A photograph that was cut on its way is known without being decoded."""

import io

import pytest

from media_pipeline import Refused
from media_pipeline.image_ends import check_whole
from media_pipeline.images import read_photograph_header
from tests.factories.photographs import exif, heic, noise, saved, scene

NOISE = noise()


def with_thumbnail() -> bytes:
    """Return a JPEG whose metadata hold a whole small JPEG, with an end mark of its own."""
    small = saved(scene((64, 48)))
    block = b"Exif\0\0" + small
    part = b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block
    data = saved(NOISE)
    return data[:2] + part + data[2:]


WHOLE = {
    "JPEG": saved(NOISE),
    "progressive JPEG": saved(NOISE, progressive=True),
    "JPEG of a camera": saved(NOISE, exif=exif(6)),
    "JPEG with a thumbnail": with_thumbnail(),
    "PNG": saved(NOISE, "PNG"),
    "WebP": saved(NOISE, "WEBP"),
    "AVIF": saved(NOISE, "AVIF"),
    "HEIC": heic(),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_photograph_is_taken(name):
    assert read_photograph_header(io.BytesIO(WHOLE[name])).width > 0


@pytest.mark.parametrize("share", [0.5, 0.9])
@pytest.mark.parametrize("name", WHOLE)
def test_a_cut_photograph_is_refused(name, share):
    data = WHOLE[name][: int(len(WHOLE[name]) * share)]
    with pytest.raises(Refused) as caught:
        read_photograph_header(io.BytesIO(data))
    assert caught.value.code == "truncated"


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WebP"])
def test_what_a_phone_hangs_behind_a_photograph_does_no_harm(name):
    assert read_photograph_header(io.BytesIO(WHOLE[name] + b"a short film" * 100)).width == 320


def test_a_file_full_of_parts_is_not_walked_for_ever():
    endless = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0tEXt\0\0\0\0" * 200_000
    with pytest.raises(Refused) as caught:
        check_whole(io.BytesIO(endless))
    assert caught.value.code == "malformed"
