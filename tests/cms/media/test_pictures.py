"""A lost or damaged image shows a placeholder, never an error."""

import io

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from PIL import Image
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from cms.media.models import Picture
from cms.media.sizes import make_sizes
from tests.factories.media import FilmFactory, PictureFactory

pytestmark = pytest.mark.django_db

COMPONENT = Template(
    '{% include "components/picture.html" with picture=picture crop="card" only %}'
)
IMAGE = Template(
    "{% load wagtailimages_tags %}{% image picture width-400 as small %}{{ small.width }}"
)


def lost() -> Picture:
    picture = PictureFactory()
    picture.file.storage.delete(picture.file.name)
    return Picture.objects.get(pk=picture.pk)


def damaged(data: bytes = b"") -> Picture:
    picture = PictureFactory()
    with picture.file.storage.open(picture.file.name, "rb") as file:
        whole = file.read()
    with open(picture.file.path, "wb") as file:
        file.write(data or whole[: len(whole) // 2])
    return Picture.objects.get(pk=picture.pk)


BROKEN = [lost, damaged, lambda: damaged(b"Bonjour"), lambda: damaged(b"<svg/>")]


@pytest.mark.parametrize("broken", BROKEN)
def test_the_tags_of_the_theme_show_a_placeholder(broken):
    html = COMPONENT.render(Context({"picture": broken()}))
    assert "picture--empty" in html
    assert IMAGE.render(Context({"picture": broken()})) == "0"


@pytest.mark.parametrize("broken", BROKEN)
def test_the_fault_has_one_name_whatever_the_damage(broken):
    with pytest.raises(SourceImageIOError):
        broken().get_rendition("width-400|format-webp")


def test_a_wrong_filter_is_still_a_programmers_error():
    with pytest.raises(InvalidFilterSpecError):
        PictureFactory().get_rendition("largeur-400")


def test_a_good_picture_comes_in_three_formats_and_two_sizes():
    html = COMPONENT.render(Context({"picture": PictureFactory()}))
    assert html.count("400w") == html.count("800w") == 3
    assert 'width="800" height="600"' in html


def test_pictures_with_their_renditions_prefetched_ask_nothing_more(django_assert_num_queries):
    for picture in [PictureFactory(), PictureFactory()]:
        COMPONENT.render(Context({"picture": picture}))
    with django_assert_num_queries(2):
        for picture in Picture.objects.prefetch_renditions():
            COMPONENT.render(Context({"picture": picture}))


@pytest.mark.parametrize("name", ["film", "sound", "model3d"])
def test_a_lost_media_shows_a_sentence(name):
    from tests.factories.media import Model3DFactory, SoundFactory

    factory = {"film": FilmFactory, "sound": SoundFactory, "model3d": Model3DFactory}[name]
    media = factory()
    media.file.storage.delete(media.file.name)
    key = "model" if name == "model3d" else name
    html = Template(f'{{% include "components/{name}.html" with {key}=media only %}}').render(
        Context({"media": media})
    )
    assert media.file.url not in html


def test_a_remote_storage_is_never_asked_whether_a_file_exists(monkeypatch):
    film = FilmFactory()

    def remote(name):
        raise NotImplementedError

    monkeypatch.setattr(film.file.storage, "path", remote)
    assert film.is_available


def test_the_mean_colour_of_a_picture_holds_its_place():
    picture = PictureFactory()
    make_sizes(picture)
    picture.refresh_from_db()
    assert picture.colour == "#9b4a2f"  # a JPEG of #9c4a2f
    assert 'data-colour="#9b4a2f"' in COMPONENT.render(Context({"picture": picture}))


def test_a_transparent_picture_has_no_colour_behind_it():
    buffer = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(buffer, "PNG")
    picture = PictureFactory(file=ContentFile(buffer.getvalue(), "logo.png"))
    make_sizes(picture)
    assert picture.colour == ""
    assert "data-colour" not in COMPONENT.render(Context({"picture": picture}))


def test_a_new_file_has_its_own_colour():
    picture = PictureFactory()
    make_sizes(picture)
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "#102030").save(buffer, "PNG")
    picture.file = ContentFile(buffer.getvalue(), "autre.png")
    picture.save()
    assert picture.colour == ""
    picture.renditions.all().delete()
    make_sizes(picture)
    assert picture.colour == "#102030"
