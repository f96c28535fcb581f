"""The map in a real browser: by keyboard, without JavaScript, off the network, by editors."""

import re

import pytest
from playwright.sync_api import expect

from plugins.map.models import ArtisanPosition
from tests.factories.map import caussade, montauban, place_artisan, place_event
from tests.factories.people import UserFactory
from tests.factories.taxonomy import CommuneFactory


@pytest.fixture
def places(home):
    """Two artisans close to each other, one far from them, and an event."""
    place_artisan(home, 44.0165, 1.3550, commune=montauban(), title="Atelier de la Brique")
    place_artisan(home, 44.0190, 1.3600, commune=montauban(), title="Atelier du Pont")
    place_artisan(home, commune=caussade(), title="Chapellerie du Causse")
    place_event(home, 44.20, 1.10, commune=caussade(), title="Portes ouvertes")


def open_map(page, address="/carte/"):
    page.goto(address)
    expect(page.locator(".map-frame__canvas.is-ready")).to_be_visible()


def test_the_map_shows_clusters_and_places_and_calls_nobody_else(page, places, calls_out):
    open_map(page)
    expect(page.locator(".map-cluster")).to_have_text("2")
    expect(page.get_by_role("button", name="Chapellerie du Causse")).to_be_visible()
    expect(page.locator("path.map-outline").first).to_be_attached()
    assert calls_out == []


def test_a_cluster_opens_by_keyboard_and_the_list_follows(page, places):
    open_map(page)
    cluster = page.get_by_role("button", name=re.compile("2 lieux : 2 artisans"))
    cluster.focus()
    page.keyboard.press("Enter")
    pont = page.get_by_role("button", name="Atelier du Pont")
    expect(pont).to_be_visible()
    expect(page.locator(".map-frame__count")).to_have_text("2 lieux")
    expect(page.locator(".map-places li")).to_have_count(2)
    pont.focus()
    item = page.locator(".map-places li", has_text="Atelier du Pont")
    expect(item).to_have_class(re.compile("is-current"))
    page.keyboard.press("Enter")
    link = page.locator(".map-popup a")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(pont).to_be_focused()
    page.keyboard.press("Space")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Atelier du Pont")


def test_the_keyboard_reaches_the_map_and_its_markers_with_tab(page, places):
    open_map(page)
    expect(page.locator(".map-cluster")).to_be_visible()
    page.locator("#map-commune").focus()
    names = []
    for _n in range(30):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))
    assert any(name.startswith("Carte. Les flèches") for name in names)
    assert "Chapellerie du Causse" in names


def test_a_place_of_the_list_shows_on_the_map(page, places):
    open_map(page)
    expect(page.locator(".map-cluster")).to_be_visible()
    page.get_by_role("link", name="Chapellerie du Causse").focus()
    marker = page.get_by_role("button", name="Chapellerie du Causse")
    expect(marker).to_have_class(re.compile("map-pin--current"))


def test_the_address_keeps_the_view_and_gives_it_back(page, places):
    open_map(page, "/carte/#13/44.01700/1.35700")
    expect(page.get_by_role("button", name="Atelier de la Brique")).to_be_visible()
    expect(page.locator(".map-places li")).to_have_count(2)
    page.get_by_role("button", name="Réduire").click()
    expect(page).to_have_url(re.compile(r"#12/44\.0"))


def test_without_javascript_the_list_is_complete_and_filtered(browser, live_server, places):
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, locale="fr-FR"
    )
    page = context.new_page()
    page.goto("/carte/")
    expect(page.locator(".map-places li")).to_have_count(4)
    expect(page.get_by_text("La carte a besoin de JavaScript.")).to_be_visible()
    page.get_by_label("Commune").fill("montauban")
    page.get_by_role("button", name="Afficher").click()
    expect(page.locator(".map-places li")).to_have_count(2)
    page.get_by_role("link", name="Atelier du Pont").click()
    expect(page.locator(".place__drawing")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_axe_finds_nothing_on_the_map(page, places, axe, at_width, width):
    at_width(width)
    page.emulate_media(reduced_motion="reduce")  # nothing half faded in while axe looks
    open_map(page)
    expect(page.locator(".map-cluster")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Chapellerie du Causse").press("Enter")
    expect(page.locator(".map-popup")).to_be_visible()
    axe(page)


@pytest.mark.parametrize("address", ["/id/", "/id/commune/82037/", "/id/commune/"])
def test_axe_finds_nothing_on_the_territory(page, places, axe, address):
    page.goto(address)
    axe(page)


@pytest.fixture
def editing(page, places, sign_in, home):
    """The editor of an artisan without a position, open at the panel of the position."""
    CommuneFactory(insee="82999", name="<img src=x onerror=alert(1)> Piège", slug="piege")
    artisan = place_artisan(home, commune=montauban(), title="À placer")
    sign_in(UserFactory(is_superuser=True, is_staff=True))
    page.goto(f"/admin/pages/{artisan.pk}/edit/")
    page.get_by_role("button", name=re.compile("Ajouter.*position", re.I)).click()
    expect(page.locator("an-position.is-ready")).to_be_visible()
    yield artisan
    page.close()  # or the editor's autosave would write while the database is emptied


def test_an_editor_places_an_artisan_by_keyboard(page, editing, calls_out):
    search = page.get_by_role("combobox", name="Chercher une adresse ou une commune")
    search.fill("causs")
    expect(page.get_by_role("option")).to_have_text("Caussade (82300)")
    search.press("ArrowDown")
    search.press("Enter")
    hidden = page.locator("an-position input[type=hidden]")
    expect(hidden).to_have_value("SRID=4326;POINT(1.5378 44.1606)")
    typed = page.get_by_label("Latitude, longitude")
    expect(typed).to_have_value("44.1606, 1.5378")
    typed.fill("pas une position")
    typed.press("Enter")
    expect(page.get_by_text("Écrivez une latitude et une longitude")).to_be_visible()
    expect(hidden).to_have_value("SRID=4326;POINT(1.5378 44.1606)")
    typed.fill("44,02; 1,36")
    typed.press("Enter")
    expect(hidden).to_have_value("SRID=4326;POINT(1.36 44.02)")
    assert calls_out == []


def test_a_position_can_be_taken_away(page, editing):
    hidden = page.locator("an-position input[type=hidden]")
    expect(hidden).to_have_value("")
    page.locator(".an-position__map").focus()
    page.keyboard.press("Enter")
    expect(hidden).to_have_value(re.compile("POINT"))
    page.get_by_role("button", name="Retirer la position").click()
    expect(hidden).to_have_value("")
    assert not ArtisanPosition.objects.filter(page=editing).exists()


def test_the_search_shows_text_never_html(page, editing):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.get_by_role("combobox", name="Chercher une adresse").fill("piege")
    expect(page.get_by_role("option")).to_contain_text("<img src=x")
    page.get_by_role("option").click()
    expect(page.locator(".an-position img[src='x']")).to_have_count(0)
    assert dialogs == []


def test_axe_finds_nothing_on_the_panel_of_the_position(page, editing, axe):
    page.get_by_role("combobox", name="Chercher une adresse").fill("causs")
    expect(page.get_by_role("option")).to_be_visible()
    axe(page, "an-position")
