"""The sizes of a photograph that pages show come from the pipeline, in one decode."""

import io

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from PIL import Image

from cms.media import sizes
from cms.media.models import Picture
from cms.media.sizes import SIZES, make_sizes
from cms.media.tasks import make_renditions
from tests.factories.media import PictureFactory, SmallPictureFactory
from tests.factories.photographs import MAKER, exif, heic, saved, scene

pytestmark = pytest.mark.django_db

CROPS = ["card", "square", "portrait", ""]
COMPONENT = Template('{% include "components/picture.html" with picture=picture crop=crop only %}')


def picture_of(data: bytes, name: str = "photo.jpg", **values) -> Picture:
    return PictureFactory(file=ContentFile(data, name), **values)


def pixels(rendition) -> Image.Image:
    with rendition.file.open("rb") as file:
        return Image.open(io.BytesIO(file.read())).convert("RGB")


def test_pages_find_every_size_they_ask_for(monkeypatch):
    picture = PictureFactory()
    assert make_sizes(picture) == len(SIZES)

    def _none(*filters):
        raise AssertionError(f"made in a page: {filters}")

    monkeypatch.setattr(Picture, "create_rendition", _none)
    monkeypatch.setattr(Picture, "generate_rendition_instance", _none, raising=False)
    for crop in CROPS:
        html = COMPONENT.render(Context({"picture": picture, "crop": crop}))
        assert "srcset" in html


def test_a_picture_is_decoded_once_and_a_second_time_not_at_all(monkeypatch):
    asked = []
    derive = sizes.derive_photo
    monkeypatch.setattr(sizes, "derive_photo", lambda *a: asked.append(a) or derive(*a))
    picture = SmallPictureFactory()
    assert make_sizes(picture) == len(SIZES)
    assert make_sizes(picture) == 0
    assert len(asked) == 1


def test_only_what_is_missing_is_made():
    picture = SmallPictureFactory()
    make_sizes(picture)
    picture.renditions.filter(filter_spec="width-400|format-avif").delete()
    assert make_sizes(picture) == 1


def test_a_size_has_the_width_height_and_format_of_its_name():
    picture = PictureFactory()
    make_sizes(picture)
    card = picture.get_rendition("fill-400x300|format-webp")
    assert (card.width, card.height) == (400, 300)
    assert pixels(card).size == (400, 300)
    assert card.file.name.endswith(".webp")


def test_nothing_is_enlarged():
    picture = SmallPictureFactory()
    make_sizes(picture)
    assert picture.get_rendition("width-1600|format-jpeg").width == 120


def test_the_place_and_the_camera_stay_in_the_original():
    picture = picture_of(saved(scene(), exif=exif()))
    make_sizes(picture)
    for rendition in picture.renditions.all():
        with rendition.file.open("rb") as file:
            assert MAKER.encode() not in file.read()


def test_a_photograph_held_upright_is_published_upright():
    picture = picture_of(saved(scene((640, 480)), exif=exif(orientation=6)))
    make_sizes(picture)
    whole = picture.get_rendition("width-400|format-jpeg")
    assert whole.height > whole.width


def test_the_point_of_interest_is_kept_in_the_frame():
    right = picture_of(saved(scene((1600, 400))))
    right.focal_point_x, right.focal_point_y = 1500, 200
    right.focal_point_width = right.focal_point_height = 100
    right.save()
    make_sizes(right)
    red, _green, blue = pixels(right.get_rendition("fill-160x160|format-jpeg")).getpixel((20, 80))
    assert blue > 150 > red


def test_another_point_of_interest_makes_other_sizes():
    picture = picture_of(saved(scene((1600, 400))))
    make_sizes(picture)
    picture.focal_point_x, picture.focal_point_y = 1500, 200
    picture.focal_point_width = picture.focal_point_height = 100
    cropped = [spec for spec in SIZES if spec.startswith("fill")]
    assert make_sizes(
        Picture(**{f.attname: getattr(picture, f.attname) for f in Picture._meta.concrete_fields})
    ) == len(cropped)


def test_a_photograph_of_an_iphone_is_published():
    picture = picture_of(heic(), "photo.heic")
    make_sizes(picture)
    assert picture.get_rendition("width-400|format-avif").width == 400


def test_a_picture_that_cannot_be_read_is_left_to_its_placeholder(caplog):
    picture = SmallPictureFactory()
    with open(picture.file.path, "wb") as file:
        file.write(b"Bonjour")
    make_renditions.call(picture.pk)
    assert f"No sizes for the picture {picture.pk}" in caplog.text
    picture.file.storage.delete(picture.file.name)
    make_renditions.call(picture.pk)
    assert not picture.renditions.exists()


def test_a_picture_that_is_saved_gets_its_sizes(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture = SmallPictureFactory()
    assert picture.renditions.count() == len(SIZES)
