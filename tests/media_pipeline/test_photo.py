"""A photograph is published upright, in sRGB, at every width asked, and says nothing else."""

import hashlib
import io
import json

import pytest
from PIL import Image

from media_pipeline import Refused, photo_worker
from media_pipeline.photo import PhotoOptions, derive_photo, job_of
from media_pipeline.photo_frames import FRAMES, Frame
from tests.factories.photographs import (
    GPANO,
    MAKER,
    SERIAL,
    animation,
    exif,
    heic,
    linear_profile,
    saved,
    scene,
)  # fmt: skip

SMALL = Frame("whole", (160, 320))
QUICK = PhotoOptions(frames=(SMALL,), formats=("JPEG",))


@pytest.fixture
def derive(tmp_path):
    """Do the worker's work in this process; two tests below start it as the pipeline does."""
    folder = tmp_path / "out"
    folder.mkdir()

    def derive(data: bytes, options: PhotoOptions = QUICK):
        source = tmp_path / "source"
        source.write_bytes(data)
        facts = photo_worker.derive(json.loads(json.dumps(job_of(source, folder, options))))
        return facts, {each["path"]: folder / each["path"] for each in facts["outputs"]}

    return derive


def refusal(derive, data: bytes, options: PhotoOptions = QUICK) -> str:
    with pytest.raises(Refused) as caught:
        derive(data, options)
    return caught.value.code


def side(path, at: float) -> str:
    """Return "red" or "blue": the colour at `at` of the width, half-way down."""
    image = Image.open(path).convert("RGB")
    red, _green, blue = image.getpixel((int(image.width * at), image.height // 2))
    return "red" if red > blue else "blue"


def test_a_photograph_is_published_at_each_width_in_each_format(derive):
    _facts, files = derive(saved(scene()), PhotoOptions(frames=(SMALL,)))
    assert set(files) == {
        f"whole-{width}.{kind}" for width in (160, 320) for kind in ("avif", "webp", "jpg")
    }
    for path in files.values():
        with Image.open(path) as image:
            assert image.width == int(path.stem.split("-")[1])
            assert image.height == image.width * 3 // 4


def test_a_photograph_is_never_enlarged(derive):
    facts, _files = derive(saved(scene((200, 150))), QUICK)
    assert [each["width"] for each in facts["outputs"]] == [200, 160]


def test_the_same_photograph_gives_the_same_bytes(derive):
    def hashes():
        _facts, files = derive(saved(scene()), PhotoOptions(frames=(SMALL,)))
        return {n: hashlib.sha256(path.read_bytes()).hexdigest() for n, path in files.items()}

    assert hashes() == hashes()


def test_a_photograph_held_upright_by_its_orientation_is_turned(derive):
    facts, files = derive(saved(scene(), exif=exif(orientation=6)))
    assert (facts["width"], facts["height"]) == (480, 640)
    with Image.open(files["whole-320.jpg"]) as image:
        assert image.width < image.height
        top, bottom = image.getpixel((160, 20)), image.getpixel((160, image.height - 20))
    assert top[0] > top[2] and bottom[2] > bottom[0]


@pytest.mark.parametrize("orientation", [3, 2])
def test_a_photograph_upside_down_or_mirrored_is_put_right(derive, orientation):
    _facts, files = derive(saved(scene(), exif=exif(orientation)))
    assert side(files["whole-320.jpg"], 0.1) == "blue"


@pytest.mark.parametrize("format", ["AVIF", "WEBP", "JPEG"])
def test_place_owner_and_serial_number_are_not_published(derive, format):
    data = saved(scene(), exif=exif(), xmp=GPANO, comment=b"rue du Port", dpi=(300, 300))
    assert MAKER.encode() in data and SERIAL.encode() in data
    _facts, files = derive(data, PhotoOptions(frames=(SMALL,), formats=(format,)))
    for path in files.values():
        published = path.read_bytes()
        for secret in (MAKER, SERIAL, "Exif\0", "GPano", "rue du Port", "ICC_PROFILE", "Personne"):
            assert secret.encode() not in published
        with Image.open(path) as image:
            assert not dict(image.getexif()) and "icc_profile" not in image.info


def test_a_crop_is_cut_around_what_matters(derive):
    square = Frame("square", (160,), 1.0)
    for focal, colour in ((0.1, "red"), (0.9, "blue")):
        options = PhotoOptions(frames=(square,), formats=("JPEG",), focal=(focal, 0.5))
        _facts, files = derive(saved(scene((640, 240))), options)
        with Image.open(files["square-160.jpg"]) as image:
            assert image.size == (160, 160)
        assert side(files["square-160.jpg"], 0.1) == side(files["square-160.jpg"], 0.9) == colour


def test_every_frame_of_the_site_comes_from_one_call(derive):
    options = PhotoOptions(frames=tuple(FRAMES.values()), formats=("WEBP",))
    _facts, files = derive(saved(scene((1000, 800))), options)
    assert {"whole-1000.webp", "card-800.webp", "square-320.webp", "portrait-450.webp"} <= set(
        files
    )


def test_colours_of_another_space_become_those_of_srgb(derive):
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    _facts, broken = derive(saved(scene(), "PNG", icc_profile=lab))
    assert side(broken["whole-320.jpg"], 0.1) == "red"  # a profile that does not fit is ignored
    _facts, plain = derive(saved(scene((320, 240))))
    before = Image.open(plain["whole-320.jpg"]).getpixel((20, 20))
    _facts, wide = derive(saved(scene((320, 240)), "PNG", icc_profile=linear_profile()))
    assert Image.open(wide["whole-320.jpg"]).getpixel((20, 20)) != before


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_printers_colours_and_greys_are_published_as_colours_of_screens(derive, mode):
    _facts, files = derive(saved(scene(mode=mode)))
    with Image.open(files["whole-320.jpg"]) as image:
        assert image.mode == "RGB"
    assert mode == "L" or side(files["whole-320.jpg"], 0.1) == "red"


def test_sixteen_bit_greys_keep_their_range(derive):
    image = Image.new("I;16", (320, 240), 65535 // 2)
    _facts, files = derive(saved(image, "PNG"))
    assert abs(Image.open(files["whole-320.jpg"]).getpixel((9, 9))[0] - 127) <= 2


def test_transparency_is_kept_where_the_format_can_and_white_elsewhere(derive):
    image = Image.new("RGBA", (320, 240), (200, 0, 0, 0))
    facts, files = derive(saved(image, "PNG"), PhotoOptions(frames=(SMALL,)))
    assert facts["transparent"]
    assert Image.open(files["whole-320.webp"]).getpixel((9, 9))[3] == 0
    assert Image.open(files["whole-320.avif"]).getpixel((9, 9))[3] == 0
    assert min(Image.open(files["whole-320.jpg"]).getpixel((9, 9))) > 250


@pytest.mark.parametrize("mode", ["P", "1"])
def test_drawings_of_few_colours_are_published(derive, mode):
    _facts, files = derive(saved(scene(mode=mode), "PNG"))
    with Image.open(files["whole-320.jpg"]) as image:
        assert image.mode == "RGB"


def test_the_photograph_of_a_phone_is_published(derive):
    facts, files = derive(heic())
    assert (facts["width"], facts["height"]) == (640, 480)
    assert side(files["whole-320.jpg"], 0.1) == "red"


def test_the_spare_picture_that_a_phone_puts_in_its_jpeg_is_no_animation(derive):
    data = saved(scene(), "MPO", save_all=True, append_images=[scene((64, 48))])
    facts, _files = derive(data)
    assert facts["width"] == 640


def test_the_mean_colour_stands_for_the_photograph_until_it_comes(derive):
    facts, _files = derive(saved(Image.new("RGB", (320, 240), (200, 100, 50))))
    red, green, blue = (int(facts["colour"][i : i + 2], 16) for i in (1, 3, 5))
    assert abs(red - 200) + abs(green - 100) + abs(blue - 50) < 12


def test_a_photograph_all_around_is_published_in_levels(derive):
    options = PhotoOptions(levels=(Frame("level", (128, 256, 8192)),), level_formats=("JPEG",))
    facts, files = derive(saved(scene((512, 256)), xmp=GPANO), options)
    assert facts["projection"] == "equirectangular"
    assert set(files) == {"level-128.jpg", "level-256.jpg", "level-512.jpg"}


def test_a_panorama_that_does_not_close_is_a_plain_photograph(derive):
    facts, _files = derive(saved(scene((640, 200)), xmp=GPANO))
    assert facts["projection"] == "flat"


def test_a_photograph_said_to_be_all_around_must_be_twice_as_wide_as_high(derive):
    assert refusal(derive, saved(scene()), PhotoOptions(sphere=True)) == "not_equirectangular"


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG", "AVIF"])
def test_an_animation_is_refused_because_it_is_a_film(derive, format):
    assert refusal(derive, animation(format)) == "animated"


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photograph_cut_in_the_middle_is_refused(derive, format):
    noise = Image.effect_noise((320, 240), 80).convert("RGB")
    data = saved(noise, format)
    assert refusal(derive, data[: len(data) // 2]) == "truncated"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (saved(Image.new("RGB", (1, 1)), "PNG"), "too_small"),
        (saved(Image.new("1", (19_000, 19_000)), "PNG"), "too_many_pixels"),
        (saved(Image.new("1", (13_000, 13_000)), "PNG"), "too_many_pixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unreadable_image"),
        (b"", "unreadable_image"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 400, "truncated"),
    ],
)  # fmt: skip
def test_what_cannot_be_published_is_refused_with_its_reason(derive, data, code):
    assert refusal(derive, data) == code


def test_a_frame_of_no_width_or_of_a_mad_shape_is_a_fault_of_ours():
    for widths, ratio in (((), None), ((0,), None), ((100,), 0.0)):
        with pytest.raises(ValueError):
            Frame("wrong", widths, ratio)


def test_the_worker_is_a_process_of_its_own_that_answers_facts_and_refusals(tmp_path):
    source = tmp_path / "source"
    source.write_bytes(saved(scene()))
    assert derive_photo(source, tmp_path, QUICK)["width"] == 640
    source.write_bytes(saved(scene((1, 1)), "PNG"))
    with pytest.raises(Refused) as caught:
        derive_photo(source, tmp_path, QUICK)
    assert caught.value.facts == {"limit": 16, "width": 1, "height": 1}


def test_the_original_is_never_touched(derive, tmp_path):
    data = saved(scene(), exif=exif())
    derive(data)
    assert (tmp_path / "source").read_bytes() == data
    assert Image.open(io.BytesIO(data)).getexif()
