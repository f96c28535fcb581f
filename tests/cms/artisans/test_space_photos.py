"""Photos, as their artisan sends them from a phone."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.artisans.models import ArtisanPage


def photo(name="atelier.jpg", kind="JPEG", size=(60, 40), **options):
    buffer = io.BytesIO()
    Image.new("RGB", size, "#9c4a2f").save(buffer, kind, **options)
    return SimpleUploadedFile(name, buffer.getvalue(), f"image/{kind.lower()}")


def fresh(page):
    return ArtisanPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.heic", "HEIF")]
)
def test_a_photo_of_each_kind_becomes_the_cover(client, answer, space, artisan, name, kind):
    from cms.artisans.space import photos  # noqa: F401 - registers HEIF

    answer("photo", {"photo": photo(name, kind), "description": "Des mains"})
    cover = fresh(artisan).cover
    assert (cover.description, cover.width, cover.height) == ("Des mains", 60, 40)
    assert Image.open(cover.file).format == "JPEG"


def test_undo_brings_the_former_photo_back(client, answer, space, artisan):
    answer("photo", {"photo": photo()})
    first = fresh(artisan).cover
    answer("photo", {"photo": photo(size=(80, 40))})
    undo = client.get(space()).context["undo"]
    client.post(undo["url"], {"question": "photo"})
    assert fresh(artisan).cover == first


def test_a_photo_is_turned_upright_and_forgets_where_it_was_taken(client, answer, space, artisan):
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the phone upright
    exif.get_ifd(0x8825)[1] = "N"
    answer("photo", {"photo": photo(exif=exif)})
    cover = fresh(artisan).cover
    assert (cover.width, cover.height) == (40, 60)
    assert not Image.open(cover.file).getexif()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (SVG, "JPEG, PNG, WebP ou HEIC"),
        (b"MZ not a photo", "JPEG, PNG, WebP ou HEIC"),
        (b"", "vide"),
    ],
)
def test_a_file_that_is_no_photo_is_refused(client, answer, space, artisan, content, sentence):
    upload = SimpleUploadedFile("photo.jpg", content, "image/jpeg")
    response = answer("photo", {"photo": upload, "description": "Mon atelier"})
    assert response.status_code == 422
    assert sentence in str(response.context["form"].errors["photo"])
    assert "Mon atelier" in response.content.decode()
    assert fresh(artisan).cover is None


def test_a_damaged_photo_is_refused(client, answer, space):
    whole = photo(size=(400, 400)).read()
    upload = SimpleUploadedFile("photo.jpg", whole[: len(whole) // 2], "image/jpeg")
    response = answer("photo", {"photo": upload})
    assert "abîmée" in str(response.context["form"].errors["photo"])


def test_a_photo_too_heavy_or_too_large_is_refused(client, answer, space, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    response = answer("photo", {"photo": photo()})
    assert "plus petite" in str(response.context["form"].errors["photo"])
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20_000_000
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100
    response = answer("photo", {"photo": photo()})
    assert "pixels" in str(response.context["form"].errors["photo"])


def test_the_gallery_grows_and_shrinks(client, answer, space, artisan):
    for caption in ["Un", "Deux"]:
        answer("galerie", {"photo": photo(), "caption": caption})
    first, second = fresh(artisan).gallery.all()
    assert (first.caption, second.caption) == ("Un", "Deux")
    answer("galerie", {"remove": first.picture_id})
    assert [item.caption for item in fresh(artisan).gallery.all()] == ["Deux"]
    undo = client.get(space()).context["undo"]
    client.post(undo["url"], {"question": "galerie"})
    assert [item.caption for item in fresh(artisan).gallery.all()] == ["Un", "Deux"]
