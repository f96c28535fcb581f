"""Every public page: nothing for axe to find, nothing out of the screen, light, and steady."""

import time

import pytest

from bench import weight
from tests.factories.site import make_site

MOST_BYTES = 200_000
MOST_SHIFT = 0.02
SHIFTS = """
window.shifted = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) window.shifted.push(entry.value);
}).observe({type: 'layout-shift', buffered: true});
"""


@pytest.fixture
def addresses(home):
    return make_site(home)


@pytest.mark.parametrize("width", ["phone", "tablet", "desktop"])
def test_every_page_is_accessible_stays_in_the_screen_and_asks_nobody_else(
    page, addresses, axe, at_width, calls_out, complaints, width
):
    at_width(width)
    problems = []
    for name, address in addresses.items():
        page.goto(address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            try:
                axe(page, "html")
            except AssertionError as found:
                problems.append(f"{name}, {scheme}: {found}")
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if too_wide > 0:
            problems.append(f"{name} is {too_wide} pixels wider than the screen")
        if name != "not found":  # its status is an error in the console
            problems += [f"{name}: {complaint}" for complaint in complaints]
        complaints.clear()
    assert not problems, "\n\n".join(problems)
    assert not calls_out


def test_every_page_is_light_before_its_media(browser, live_server, addresses):
    heavy = {}
    for name, address in addresses.items():
        sizes = weight.load(browser, live_server.url + address)
        if sizes["gzip"] >= MOST_BYTES:
            heavy[name] = sizes
    assert not heavy


def test_media_that_come_late_move_nothing(context, page, addresses, at_width):
    at_width("phone")
    context.add_init_script(SHIFTS)
    context.route("**/*.woff2", lambda route: route.abort())  # only the media are judged here
    context.route("**/media/**", _late)
    moved = {}
    for name, address in addresses.items():
        page.goto(address, wait_until="networkidle")
        for _ in range(4):
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(150)
        shift = page.evaluate("window.shifted.reduce((a, b) => a + b, 0)")
        if shift >= MOST_SHIFT:
            moved[name] = shift
    assert not moved


def _late(route):
    time.sleep(0.2)
    route.continue_()


def test_the_colours_of_the_site_are_applied(page, home, site):
    from cms.pages.identity import SiteIdentity

    identity = SiteIdentity.for_site(site)
    identity.brand_colour, identity.brand_colour_dark = "#123456", "#abcdef"
    identity.save()
    page.goto("/")
    probe = """() => { const spot = document.createElement('i'); document.body.append(spot);
        spot.className = 'probe'; document.querySelector('.button, a').dataset.probe = 1;
        return getComputedStyle(document.documentElement).getPropertyValue('--brand'); }"""
    assert "#123456" in page.evaluate(probe)


def test_the_language_is_changed_from_any_page(page, addresses):
    page.goto("/recherche/")
    page.get_by_role("button", name="English").first.click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith("/recherche/")


def test_a_message_is_sent_by_keyboard_alone(page, addresses, monkeypatch):
    monkeypatch.setattr("cms.pages.contact.LEAST_SECONDS", 0)
    page.goto("/contact/")
    page.get_by_label("Nom").focus()
    page.keyboard.type("Jeanne Delmas")
    page.keyboard.press("Tab")
    page.keyboard.type("jeanne@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type("Où acheter une tuile canal ?")
    page.wait_for_timeout(1100)  # stamps count in seconds
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contact/?envoye=1")
    assert "sous trois jours" in page.content()
