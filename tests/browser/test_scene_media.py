"""Scenes made of media, as a visitor plays them: by mouse, by keyboard, without a script.

Over 300 lines: one story is played in all of it.
"""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cms.gestures.models import GestureFilm, GestureOverlay, Phase
from tests.browser.test_overlays import RULER, SHAPES
from tests.factories.derived import derived_film, derived_model
from tests.factories.documentaries import make_documentary, make_index, scene, text
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import PictureFactory, SmallPictureFactory, SoundFactory
from tests.factories.people import UserFactory
from tests.factories.scenes import (
    RoundPictureFactory,
    before_after,
    panorama,
    part_of_film,
    scrolling,
    step,
    tour,
)


@pytest.fixture
def index(home):
    return make_index(home)


@pytest.fixture
def play(page, index):
    """Return a function that opens a scene of some blocks in the player."""

    def opened(*blocks, **values):
        first = scene("La terre", *blocks, **values)
        story = make_documentary(index, first, scene("La suite", text("Après.")))
        page.goto(f"{story.url}#scene-{first['id']}")
        expect(page.locator("[data-active]")).to_have_attribute("data-scene", first["id"])
        return page.locator("[data-active]")

    return opened


def stays(page, shown):
    """The arrows were for what is in the scene: the story did not go on."""
    expect(page.locator("[data-active] h2").first).to_have_text(shown)


# --- Before and after ----------------------------------------------------------------------------


def test_a_slider_uncovers_the_second_picture_by_keyboard(page, play, complaints, axe):
    shown = play(before_after())
    slider = shown.get_by_role("slider", name="Découvrir")
    slider.focus()
    page.keyboard.press("End")
    expect(slider).to_have_value("100")
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "99 %")
    cut = shown.locator("an-before-after").evaluate("e => e.style.getPropertyValue('--cut')")
    assert cut == "99%"
    stays(page, "La terre")
    axe(page, "[data-active]")
    assert complaints == []


def test_a_press_on_the_picture_cuts_it_there(page, play):
    shown = play(before_after())
    slider = shown.get_by_role("slider")
    box = shown.locator("an-before-after").bounding_box()
    page.mouse.click(box["x"] + 0.25 * box["width"], box["y"] + 0.5 * box["height"])
    assert abs(float(slider.input_value()) - 25) <= 1


# --- All around ----------------------------------------------------------------------------------


@pytest.fixture
def around(page, play):
    """The 360-degree image of a scene, drawn."""
    shown = play(panorama(RoundPictureFactory(file__width=1024, file__height=512)))
    shown.get_by_role("button", name="Regarder autour").first.click()
    expect(shown.locator("an-panorama[data-ready]")).to_be_visible(timeout=60_000)
    return shown


def yaw(shown):
    return shown.locator("an-panorama").evaluate("e => Math.round(e.viewer.getYaw())")


def test_one_looks_around_by_keyboard_by_buttons_and_by_points(
    page, around, complaints, calls_out, axe
):
    page.emulate_media(reduced_motion="reduce")
    expect(around.get_by_role("application")).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert yaw(around) == 20
    around.get_by_role("button", name="Tourner à gauche").click()
    assert yaw(around) == 0
    around.get_by_role("button", name="2. Regarder cet endroit : Le four").click()
    assert yaw(around) == 90
    expect(around.locator(".panorama__points li").nth(1)).to_have_attribute("data-chosen", "")
    expect(around.get_by_role("button", name="2. Le four", exact=True)).to_be_visible()
    stays(page, "La terre")
    axe(page, "[data-active]")
    assert not calls_out and not complaints


def test_the_image_is_flat_again_when_the_story_goes_on(page, around):
    page.get_by_role("button", name="Suivant").click()
    expect(page.locator("an-panorama.is-live")).to_have_count(0)
    expect(page.locator("an-panorama canvas")).to_have_count(0)


def test_a_browser_without_webgl_says_so_and_shows_the_flat_image(page, play):
    page.add_init_script("HTMLCanvasElement.prototype.getContext = function () { return null; };")
    shown = play(panorama())
    expect(shown.get_by_text("Ce navigateur ne montre pas les images à 360°")).to_be_visible()
    expect(shown.get_by_role("img", name="Un atelier tout autour")).to_be_visible()
    expect(shown.get_by_role("button", name="Regarder autour")).to_have_count(0)


def test_an_image_that_does_not_come_is_said_and_shown_flat(page, play):
    page.route("**/*.webp", lambda route: route.abort())
    shown = play(panorama(RoundPictureFactory(file__width=1024, file__height=512)))
    shown.get_by_role("button", name="Regarder autour").first.click()
    expect(shown.get_by_text("n’a pas pu être chargée")).to_be_visible()
    expect(shown.get_by_role("button", name="Regarder autour")).to_be_visible()


# --- A 3D object in steps ------------------------------------------------------------------------


@pytest.fixture
def visit(page, play):
    page.emulate_media(reduced_motion="reduce")
    return play(tour(derived_model(title="Le bol", poster=SmallPictureFactory())))


def orbit(shown):
    script = "viewer => { const o = viewer.getCameraOrbit(); return [o.theta, o.phi].map(a => Math.round(a * 180 / Math.PI)); }"  # noqa: E501
    return shown.locator("model-viewer").evaluate(script)


def test_the_camera_follows_the_steps(page, visit, complaints, calls_out, axe):
    visit.get_by_role("button", name="Étape suivante").click()
    expect(visit.locator("an-model .picture")).to_have_count(0, timeout=60_000)
    expect(visit.locator(".tour__step").first).to_have_attribute("aria-current", "step")
    visit.get_by_role("button", name="Étape suivante").click()
    expect(visit.get_by_text("Étape 2 sur 3 : Le bord")).to_be_attached()
    page.screenshot()  # this Chromium draws then
    assert orbit(visit) == [40, 30]
    visit.get_by_role("button", name="Le fond").click()
    page.screenshot()
    assert orbit(visit) == [90, 10]
    expect(visit.get_by_role("button", name="Étape suivante")).to_be_disabled()
    visit.get_by_role("button", name="2. Le bord").click()
    expect(visit.locator(".tour__step").nth(1)).to_have_attribute("aria-current", "step")
    assert not calls_out and not complaints
    axe(page, "[data-active]")  # it tries styles on what the viewer draws: the policy complains


def test_the_button_of_an_object_is_in_sight_whatever_the_shape_of_its_poster(page, play):
    square = PictureFactory(file__width=300, file__height=300)
    shown = play(tour(derived_model(title="Le bol", poster=square)))
    stage = shown.locator("an-model").bounding_box()
    button = shown.get_by_role("button", name="Voir en 3D").bounding_box()
    assert button["y"] + button["height"] <= stage["y"] + stage["height"]


def test_an_editor_takes_the_view_on_the_object(page, sign_in, index, complaints):
    sign_in(UserFactory(role="communication"))
    story = make_documentary(index, scene("La terre", tour(derived_model(title="Le bol"))))
    page.goto(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    field = page.locator("input[name$='steps-1-value-orbit']")
    expect(field).to_have_value("40deg 30deg 80%")
    page.locator("div:has(> input[name$='steps-1-value-orbit']) [data-take-view]").click()
    frame = page.frame_locator("dialog iframe")
    expect(frame.locator("[data-ready]")).to_be_attached(timeout=60_000)
    frame.get_by_role("button", name="Prendre cette vue").click()
    expect(field).to_have_value(re.compile(r"^0\.698\d*rad 0\.523\d*rad [\d.]+m$"))
    expect(page.locator("input[name$='steps-1-value-fov']")).to_have_value("25")
    frame.get_by_role("button", name="Marquer ce qui est sous la croix").click()
    expect(frame.get_by_text("L’endroit est marqué.")).to_be_visible()
    expect(page.locator("input[name$='steps-1-value-position']")).not_to_have_value("0.5 0.05 0.5")
    page.get_by_role("button", name="Fermer", exact=True).click()
    expect(page.locator("dialog iframe")).to_have_count(0)
    assert complaints == []


# --- A text that scrolls -------------------------------------------------------------------------


@pytest.fixture
def long_text(play):
    words = "La terre garde la trace des doigts. " * 30
    first, last = PictureFactory(description="Un tas"), PictureFactory(description="Un four")
    steps = [
        step(words, picture=first.pk),
        step(f"Près. {words}", zoom={"x": 50, "y": 50, "width": 50}),
        step(f"Cuite. {words}", picture=last.pk, sound=SoundFactory().pk),
    ]
    return play(scrolling(*steps), layout="narrative")


def shown_picture(shown):
    return shown.locator(".scrolling__stage .is-shown img")


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_the_picture_stays_and_changes_with_the_text(
    page, at_width, long_text, complaints, axe, width
):
    at_width(width)
    expect(shown_picture(long_text)).to_have_attribute("alt", "Un tas")
    steps = long_text.locator("[data-step]")
    steps.nth(1).evaluate("e => e.scrollIntoView({block: 'center'})")
    expect(steps.nth(1)).to_have_attribute("data-current", "")
    assert "scale(2)" in shown_picture(long_text).get_attribute("style")
    steps.nth(2).evaluate("e => e.scrollIntoView({block: 'center'})")
    expect(shown_picture(long_text)).to_have_attribute("alt", "Un four")
    expect(long_text.locator(".scrolling__stage")).to_be_in_viewport()
    axe(page, "[data-active]")
    assert complaints == []


def test_who_wants_less_motion_reads_in_order(page, play):
    page.emulate_media(reduced_motion="reduce")
    shown = play(scrolling(), layout="narrative")
    expect(shown.locator("[data-step] img")).to_have_count(2)
    expect(shown.locator(".scrolling__stage")).to_have_count(0)


# --- A part of a film, under the drawings of a gesture -------------------------------------------


@pytest.fixture
def drawn_film(home, play):
    """A scene with the part of a film from its first to its third second, a gesture over it."""
    film = derived_film(title="Un vase", poster=SmallPictureFactory())
    gesture = GesturePageFactory(parent=GestureIndexPageFactory(parent=home), title="Tourner")
    gesture.films = [GestureFilm(film=film)]
    gesture.phases = [
        Phase(name="Centrer", start=0, end=2, sort_order=0),
        Phase(name="Monter", start=2, end=2.6, sort_order=1),
    ]
    data = {"version": 1, "shapes": SHAPES, "calibration": RULER}
    gesture.overlays = [GestureOverlay(film=film, data=data)]
    gesture.save()
    return play(part_of_film(film, start=1, end=2.5, gesture=gesture.pk))


def test_a_part_begins_stops_and_begins_again(page, drawn_film, complaints):
    drawn_film.locator("video").evaluate("video => { video.muted = true; }")
    drawn_film.get_by_role("button", name="Lire le film").click()
    film = drawn_film.locator("film-player")
    expect(film).to_have_attribute("data-state", "ready", timeout=30_000)
    video = drawn_film.locator("video")
    expect(video).to_have_js_property("paused", False)
    expect(video).to_have_js_property("paused", True, timeout=20_000)
    assert 2.3 < film.evaluate("film => film.currentTime") < 2.7
    film.evaluate("film => { film.play(); }")
    expect(video).to_have_js_property("paused", False)
    assert film.evaluate("film => film.currentTime") < 2.3
    assert complaints == []


def test_the_drawings_of_the_gesture_are_over_the_film_and_in_words(page, drawn_film, axe):
    drawn_film.locator("video").evaluate("video => { video.muted = true; }")
    chapter = drawn_film.get_by_role("link", name="Monter")
    expect(drawn_film.locator(".chapters a")).to_have_count(1)  # Centrer began before the part
    chapter.click()
    expect(drawn_film.locator("film-player")).to_have_attribute(
        "data-state", "ready", timeout=30_000
    )
    expect(drawn_film.locator(".film-layer [data-shape='width']")).to_be_attached()
    drawn_film.get_by_text("Mesures du geste « Tourner »").click()
    expect(drawn_film.locator(".scene-film__measures")).to_contain_text("Largeur")
    axe(page, "[data-active]")


# --- Without a script ----------------------------------------------------------------------------


def test_everything_is_there_in_order_without_a_script(browser, live_server, index):
    story = make_documentary(
        index, scene("A", before_after(), panorama(), tour(), scrolling(), part_of_film())
    )
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto(story.url)
    for name in ("Crue", "Cuite", "Un atelier tout autour", "Un tas de terre", "Un four"):
        expect(page.get_by_role("img", name=name, exact=True)).to_be_visible()
    for words in ("Encore rouge.", "Tourné.", "Elle se réveille."):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.locator("video[controls]")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", ["phone", "tablet"])
def test_axe_finds_nothing_and_nothing_overflows(page, play, axe, at_width, width, scheme):
    at_width(width)
    page.emulate_media(color_scheme=scheme)
    for layout in ("framed", "immersive"):
        shown = play(before_after(), panorama(), tour(), scrolling(), part_of_film(),
                     layout=layout)  # fmt: skip
        axe(page, "[data-active]")
        assert shown.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
