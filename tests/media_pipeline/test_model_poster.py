"""Posters of models are drawn by the site's own viewer, in a Chromium that reaches nothing."""

import pytest
from PIL import Image

from media_pipeline import Refused, model_recipe
from media_pipeline.derive import derive
from media_pipeline.model_poster import PosterSize, render_poster, save
from tests.factories.models3d import scan

SIZES = (PosterSize("poster-square", 160, 160), PosterSize("poster-wide", 192, 108))


def test_the_recipe_draws_a_square_and_a_wide_poster_around_the_object(tmp_path, monkeypatch):
    monkeypatch.setattr(model_recipe, "SIZES", SIZES)
    source = tmp_path / "scan.glb"
    source.write_bytes(scan())
    made = derive(source, tmp_path / "out")
    facts = {output.path: output.facts for output in made.outputs}
    assert facts["poster-wide.webp"] == {"width": 192, "height": 108}
    for name, size in (("poster-square.webp", (160, 160)), ("poster-wide.webp", (192, 108))):
        with Image.open(tmp_path / "out" / name) as image:
            assert image.size == size and image.mode == "RGBA"
            assert image.getpixel((2, 2))[3] == 0  # nothing around the object
            red, _green, _blue, alpha = image.getpixel((size[0] // 2, size[1] // 2))
            assert alpha == 255 and red > 30


def test_a_model_that_the_viewer_cannot_show_is_refused(tmp_path):
    broken = tmp_path / "broken.glb"
    broken.write_bytes(scan()[:900])
    with pytest.raises(Refused) as caught:
        render_poster(broken, tmp_path / "poster.png", (64, 64))
    assert caught.value.code == "malformed_model"
    assert not (tmp_path / "poster.png").exists()


def test_a_poster_may_have_the_ground_of_the_theme(tmp_path):
    picture = tmp_path / "picture.png"
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(picture)
    save(picture, tmp_path / "poster.webp", ground="#f4efe6")
    with Image.open(tmp_path / "poster.webp") as image:
        assert image.mode == "RGB"
        ground = image.getpixel((4, 4))
    assert max(abs(a - b) for a, b in zip(ground, (244, 239, 230), strict=True)) < 4
