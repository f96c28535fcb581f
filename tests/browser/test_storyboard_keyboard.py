"""Somebody writes a branching story in the storyboard without a mouse; on a phone too."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Collection

from cms.documentaries.models import DocumentaryPage
from tests.browser.storyboards import Storyboard
from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory, SmallPictureFactory
from tests.factories.people import UserFactory


@pytest.fixture
def index(home):
    return make_index(home)


@pytest.fixture
def story(index):
    earth = scene("La terre", text(), choices(("Au four", "fire")), id="earth")
    lost = {"type": "hologram", "id": "odd", "value": {"depth": 3}}
    return make_documentary(index, earth, scene("Le feu", text(), id="fire"), lost, title="Feu")


@pytest.fixture
def editor(sign_in):
    return sign_in(UserFactory(role="communication", first_name="Claire", last_name="Martin"))


def tab_to(page, selector):
    """Go from stop to stop of the keyboard until one is `selector`."""
    for _stop in range(250):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The keyboard does not reach {selector}.")


def test_a_branching_story_of_eight_scenes_is_written_by_keyboard_alone(
    page, home, index, editor, complaints
):
    gestures = GestureIndexPageFactory(parent=home)
    GesturePageFactory(parent=gestures, title="Centrer la motte")
    root = Collection.get_first_root_node()
    FilmFactory(title="Au tour", collection=root)
    SmallPictureFactory(title="Le four ouvert", description="Un four", collection=root)
    page.goto(reverse("documentary_stories"))
    tab_to(page, "[name=title]")
    page.keyboard.type("De la terre au pot")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/storyboard/"))
    board = Storyboard(page, DocumentaryPage.objects.get(title="De la terre au pot"))
    board.ready()
    board.press("1")

    def named(title):
        """The title of the new scene is ready to be written; Enter leaves it."""
        expect(page.locator("[data-title]:focus")).to_be_visible()
        page.keyboard.type(title)
        board.press("Enter")
        expect(page.locator("[data-row].is-chosen [data-open]")).to_be_focused()

    def start(model, title):
        board.press("n")
        tab_to(page, f"[data-start={model}]")
        board.press("Enter")
        named(title)

    def put(words, title):
        board.press("n")
        page.keyboard.type(words)
        found = page.locator("[data-palette-results] button", has_text=re.compile(words, re.I))
        expect(found.first).to_be_visible()
        board.press("ArrowDown", "Enter")
        named(title)

    start("blank", "Ouverture")
    put("centrer", "Le geste")
    put("au tour", "Le film")
    put("four ouvert", "L’image")
    start("text", "Récit")
    board.formed("Récit")
    board.press("F6")
    tab_to(page, "[data-scene-form] [contenteditable=true]")
    page.keyboard.type("La terre attend le feu.")
    board.press("F6")
    expect(page.locator("[data-row].is-chosen [data-open]")).to_be_focused()
    start("choice", "Question")
    board.press("l")
    page.keyboard.type("1. Ouv")
    tab_to(page, "[data-link-words]")
    page.keyboard.type("Revoir le début")
    board.press("Enter")
    expect(page.locator("[data-row].is-chosen .chip--choice")).to_contain_text("Revoir le début")
    start("sound", "Le son")
    start("pictures", "Les images")
    board.press("l")
    expect(page.locator("[data-link-target]")).to_be_focused()
    board.press("End")
    tab_to(page, "[name=how]")
    board.press("ArrowDown", "Enter")
    expect(page.locator("[data-row].is-chosen .chip--next")).to_contain_text("Fin de l’histoire")
    board.press("Alt+ArrowUp")
    expect(page.locator("[data-row].is-chosen .scene-row__number")).to_have_text("7")
    board.saved()

    assert board.titles == [
        "Ouverture", "Le geste", "Le film", "L’image", "Récit", "Question", "Les images", "Le son",
    ]  # fmt: skip
    held = {block["type"]: block["value"] for each in board.scenes for block in each["body"]}
    assert set(held) >= {"gesture", "film", "image", "text", "choices", "sound", "gallery"}
    texts = [b["value"] for each in board.scenes for b in each["body"] if b["type"] == "text"]
    assert any("La terre attend le feu." in words for words in texts)
    (link,) = [link["value"] for link in held["choices"]["choices"] if link["value"]["target"]]
    assert (link["label"], link["target"]) == ("Revoir le début", board.draft.scenes[0].id)
    assert board.scenes[6]["next"] == "end"
    assert not complaints


def test_the_plane_is_walked_moved_and_linked_by_keyboard(page, story, editor):
    board = Storyboard(page, story)
    board.open()
    board.press("2")
    first = page.locator("[data-card=earth] [data-focus=open]")
    first.focus()
    board.press("ArrowRight")
    expect(page.locator("[data-card=fire] [data-focus=open]")).to_be_focused()
    board.press("ArrowLeft")
    expect(first).to_be_focused()
    before = page.locator("[data-card=earth]").bounding_box()
    board.press("Alt+ArrowDown", "Alt+ArrowDown")
    expect(page.locator(".card.is-held")).to_have_count(0)
    page.wait_for_function(
        "top => document.querySelector('[data-card=earth]').getBoundingClientRect().top > top + 10",
        arg=before["y"],
    )
    board.press("Enter", "?")
    expect(page.get_by_role("dialog", name="Touches du storyboard")).to_be_visible()
    board.press("Escape", "s")
    dialog = page.get_by_role("dialog", name="Couper la scène en deux")
    dialog.get_by_role("button", name=re.compile("Commencer la seconde scène")).press("Enter")
    expect(board.cards).to_have_count(4)
    board.saved()
    assert board.draft.scenes[1].value["title"] == "La terre (suite)"
    assert board.draft.board["earth"]


def test_a_story_is_changed_on_a_phone(page, story, editor, at_width):
    at_width("phone")
    board = Storyboard(page, story)
    board.open()
    expect(board.rows).to_have_count(3)
    board.button("Scène 1 : La terre").click()
    board.formed("La terre")
    board.title.fill("La glaise")
    board.button("Revenir aux scènes").click()
    expect(board.title_of(1)).to_have_value("La glaise")
    board.rows.nth(0).get_by_role("button", name="Descendre").click()
    expect(board.title_of(2)).to_have_value("La glaise")
    board.saved()
    assert board.draft.scenes[1].value["title"] == "La glaise"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_the_console_find_nothing_at_any_width(
    page, story, editor, axe, at_width, complaints, scheme
):
    page.emulate_media(color_scheme=scheme)
    board = Storyboard(page, story)
    board.open()
    for width in ("desktop", "tablet", "phone"):
        at_width(width)
        expect(board.button("Publier")).to_be_in_viewport(ratio=1)
        board.button("Plan", exact=True).click()
        axe(page)
        board.button("Liste").click()
        axe(page)
        board.button("Scène 1 : La terre").click()
        board.formed("La terre")
        for tab in ("Docteur", "Commentaires", "Scène"):
            page.get_by_role("tab", name=tab).click()
            axe(page)
        if width != "desktop":
            board.button("Revenir aux scènes").click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    board.add()
    axe(page)
    assert not complaints
