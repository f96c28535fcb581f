"""A visitor sees what is measured over a film: drawn, in words, by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from cms.gestures.models import GestureFilm, GestureOverlay, GesturePicture, Phase
from tests.factories.derived import derived_film
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import SmallPictureFactory

RULER = {
    "kind": "scale",
    "points": [[0.1, 0.9], [0.6, 0.9]],
    "length": {"unit": "mm", "value": 320},
}
SHAPES = [
    {
        "id": "width", "kind": "segment", "name": "Largeur", "layer": "Cotes",
        "quantity": {"kind": "length", "unit": "mm"},
        "keyframes": [{"t": 0, "points": [[0.2, 0.5], [0.6, 0.5]]},
                      {"t": 4, "points": [[0.2, 0.5], [0.7, 0.5]]}],
    },
    {
        "id": "angle", "kind": "angle", "name": "Coude", "layer": "Corps", "start": 2, "end": 5,
        "quantity": {"kind": "angle", "unit": "°"},
        "keyframes": [{"t": 2, "points": [[0.3, 0.3], [0.5, 0.3], [0.5, 0.1]]}],
    },
]  # fmt: skip


@pytest.fixture
def gesture(home):
    """The address of a gesture with two phases and two shapes over its film, one over an image."""
    page = GesturePageFactory(parent=GestureIndexPageFactory(parent=home), slug="vase")
    film, picture = (
        derived_film(title="Un vase", poster=SmallPictureFactory()),
        SmallPictureFactory(),
    )
    page.films, page.pictures = [GestureFilm(film=film)], [GesturePicture(picture=picture)]
    page.phases = [
        Phase(name="Centrer", start=0, end=2, posture="Assis"),
        Phase(name="Monter", start=2, end=2.6, sort_order=1),
    ]
    data = {"version": 1, "shapes": SHAPES, "calibration": RULER}
    still = {"version": 1, "shapes": [SHAPES[0]], "calibration": RULER}
    page.overlays = [
        GestureOverlay(film=film, data=data),
        GestureOverlay(picture=picture, data=still, sort_order=1),
    ]
    page.save()
    return page.url


@pytest.fixture
def film(page):
    return page.locator("film-player").first


def start(page, url):
    page.goto(url)
    page.get_by_role("button", name="Lire le film").first.click()
    film = page.locator("film-player").first
    expect(film).to_have_attribute("data-state", "ready", timeout=30_000)
    return film


def rest_at(page, film, time):
    film.evaluate("(film, time) => { film.pause(); film.seek(time); }", time)
    wait(page, film, f"film => Math.abs(film.currentTime - {time}) < 0.1 && !film.video.seeking")


def wait(page, film, condition, tries=200):
    """Wait for a condition; the page's policy forbids wait_for_function."""
    for _try in range(tries):
        if film.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


def test_shapes_follow_the_film_with_their_values(page, gesture, complaints):
    film = start(page, gesture)
    rest_at(page, film, 1)
    width = film.locator("text[data-words='width']")
    expect(width).to_have_text(re.compile(r"Largeur\s: 27\d\smm ± \d+\smm"))
    expect(film.locator("[data-shape='angle']")).to_have_attribute("display", "none")
    rest_at(page, film, 4.5)
    expect(width).to_have_text(re.compile(r"Largeur\s: 320\smm"))
    expect(film.locator("text[data-words='angle']")).to_have_text(re.compile("Coude\\s: 90"))
    expect(page.locator(".measured [data-shown]")).to_have_count(2)
    layer = film.locator(".film-layer").bounding_box()
    drawing = film.locator("svg.overlay").bounding_box()
    assert drawing == pytest.approx(layer, abs=1)
    assert not complaints


def test_drawings_are_hidden_turned_over_and_repeated_by_keyboard(page, gesture):
    film = start(page, gesture)
    rest_at(page, film, 2.2)
    film.locator("media-play-button").focus()
    drawing = film.locator("svg.overlay")
    page.keyboard.press("d")
    expect(drawing).to_be_hidden()
    page.keyboard.press("d")
    expect(drawing).to_be_visible()
    path = film.locator("[data-shape='angle'] .shape__line")
    before = path.get_attribute("d")
    page.keyboard.press("v")
    expect(path).not_to_have_attribute("d", before)
    assert film.evaluate("film => getComputedStyle(film.video).transform") != "none"
    page.keyboard.press("b")
    expect(page.locator(".phase__loop").nth(1)).to_have_attribute("aria-pressed", "true")
    film.evaluate(
        "film => { film.backs = 0; film.video.addEventListener('seeking', () => film.backs++) }"
    )
    page.keyboard.press("k")
    wait(page, film, "film => film.backs >= 2")
    assert 1.9 < film.evaluate("film => film.currentTime") < 2.8


def test_a_layer_is_hidden_from_the_panel(page, gesture, axe):
    film = start(page, gesture)
    rest_at(page, film, 3)
    page.get_by_role("button", name="Réglages du film").press("Enter")
    page.get_by_role("checkbox", name="Cotes").uncheck()
    expect(film.locator("[data-shape='width']")).to_have_attribute("display", "none")
    expect(film.locator("[data-shape='angle']")).not_to_have_attribute("display", "none")
    page.emulate_media(reduced_motion="reduce")
    axe(page)


def test_the_picture_of_a_moment_is_saved_with_what_is_drawn(page, gesture):
    film = start(page, gesture)
    rest_at(page, film, 3)
    film.locator("media-play-button").focus()
    with page.expect_download() as saved:
        page.keyboard.press("i")
    assert saved.value.suggested_filename == "Un-vase-3.00.png"
    with open(saved.value.path(), "rb") as picture:
        assert picture.read(4) == b"\x89PNG"


def test_a_link_to_a_part_plays_it_and_stops(page, gesture):
    page.goto(f"{gesture}#t=1,1.6")
    page.get_by_role("button", name="Lire à partir de 0:01").click()
    film = page.locator("film-player").first
    wait(page, film, "film => film.video.paused && film.currentTime > 1.4", tries=400)
    assert film.evaluate("film => film.currentTime") < 2.2


def test_shapes_lie_over_an_image_too(page, gesture):
    page.goto(gesture)
    words = page.locator("an-overlay svg text")
    expect(words).to_have_text(re.compile(r"Largeur\s: 256\smm"))


def test_without_javascript_every_measure_is_written_and_leads_to_its_moment(
    browser, live_server, gesture
):
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, locale="fr-FR"
    )
    page = context.new_page()
    page.goto(gesture)
    measures = page.locator(".measured")
    expect(measures).to_contain_text(re.compile(r"Largeur\s+256\smm .* puis 320\smm"))
    assert measures.get_by_role("link").nth(1).get_attribute("href").endswith(".mp4#t=2")
    page.get_by_text("Comment s’y prendre").click()
    expect(page.get_by_text("Assis")).to_be_visible()
    context.close()
