"""Scenes of pictures: before and after, all around, text that scrolls; and sounds with an image."""

import pytest

from tests.factories.media import FilmFactory, PictureFactory, SmallPictureFactory, SoundFactory
from tests.factories.scenes import (
    RoundPictureFactory,
    before_after,
    panorama,
    scrolling,
    step,
)

pytestmark = pytest.mark.django_db


def alts(scene):
    return [image["alt"] for image in scene.select("img")]


# --- Before and after -----------------------------------------------------------------------------


def test_both_pictures_are_there_in_turn_without_javascript(shown):
    scene = shown(before_after())
    assert alts(scene) == ["Crue", "Cuite"]
    labels = [label.get_text() for label in scene.select(".before-after__label")]
    assert labels == ["Avant", "Après"]


def test_two_pictures_of_different_shapes_are_refused(faults):
    tall = PictureFactory(file__width=60, file__height=90)
    words = faults(before_after(after=tall.pk))["after"]
    assert "n’ont pas la même forme (120 × 90 et 60 × 90 pixels)" in words


def test_two_sizes_of_the_same_shape_are_accepted(faults):
    assert faults(before_after(after=PictureFactory(file__width=240, file__height=180).pk)) == {}


def test_supports_tell_both_pictures_with_their_words(told):
    media, caption = told(before_after(before_label="1950", after_label="Aujourd’hui"))
    assert [shown.caption for shown in media.media] == ["1950", "Aujourd’hui"]
    assert "La même brique." in caption.html


# --- All around -----------------------------------------------------------------------------------


def test_the_flat_picture_and_its_points_are_there_without_javascript(shown):
    scene = shown(panorama())
    assert alts(scene) == ["Un atelier tout autour"]
    assert [li.strong.get_text() for li in scene.select(".panorama__points li")] == [
        "L'établi", "Le four",
    ]  # fmt: skip
    assert scene.select_one("an-panorama")["data-src"].endswith(".webp")


def test_a_description_written_here_replaces_that_of_the_library(shown):
    assert alts(shown(panorama(alt="Tout autour : un four."))) == ["Tout autour : un four."]


def test_a_picture_that_is_not_all_around_is_refused(faults):
    words = faults(panorama(PictureFactory(file__width=120, file__height=90)))["picture"]
    assert "120 × 90 pixels" in words
    assert "deux fois plus large que haute" in words
    assert faults(panorama(RoundPictureFactory())) == {}


def test_supports_tell_the_flat_picture_and_its_points(told):
    (part,) = told(panorama())
    assert part.media[0].points == (("L'établi", "En chêne."), ("Le four", "Encore rouge."))


# --- Text that scrolls ----------------------------------------------------------------------------


def test_each_step_follows_what_it_shows_without_javascript(shown):
    steps = shown(scrolling()).select("[data-step]")
    assert [len(each.select("img")) for each in steps] == [1, 0, 1]
    assert "Elle se réveille." in steps[1].get_text()


def test_a_step_without_a_picture_keeps_the_one_before(shown):
    steps = shown(scrolling()).select("[data-step]")
    assert [each["data-shows"] for each in steps] == ["1", "1", "3"]


def test_an_area_of_the_picture_is_told_to_the_script(shown):
    zoom = {"x": 20, "y": 30, "width": 50}
    first = step("Large.", picture=SmallPictureFactory().pk)
    steps = shown(scrolling(first, step("Près.", zoom=zoom))).select("[data-step]")
    assert [each.get("data-zoom") for each in steps] == [None, "20 30 50"]


def test_a_text_that_begins_with_nothing_to_see_is_refused(faults):
    picture = SmallPictureFactory().pk
    found = faults(scrolling(step("Rien."), step("Après.", picture=picture)))
    assert "première étape" in found["steps.0.picture"]


def test_a_step_that_shows_two_things_is_refused(faults):
    both = step("Deux.", picture=SmallPictureFactory().pk, film=FilmFactory().pk)
    assert "une image ou un film" in faults(scrolling(both, step("B.")))["steps.0.film"]


def test_supports_tell_images_and_texts_in_order(told):
    parts = told(scrolling())
    assert [part.kind for part in parts] == ["media", "text", "text", "media", "text"]
    assert parts[0].media[0].alt == "Un tas de terre"


# --- Sound with an image --------------------------------------------------------------------------


def test_a_sound_stored_before_it_could_have_an_image_is_shown(shown):
    scene = shown(("sound", {"sound": SoundFactory().pk, "caption": ""}))
    assert scene.select_one("an-sound")
    assert alts(scene) == []


def test_a_sound_has_an_image_everywhere(shown, told):
    picture = SmallPictureFactory(description="Une forge")
    block = ("sound", {"sound": SoundFactory().pk, "caption": "", "picture": picture.pk})
    assert alts(shown(block)) == ["Une forge"]
    (part,) = told(block)
    assert [media.kind for media in part.media] == ["picture", "sound"]
