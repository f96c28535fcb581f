"""A visitor watches a film of the pipeline: by keyboard, on a bad network, without JavaScript."""

import json
import re

import pytest
from playwright.sync_api import expect

from cms.gestures.models import GestureFilm, Phase
from tests.factories.derived import RATE, derived_film
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import SmallPictureFactory
from tests.factories.pages import make_page

STATE = """film => { const video = film.querySelector('video'); return {
    time: video.currentTime, paused: video.paused, rate: video.playbackRate,
    width: video.videoWidth, way: film.dataset.source,
    cues: [...video.textTracks].filter(track => track.kind == 'captions' && track.mode == 'showing')
        .flatMap(track => [...(track.activeCues ?? [])].map(cue => cue.text)) } }"""
HEAVY = re.compile(r"media-chrome|/npm/hls/|\.m3u8|\.m4s|film-stage|film\.css")
NO_HLS = """const can = HTMLMediaElement.prototype.canPlayType;
    HTMLMediaElement.prototype.canPlayType = function (type) {
        return type.includes('mpegurl') ? '' : can.call(this, type) };"""


@pytest.fixture
def film(db):
    return derived_film(title="Tourner un vase", poster=SmallPictureFactory())


@pytest.fixture
def gesture(home, film):
    """The address of a gesture whose film has three phases."""
    index = GestureIndexPageFactory(parent=home)
    page = GesturePageFactory(parent=index, title="Tourner un vase", slug="vase")
    page.films = [GestureFilm(film=film, sort_order=0)]
    names = [("Centrer", 0, 2), ("Monter", 2, 5), ("Fermer", 5, None)]
    page.phases = [
        Phase(name=name, start=start, end=end, sort_order=order)
        for order, (name, start, end) in enumerate(names)
    ]
    page.save()
    return page.url


@pytest.fixture
def player(page):
    """The player of the page, as somebody uses it."""
    return Player(page)


class Player:
    """The first film of the page."""

    def __init__(self, page):
        self.page, self.film = page, page.locator("film-player").first

    def state(self, key):
        return self.film.evaluate(STATE)[key]

    def start(self, url):
        """Play the film from its button, by keyboard."""
        self.page.goto(url)
        self.reach(".film__start")
        self.page.keyboard.press("Enter")
        expect(self.film).to_have_attribute("data-state", "ready", timeout=30_000)
        self.wait("state => !state.paused && state.time > 0")

    def reach(self, selector):
        """Press Tab until the focus is on `selector`."""
        for _press in range(60):
            if self.page.locator(f"{selector}:focus").count():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {selector}")

    def wait(self, condition, tries=300):
        """Wait for the state of the film; the page's policy forbids wait_for_function."""
        for _try in range(tries):
            if self.film.evaluate(f"film => ({condition})(({STATE})(film))"):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{condition}: {self.film.evaluate(STATE)}")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)


def test_a_film_is_driven_from_beginning_to_end_by_keyboard_alone(
    page, player, gesture, complaints, calls_out
):
    player.start(gesture)
    expect(page.locator("media-play-button")).to_be_focused()
    player.wait("state => state.cues.length == 1")
    player.press("k")
    player.wait("state => state.paused")
    steps_by_frame(player)
    player.press(">")
    assert player.state("rate") == 1.25
    player.press("<", "<")
    assert player.state("rate") == 0.75
    player.press("n")
    player.wait("state => Math.abs(state.time - 2) < 0.1")
    expect(page.locator(".phase.is-current")).to_contain_text("Monter")
    player.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("reculer, avancer d’une image")
    player.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    player.press("9")
    player.wait("state => Math.abs(state.time - 7.2) < 0.1")
    assert not complaints and not calls_out


def steps_by_frame(player):
    before = player.state("time")
    player.press(".")
    player.wait(f"state => state.time > {before}")
    later = player.state("time")
    assert later - before < 2 / RATE
    assert (later * RATE) % 1 == pytest.approx(0.5, abs=0.01)
    player.press(",")
    player.wait(f"state => state.time < {later}")
    assert later - player.state("time") == pytest.approx(1 / RATE, abs=0.001)


def test_nothing_heavy_comes_before_somebody_plays(page, player, gesture):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(gesture, wait_until="networkidle")
    assert not [url for url in asked if HEAVY.search(url)]
    page.get_by_role("button", name="Lire le film").click()
    player.wait("state => state.time > 0")
    assert any(HEAVY.search(url) for url in asked)
    assert not [url for url in asked if "/npm/hls/" in url]  # Chromium plays the ladder itself


def test_captions_are_turned_off_for_good(page, player, gesture):
    player.start(gesture)
    player.wait("state => state.cues.length == 1")
    player.press("c")
    player.wait("state => state.cues.length == 0")
    player.start(gesture)
    player.wait("state => state.time > 0.2")
    assert player.state("cues") == []
    player.press("c")
    player.wait("state => state.cues.length == 1")


def test_the_transcript_follows_and_leads(page, player, gesture):
    player.start(gesture)
    player.press("k")
    page.locator(".transcript summary").press("Enter")
    lines = page.locator(".transcript__cues button")
    expect(lines).to_have_count(3)
    lines.nth(2).press("Enter")
    player.wait("state => Math.abs(state.time - 4) < 0.1")
    expect(page.locator(".transcript__cues .is-current")).to_contain_text("Le col se resserre.")


def test_the_timeline_shows_the_storyboard_to_the_keyboard(page, player, gesture):
    player.start(gesture)
    player.press("k", "2", "Shift+Tab", "ArrowRight")
    expect(page.locator("media-preview-thumbnail[slot]")).to_be_visible()
    shown = page.locator("media-time-range").get_attribute("mediapreviewimage")
    assert "storyboard.jpg" in shown


def test_a_quality_is_chosen_and_hls_js_comes_only_then(page, player, gesture, complaints):
    player.start(gesture)
    assert player.state("way") == "native"
    page.get_by_role("button", name="Réglages du film").press("Enter")
    page.get_by_label("Qualité").select_option(label="240p")
    player.wait("state => state.way == 'hls.js' && state.width == 320 && state.time > 0.5")
    player.wait("state => state.cues.length == 1")
    assert not complaints


def test_a_browser_without_hls_plays_the_ladder_with_its_sound(page, context, player, gesture):
    context.add_init_script(NO_HLS)
    player.start(gesture)
    assert player.state("way") == "hls.js"
    heard = "film => film.querySelector('video').webkitAudioDecodedByteCount > 0"
    player.wait("state => state.time > 0.5")
    assert player.film.evaluate(heard)


@pytest.mark.parametrize("speaks_hls", [True, False])
def test_the_whole_file_plays_when_the_ladder_is_broken(page, context, player, gesture, speaks_hls):
    if not speaks_hls:
        context.add_init_script(NO_HLS)
    context.route("**/*.m3u8", lambda route: route.abort())
    player.start(gesture)
    assert player.state("way") == "file"
    assert "film.mp4" in player.film.evaluate("film => film.querySelector('video').currentSrc")


def test_a_ladder_that_breaks_in_the_middle_gives_way_to_the_file(page, context, player, gesture):
    context.add_init_script(NO_HLS)
    context.route("**/s00001.m4s", lambda route: route.abort())
    player.start(gesture)
    player.wait("state => state.way == 'file' && state.time > 4.5", tries=400)


def test_a_film_that_cannot_be_played_says_so_and_is_tried_again(page, context, player, gesture):
    context.route(re.compile(r"\.(m3u8|mp4)$"), lambda route: route.abort())
    page.goto(gesture)
    page.get_by_role("button", name="Lire le film").click()
    sentence = page.get_by_text("Ce film ne peut pas être lu")
    expect(sentence).to_be_visible(timeout=30_000)
    context.unroute_all()
    player.film.get_by_role("button", name="Réessayer").click()
    player.wait("state => !state.paused && state.time > 0")
    expect(sentence).to_be_hidden()


def test_a_link_at_a_moment_waits_there(page, player, gesture):
    page.goto(f"{gesture}#t=3.5")
    page.get_by_role("button", name="Lire à partir de 0:03").click()
    player.wait("state => state.time > 3.4 && state.time < 6")


def test_a_phase_plays_the_film_from_there(page, player, gesture):
    page.goto(gesture)
    page.get_by_role("link", name=re.compile("0:05")).press("Enter")
    player.wait("state => !state.paused && state.time >= 5")
    expect(page.locator("film-player media-play-button")).to_be_visible()


def test_the_layer_lies_exactly_over_an_upright_picture(page, player, home):
    film = derived_film("240x426", poster=SmallPictureFactory())
    body = json.dumps([{"type": "film", "value": {"film": film.pk, "caption": ""}}])
    url = make_page(home, slug="debout", body=body).url
    page.goto(url, wait_until="networkidle")
    before = page.locator("video").bounding_box()
    assert before["height"] == pytest.approx(0.86 * 900, abs=1)
    player.start(url)
    player.wait("state => state.width > 0")
    assert page.locator("video").bounding_box()["height"] == before["height"]
    video, layer = page.locator("video").bounding_box(), page.locator(".film-layer").bounding_box()
    assert layer["height"] == pytest.approx(video["height"], abs=1)
    assert layer["width"] == pytest.approx(video["height"] * 240 / 426, abs=2)
    middle = layer["x"] + layer["width"] / 2
    assert middle == pytest.approx(video["x"] + video["width"] / 2, abs=1)
    times = player.film.evaluate(
        """film => new Promise(done => { const seen = [];
        const stop = film.onFrame(({ time, frame }) => {
            if (seen.push([time, frame]) == 3) { stop(); done(seen); } }) })"""
    )
    assert all(frame == round(time * RATE) for time, frame in times)


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_axe_finds_nothing_on_a_film_that_plays(page, player, gesture, axe, at_width, width):
    at_width(width)
    page.emulate_media(reduced_motion="reduce")
    player.start(gesture)
    player.press("k")
    page.locator(".transcript summary").press("Enter")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    page.get_by_role("button", name="Réglages du film").press("Enter")
    axe(page)
    page.keyboard.press("Escape")
    player.press("?")
    axe(page)


def test_without_javascript_a_film_has_the_browser_s_controls_captions_and_transcript(
    browser, live_server, gesture, film
):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto(gesture)
    video = page.locator("video[controls]")
    expect(video).to_be_visible()
    expect(video.locator("track[kind='captions'][default]")).to_have_attribute(
        "src", film.captions.url
    )
    assert context.request.get(film.captions.url).text().startswith("WEBVTT")
    expect(page.locator(".film__start")).to_be_hidden()
    page.locator(".transcript summary").click()
    expect(page.get_by_text("Un vase monte sur le tour.")).to_be_visible()
    assert page.locator("a.phase__time").nth(1).get_attribute("href").endswith("film.mp4#t=2,5")
    context.close()
