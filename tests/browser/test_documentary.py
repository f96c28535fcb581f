"""A web documentary, from the editor's first scene to the visitor's last, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from cms.documentaries.models import DocumentaryPage
from tests.factories.artisans import make_artisan
from tests.factories.artisans import make_index as make_artisan_index
from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory, Model3DFactory, PictureFactory
from tests.factories.people import UserFactory


class Editor:
    """The form of a documentary in the back office, as somebody uses it."""

    def __init__(self, page):
        self.page = page

    def stream(self, name):
        return self.page.locator(f"div:has(> input[name='{name}-count'])").first

    def add(self, stream, label):
        """Add a block called `label` at the end of `stream`."""
        self.stream(stream).locator(".c-sf-add-button").last.click()
        self.page.locator("[role='option']").filter(has_text=re.compile(f"^{label}")).first.click()

    def add_scene(self, number, title):
        """Scenes are the only kind of block here: the button adds one at once."""
        self.stream("scenes").locator(".c-sf-add-button").last.click()
        self.page.locator(f"[name='scenes-{number}-value-title']").fill(title)

    def choose(self, field, title):
        """Choose `title` in the library or the tree, for the chooser of `field`."""
        self.page.locator(f"#{field}-chooser [data-chooser-action-choose]").first.click()
        self.page.locator(".modal").get_by_role("link", name=title).first.click()
        expect(self.page.locator(f"#{field}-chooser")).to_contain_text(title)

    def write(self, stream, words):
        self.stream(stream).locator("[contenteditable='true']").first.click()
        self.page.keyboard.type(words)


def small_picture():
    """A picture whose many renditions are made at once."""
    return PictureFactory(file__width=320, file__height=200)


@pytest.fixture
def index(home):
    return make_index(home)


@pytest.fixture
def nouns(home):
    """A gesture and an artisan that a scene may refer to."""
    gesture = GesturePageFactory(
        parent=GestureIndexPageFactory(parent=home), title="Monter au tour"
    )
    return gesture, make_artisan(make_artisan_index(home), title="Poterie du Lac")


@pytest.fixture
def story(index):
    """A story of three scenes with a branch: the clay, the wheel, the fire."""
    fire = scene("Le feu", text("Mille degrés."), layout="immersive", background=small_picture().pk)
    film = FilmFactory(poster=small_picture(), transcript="On entend le tour.")
    wheel = scene("Le tour", ("film", {"film": film.pk, "caption": "Deux gestes."}), text("Vite."))
    asked = choices(("Droit au four", fire["id"]), ("Au tour", wheel["id"]))
    clay = scene("La terre", text("Elle dort."), asked, layout="narrative")
    credits = [{"type": "credit", "value": {"role": "Image", "name": "Ana Serra"}}]
    return make_documentary(index, clay, wheel, fire, credits=credits, cover=small_picture())


def test_an_editor_makes_a_documentary_and_a_visitor_plays_it_by_keyboard(
    page, sign_in, index, nouns
):
    FilmFactory(title="Tournage du bol", poster=small_picture())
    Model3DFactory(title="Le bol en 3D", poster=small_picture())
    sign_in(UserFactory(role="communication"))
    write_documentary(page, index, *nouns)
    see_the_preview(page)
    publish(page)
    made = DocumentaryPage.objects.get(title="De la terre au feu")
    assert made.live
    page.context.clear_cookies()
    play_by_keyboard(page, made.url)


def write_documentary(page, index, gesture, artisan):
    page.goto(f"/admin/pages/add/documentaries/documentarypage/{index.pk}/")
    page.locator("[name='title']").fill("De la terre au feu")
    page.locator("[name='introduction']").fill("Trois moments d’un atelier.")
    editor = Editor(page)
    editor.add_scene(0, "Le tour")
    editor.add("scenes-0-value-body", "Film")
    editor.choose("scenes-0-value-body-0-value-film", "Tournage du bol")
    editor.add_scene(1, "Le bol de tous côtés")
    editor.add("scenes-1-value-body", "Vue 3D")
    editor.choose("scenes-1-value-body-0-value-model", "Le bol en 3D")
    editor.add_scene(2, "Qui tourne ainsi")
    editor.add("scenes-2-value-body", "Texte")
    editor.write("scenes-2-value-body", "La main sait avant la tête.")
    editor.add("scenes-2-value-body", "Geste")
    editor.choose("scenes-2-value-body-1-value-page", gesture.title)
    editor.add("scenes-2-value-body", "Artisan")
    editor.choose("scenes-2-value-body-2-value-page", artisan.title)
    editor.add("scenes-2-value-body", "Choix")
    base = "scenes-2-value-body-3-value-choices-0-value"
    page.locator(f"[name='{base}-label']").fill("Revoir le tour")
    page.locator(f"[name='{base}-target']").select_option(label="1. Le tour")


def see_the_preview(page):
    page.locator("[data-side-panel-toggle='preview']").first.click()
    preview = page.frame_locator("[data-side-panel='preview'] iframe").first
    expect(preview.get_by_role("heading", name="De la terre au feu").first).to_be_visible(
        timeout=60_000
    )


def publish(page):
    page.locator("footer .w-dropdown__toggle").first.click()
    page.locator("button[name='action-publish']").click()
    expect(page.locator(".messages .success")).to_be_visible(timeout=60_000)


def play_by_keyboard(page, url):
    page.goto(url)
    press_until_focused(page, "[data-story-start]")
    page.keyboard.press("Enter")
    current = page.locator("[data-scene][data-active]")
    expect(current).to_contain_text("Le tour")
    press_until_focused(page, "[data-active] .film__start")
    page.keyboard.press("Space")  # the film keeps its own keys
    expect(current).to_contain_text("Le tour")
    press_until_focused(page, "[data-do='next']")
    page.keyboard.press("Enter")
    expect(current).to_contain_text("Le bol de tous côtés")
    page.keyboard.press("ArrowRight")
    expect(current).to_contain_text("La main sait avant la tête.")
    expect(current.get_by_role("link", name="Monter au tour")).to_be_visible()
    expect(current.get_by_role("link", name="Poterie du Lac")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#scene-end")).to_be_focused()
    expect(page.get_by_role("heading", name="Fin", exact=True)).to_be_visible()


def press_until_focused(page, selector):
    """Press Tab until the focus is on `selector`; fails when it never gets there."""
    for _press in range(60):
        if page.locator(f"{selector}:focus").count():
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector}")


def test_without_javascript_the_whole_story_is_a_readable_page(browser, live_server, story):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto(story.url)
    for words in ("Elle dort.", "Deux gestes.", "Mille degrés.", "Ana Serra"):
        expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("link", name="Droit au four").click()
    expect(page.locator("section:target h2")).to_have_text("Le feu")
    expect(page.locator(".story-bar")).to_be_hidden()
    context.close()


def test_digits_choose_and_back_returns_to_the_question(page, story):
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    current = page.locator("[data-scene][data-active]")
    page.keyboard.press("1")
    expect(current).to_contain_text("Mille degrés.")
    expect(page).to_have_url(re.compile(r"/le-feu-[0-9a-f]{8}/$"))
    page.keyboard.press("ArrowLeft")
    expect(current).to_contain_text("Elle dort.")
    page.keyboard.press("End")
    expect(page.locator("#scene-end")).to_be_focused()
    page.keyboard.press("Home")
    expect(current).to_contain_text("Elle dort.")


def test_the_scene_is_announced_and_the_map_says_what_was_seen(page, story):
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    expect(page.locator("[data-story-status]")).to_have_text("Scène 1 sur 3 : La terre")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-story-status]")).to_have_text("Scène 2 sur 3 : Le tour")
    page.keyboard.press("Escape")
    plan = page.get_by_role("dialog")
    expect(plan.get_by_role("link", name="Le tour")).to_be_focused()
    expect(plan).to_contain_text("2 scènes vues sur 3")
    page.keyboard.press("Escape")
    expect(plan).to_be_hidden()


def test_a_visitor_is_offered_to_resume_and_nothing_is_forced(page, story):
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    page.keyboard.press("ArrowRight")
    page.goto("about:blank")
    page.goto(story.url)
    expect(page.locator("[data-active]")).to_have_count(0)
    page.get_by_role("link", name="Reprendre : « Le tour »").click()
    expect(page.locator("[data-scene][data-active]")).to_contain_text("Deux gestes.")


def test_leaving_a_scene_stops_its_film(page, story):
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    page.keyboard.press("ArrowRight")
    film = page.locator("[data-active] video")
    film.evaluate("film => { film.muted = true; film.loop = true; return film.play() }")
    page.get_by_role("button", name="Suivant").click()
    assert page.locator("video").first.evaluate("film => film.paused")


def test_the_address_of_a_scene_opens_the_story_there(page, story):
    page.goto(story.story.scenes[2].url)
    expect(page.locator("[data-scene][data-active]")).to_contain_text("Mille degrés.")
    page.get_by_role("button", name="Quitter l’histoire").click()
    expect(page.get_by_role("heading", level=1, name=story.title)).to_be_visible()
    expect(page).to_have_url(re.compile(f"{story.url}$"))


def test_the_browser_s_back_button_goes_from_scene_to_scene_then_out(page, story):
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-active]")).to_contain_text("Deux gestes.")
    page.go_back()
    expect(page.locator("[data-active]")).to_contain_text("Elle dort.")
    page.go_back()
    expect(page.locator("[data-active]")).to_have_count(0)


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_axe_finds_nothing_on_the_documentary(page, story, axe, at_width, width):
    at_width(width)
    page.goto(story.url)
    axe(page)
    page.emulate_media(reduced_motion="reduce")
    page.locator("[data-story-start]").click()
    for _scene in story.story.scenes:
        axe(page)
        page.keyboard.press("ArrowRight")
    axe(page)
    page.keyboard.press("Escape")
    axe(page)


def test_axe_finds_nothing_on_the_index(page, story, axe):
    page.goto(story.get_parent().url)
    axe(page)


def test_nothing_is_called_outside_and_the_policy_is_kept(page, story, calls_out):
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Escape"):
        page.keyboard.press(key)
    assert calls_out == []
    assert complaints == []
