"""A visitor hears a sound that the pipeline has derived, and moves in its waveform by keyboard."""

import json
import re
from urllib.parse import urlsplit

import pytest
from django.test import RequestFactory
from playwright.sync_api import expect

from cms.media.serve import serve
from tests.factories.derived import derived_sound
from tests.factories.pages import make_page


@pytest.fixture
def sound(db):
    return derived_sound(title="Le rabot", transcript="On entend le copeau.")


@pytest.fixture(autouse=True)
def _served_by_our_own_view(context):
    """The server of the tests serves media itself, without ranges: nobody could move in a sound."""

    def answer(route):
        name = urlsplit(route.request.url).path.removeprefix("/media/")
        wanted = {"range": route.request.headers.get("range", "")}
        given = serve(RequestFactory().get("/", headers=wanted), name)
        route.fulfill(
            status=given.status_code,
            headers=dict(given.headers),
            body=b"".join(given.streaming_content),
        )

    context.route("**/media/derived/**", answer)


@pytest.fixture
def url(home, sound):
    body = json.dumps([{"type": "sound", "value": {"sound": sound.pk, "caption": ""}}])
    return make_page(home, slug="rabot", body=body).url


def heard(page, condition):
    """Wait for the audio; the page's policy forbids wait_for_function."""
    for _try in range(100):
        if page.locator("audio").evaluate(f"audio => ({condition})(audio)"):
            return
        page.wait_for_timeout(50)
    state = "a => [a.currentTime, a.duration, a.readyState, a.networkState, a.currentSrc]"
    raise AssertionError(f"{condition}: {page.locator('audio').evaluate(state)}")


def test_a_sound_is_heard_and_moved_in_by_keyboard(page, url, complaints, calls_out):
    page.goto(url)
    page.get_by_role("button", name="Lire « Le rabot »").press("Enter")
    heard(page, "audio => !audio.paused && audio.currentTime > 0")
    expect(page.get_by_role("button", name="Mettre « Le rabot » en pause")).to_be_focused()
    assert "sound.webm" in page.locator("audio").evaluate("audio => audio.currentSrc")
    slider = page.get_by_role("slider", name="Position dans le son")
    slider.press("5")
    heard(page, "audio => audio.currentTime > 2.9")
    page.keyboard.press("k")
    heard(page, "audio => audio.paused")
    slider.press("ArrowLeft")
    heard(page, "audio => audio.currentTime < 1.5")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"^0:0[01] / 0:06$"))
    page.keyboard.press(">")
    expect(page.get_by_label("Vitesse")).to_have_value("1.25")
    assert not complaints and not calls_out


def test_the_waveform_comes_when_it_is_seen_and_fills_as_it_plays(page, url):
    page.goto(url)
    page.locator(".sound").scroll_into_view_if_needed()
    waves = page.locator(".sound__wave path")
    expect(waves).to_have_count(2)
    assert waves.first.get_attribute("d").count("M") >= 40
    page.get_by_role("button", name="Lire « Le rabot »").press("Enter")
    heard(page, "audio => audio.currentTime > 0")
    page.get_by_role("slider").press("k")
    page.keyboard.press("5")
    heard(page, "audio => audio.paused && audio.currentTime > 2.9")
    half = re.compile(r"--played: ?(0\.49|0\.5)")
    expect(page.locator("an-sound")).to_have_attribute("style", half)


def test_a_thrifty_visit_fetches_nothing_before_it_plays(page, context, url):
    context.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="networkidle")
    page.locator(".sound").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert not [one for one in asked if "peaks.json" in one or "sound.webm" in one]
    page.get_by_role("button", name="Lire « Le rabot »").click()
    expect(page.locator(".sound__wave path")).to_have_count(2)


def test_a_sound_that_cannot_be_played_says_so(page, context, url):
    context.route(re.compile(r"sound\.(webm|m4a)$"), lambda route: route.abort())
    page.goto(url)
    page.get_by_role("button", name="Lire « Le rabot »").click()
    expect(page.get_by_text("Ce son ne peut pas être lu")).to_be_visible()


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_axe_finds_nothing_on_a_sound(page, url, axe, at_width, width):
    at_width(width)
    page.goto(url)
    expect(page.locator(".sound__wave path")).to_have_count(2)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)


def test_without_javascript_a_sound_has_the_browser_s_controls(browser, live_server, url, sound):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto(url)
    expect(page.locator("audio[controls]")).to_be_visible()
    sources = page.locator("audio source")
    assert [source.get_attribute("src") for source in sources.all()] == [sound.opus_url, sound.url]
    page.locator(".transcript summary").click()
    expect(page.get_by_text("On entend le copeau.")).to_be_visible()
    context.close()
