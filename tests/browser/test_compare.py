"""A visitor compares two gestures: both films go together, phase by phase."""

import pytest
from playwright.sync_api import expect

from cms.gestures.models import GestureFilm, Phase
from tests.factories.derived import derived_film
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import SmallPictureFactory

TIMES = {"vase": [("Centrer", 0, 2), ("Monter", 2, 3)], "bol": [("Placer", 1, 2), ("Tirer", 4, 6)]}
NEAR = """times => [...document.querySelectorAll('an-compare video')]
    .every((film, index) => Math.abs(film.currentTime - times[index]) < 0.09)"""


@pytest.fixture
def comparison(home):
    """The address of the comparison of two gestures of two phases."""
    index = GestureIndexPageFactory(parent=home, slug="gestes")
    film = derived_film(title="Un film", poster=SmallPictureFactory())
    for slug, phases in TIMES.items():
        page = GesturePageFactory(parent=index, slug=slug, title=slug.title())
        page.films = [GestureFilm(film=film)]
        page.phases = [
            Phase(name=name, start=start, end=end, sort_order=order)
            for order, (name, start, end) in enumerate(phases)
        ]
        page.save()
    return f"{index.url}comparer/?a=vase&b=bol"


def wait_at(page, *times):
    """Wait until both films show these moments, within two frames."""
    page.wait_for_function(NEAR, arg=list(times))


def test_both_films_follow_one_line_of_time(page, comparison, complaints, calls_out):
    page.goto(comparison)
    line = page.get_by_role("slider", name="Moment des deux films")
    wait_at(page, 0, 1)
    page.get_by_role("button", name="Lire ou arrêter les deux films").focus()
    page.keyboard.press("n")
    wait_at(page, 2, 4)
    expect(line).to_have_attribute("aria-valuetext", "2. Monter / Tirer — 0:02 / 0:04")
    line.fill("1")
    wait_at(page, 1, 1.5)
    line.fill("3")
    wait_at(page, 2.5, 5)
    expect(page.locator(".comparison tbody tr.is-current")).to_contain_text("Tirer")
    assert not complaints and not calls_out


def test_the_shorter_phase_is_slowed_down_while_both_play(page, comparison):
    page.goto(comparison)
    wait_at(page, 0, 1)
    page.get_by_role("button", name="Lire ou arrêter les deux films").press("Enter")
    second = page.locator("an-compare video").nth(1)
    page.wait_for_function("film => film.currentTime > 1.2", arg=second.element_handle())
    assert second.evaluate("film => film.playbackRate") == 0.5
    page.keyboard.press(">")
    expect(page.get_by_label("Vitesse")).to_have_value("1.25")
    page.locator(".comparison [data-do='toggle']").press("Enter")
    expect(page.locator("an-compare[data-playing]")).to_have_count(0)


@pytest.mark.parametrize("width", ["phone", "tablet", "desktop"])
def test_axe_finds_nothing_on_a_comparison_and_nothing_overflows(
    page, comparison, axe, at_width, width
):
    at_width(width)
    page.goto(comparison)
    wait_at(page, 0, 1)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    right = page.locator(".comparison__line").evaluate("line => line.getBoundingClientRect().right")
    assert right <= page.viewport_size["width"]


def test_without_javascript_the_table_and_both_films_are_there(browser, live_server, comparison):
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, locale="fr-FR"
    )
    page = context.new_page()
    page.goto(comparison)
    expect(page.locator("video[controls]")).to_have_count(2)
    expect(page.get_by_role("row").nth(2)).to_contain_text("Tirer")
    page.get_by_label("Second geste").select_option("vase")
    page.get_by_role("button", name="Comparer").click()
    expect(page.get_by_text("C’est le même geste")).to_be_visible()
    context.close()
