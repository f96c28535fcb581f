"""A gesture is shown by another site in a frame, and taken away from its page."""

import pytest
from playwright.sync_api import expect

from tests.factories.modules import make_module

GRANTED = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def module(home, live_server, settings):
    return make_module(home)


def test_the_code_that_is_copied_shows_the_film_on_another_site(
    module, page, context, live_server, elsewhere, complaints
):
    context.grant_permissions(GRANTED, origin=live_server.url)
    page.goto(module.url)
    page.get_by_role("button", name="Copier le code").click()
    expect(page.get_by_text("Le code est copié.")).to_be_visible()
    code = page.evaluate("navigator.clipboard.readText()")
    assert 'width="800"' in code
    address = code.split('src="')[1].split('"')[0]
    context.clear_cookies()
    elsewhere(code.replace(address, f"{live_server.url}{module.url}integrer/"))
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name=module.title)).to_be_visible()
    expect(frame.locator("video")).to_be_visible()
    frame.get_by_role("button", name="Lire le film").click()
    expect(frame.locator("media-controller")).to_have_count(1)
    assert context.cookies() == []
    assert complaints == []


def test_no_other_page_of_the_site_can_be_framed(module, page, live_server, elsewhere, complaints):
    elsewhere(f'<iframe src="{live_server.url}{module.url}"></iframe>')
    expect(page.frame_locator("iframe").get_by_role("heading", name=module.title)).to_have_count(0)
    assert any("frame-ancestors" in line or "X-Frame-Options" in line for line in complaints)


@pytest.mark.parametrize("width", ["phone", "tablet", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_block_and_the_frame_are_accessible_at_every_width(
    module, page, axe, at_width, width, scheme
):
    page.emulate_media(color_scheme=scheme)
    at_width(width)
    page.goto(module.url)
    page.get_by_text("Formats ouverts, pour les programmes").click()
    axe(page, ".reuse")
    page.goto(f"{module.url}integrer/")
    axe(page)
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0


def test_the_block_works_by_keyboard_and_without_javascript(module, browser, live_server):
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, locale="fr-FR"
    )
    page = context.new_page()
    page.goto(module.url)
    expect(page.get_by_label("Le montrer sur un autre site")).to_have_value(
        f'<iframe src="http://localhost{module.url}integrer/" width="800" height="710" '
        f'title="{module.title}" loading="lazy" allow="fullscreen" allowfullscreen></iframe>'
    )
    expect(page.get_by_role("button", name="Copier le code")).to_have_count(0)
    page.get_by_text("Formats ouverts, pour les programmes").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Manifeste IIIF")).to_be_visible()
    context.close()
