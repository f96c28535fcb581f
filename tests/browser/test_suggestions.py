"""Suggestions under the search field of the repertory, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.taxonomy import ActionFactory


@pytest.fixture
def repertory(home):
    """Two gestures: turning and twisting."""
    index = GestureIndexPageFactory(parent=home)
    for code, verb in (("A1", "tourner"), ("A2", "tourniller")):
        GesturePageFactory(
            parent=index, title=f"Geste : {verb}", action=ActionFactory(code=code, label_fr=verb)
        )
    return index


def field_of(page):
    return page.get_by_role("combobox", name="Rechercher dans cette liste")


def test_the_keyboard_chooses_a_suggestion(page, repertory, axe):
    page.goto("/gestes/")
    field = field_of(page)
    field.press_sequentially("tour")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("tourner")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="4 suggestions")).to_have_count(1)
    axe(page)
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("suggestions-0$"))
    field.press("Enter")
    page.wait_for_url("**/gestes/?action=A1")


def test_escape_closes_the_list_and_keeps_what_was_typed(page, repertory):
    page.goto("/gestes/")
    field = field_of(page)
    field.press_sequentially("tour")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("tour")


def test_enter_without_a_choice_searches_what_was_typed(page, repertory):
    page.goto("/gestes/")
    field_of(page).press_sequentially("tournage")
    expect(page.get_by_role("option").first).to_be_visible()
    field_of(page).press("Enter")
    page.wait_for_url(re.compile(r"q=tournage"))
    expect(page.get_by_role("heading", name="Geste : tourner")).to_be_visible()


def test_a_press_on_a_suggestion_follows_it(page, repertory):
    page.goto("/gestes/")
    field_of(page).press_sequentially("tournill")
    page.get_by_role("option", name="tourniller Action", exact=True).click()
    page.wait_for_url("**/gestes/?action=A2")


def test_without_javascript_the_field_searches(browser, live_server, repertory):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto("/gestes/")
    field = page.get_by_role("searchbox")
    field.last.fill("tournage")
    field.last.press("Enter")
    expect(page.get_by_role("heading", name="Geste : tourner")).to_be_visible()
    context.close()
