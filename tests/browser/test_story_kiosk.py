"""The kiosk of a story in a real browser: nobody there, no network, no way out."""

import pytest
from playwright.sync_api import expect

from tests.factories.supports import rich_story


@pytest.fixture
def kiosk(home):
    return f"{rich_story(home).url}borne/"


def current(page):
    return page.locator("[data-scene]:not([hidden])")


def test_left_alone_it_returns_to_the_start_and_forgets(page, kiosk):
    page.clock.install()
    page.goto(kiosk)
    page.get_by_role("link", name="Commencer").click()
    page.get_by_role("link", name="Voir le tour").click()
    expect(current(page)).to_contain_text("Le tour")
    page.get_by_role("button", name="Scènes").click()
    expect(page.get_by_role("dialog")).to_contain_text("2 scènes vues sur 4")
    page.clock.run_for(80_000)
    page.mouse.move(200, 200)  # somebody is there
    page.clock.run_for(80_000)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.clock.run_for(15_000)
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(current(page)).to_have_attribute("data-scene", "start")
    expect(page.get_by_role("button", name="Retour")).to_be_disabled()
    page.get_by_role("button", name="Scènes").click()
    expect(page.get_by_role("dialog")).to_contain_text("0 scènes vues sur 4")


def test_it_does_not_return_while_a_film_plays(page, kiosk):
    page.clock.install()
    page.goto(f"{kiosk}?retour=15")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("1")
    film = current(page).locator("video")
    film.evaluate("film => { film.muted = true; film.loop = true; return film.play() }")
    page.clock.run_for(60_000)
    expect(current(page)).to_contain_text("Le tour")
    film.evaluate("film => film.pause()")
    page.clock.run_for(16_000)
    expect(current(page)).to_have_attribute("data-scene", "start")


def test_it_works_without_the_network_after_the_first_load(page, context, kiosk, calls_out):
    page.goto(kiosk)
    expect(page.locator("body[data-offline='ready']")).to_be_attached(timeout=30_000)
    context.set_offline(True)
    page.reload()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("1")
    expect(current(page)).to_contain_text("Le tour")
    length = (
        current(page)
        .locator("video")
        .evaluate(
            """film => new Promise((done, lost) => {
            film.onloadedmetadata = () => done(film.duration);
            film.onerror = () => lost(film.error.message);
            film.load(); film.preload = 'auto'; })"""
        )
    )
    assert length > 0.5
    widths = page.locator("img").evaluate_all(
        """all => Promise.all(all.map(img => { img.loading = 'eager';
           return img.decode().then(() => img.naturalWidth) }))"""
    )
    assert widths
    assert all(widths)
    assert calls_out == []


def test_its_targets_are_large_and_axe_finds_nothing(page, kiosk, axe, complaints):
    page.goto(kiosk)
    axe(page)
    for _scene in range(5):
        page.keyboard.press("ArrowRight")
        axe(page)
        links = current(page).locator("a").or_(page.locator(".bar button"))
        for box in [link.bounding_box() for link in links.all()]:
            assert box["height"] >= 60, box
    assert complaints == []
