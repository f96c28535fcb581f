"""The back office of the plugin contract, in a real browser."""

import json

import pytest
from playwright.sync_api import expect

from cms.extensions.models import SitePlugins
from cms.pages.models import ContentPage
from tests.factories.people import UserFactory

SHELF = "Contenu d’une extension absente"


@pytest.fixture
def editor(sign_in):
    return sign_in(UserFactory(is_superuser=True, is_staff=True))


@pytest.fixture
def page_with_a_shelf(home):
    missing = {"type": "plugin_gone_note", "value": {"text": "gardé"}, "id": "n1"}
    body = json.dumps([missing, {"type": "text", "value": "<p>Bonjour</p>", "id": "t1"}])
    return home.add_child(instance=ContentPage(title="Page", slug="page", body=body))


def test_the_shelf_is_shown_as_a_card_and_never_offered(page, editor, page_with_a_shelf):
    page.goto(f"/admin/pages/{page_with_a_shelf.pk}/edit/")
    stream = page.locator("[data-contentpath='body']")
    expect(stream.get_by_text(SHELF).first).to_be_visible()
    expect(stream.get_by_text("n’est pas installée").first).to_be_visible()
    stream.locator(".c-sf-add-button").first.click()
    chooser = page.get_by_role("option")
    expect(chooser.first).to_be_visible()
    names = chooser.all_inner_texts()
    assert names and not any(SHELF in name for name in names)


def test_saving_in_the_browser_keeps_the_shelf(page, editor, page_with_a_shelf):
    page.goto(f"/admin/pages/{page_with_a_shelf.pk}/edit/")
    title = page.get_by_role("textbox", name="Titre").first
    title.fill("Page relue")
    with page.expect_response(_saves_the_page) as sent:
        page.get_by_role("button", name="Enregistrer le brouillon").click()
    assert sent.value.status in (200, 302)
    draft = ContentPage.objects.get().get_latest_revision().content
    assert draft["title"] == "Page relue"
    assert json.loads(draft["body"])[0]["type"] == "plugin_gone_note"


def test_extensions_are_switched_by_keyboard(page, editor, site, axe):
    page.goto(f"/admin/settings/extensions/siteplugins/{site.pk}/")
    box = page.get_by_role("checkbox").first
    label = box.get_attribute("value")
    expect(box).to_be_checked()
    axe(page, include="form")
    box.focus()
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()
    page.keyboard.press("Control+s")
    expect(page.locator(".messages .success")).to_be_visible(timeout=15_000)
    assert SitePlugins.objects.get(site=site).disabled == [label]


def _saves_the_page(answer):
    return answer.request.method == "POST" and answer.url.endswith("/edit/")
