"""The viewer of a story, as it is played: every branch, long stories, a remote control, the map."""

import json
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from bench import weight
from cms.documentaries.lightness import WHOLE
from cms.documentaries.readings import readings_of
from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.media import FilmFactory, SmallPictureFactory, SoundFactory

DEMO = Path(__file__).resolve().parents[2] / "site/artisanumerique/demo/data/documentaries.yaml"
MOST_BYTES = 150_000
CURRENT = "[data-scene][data-active]"
HIDE = """hidden => {
    Object.defineProperty(document, 'visibilityState', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
}"""


@pytest.fixture
def index(home):
    return make_index(home)


def drawn_from(told, index):
    """Return the story `told` in the demo: its scenes and its links, a few words in each."""
    scenes = []
    for each in told["scenes"]:
        asked = [(choice["label"], choice["target"]) for choice in each.get("choices") or []]
        blocks = [text(f"Mots de {each['title']}."), *([choices(*asked)] if asked else [])]
        values = {"next": each["next"]} if each.get("next") else {}
        scenes.append(scene(each["title"], *blocks, id=each["key"], **values))
    return make_documentary(index, *scenes, title=told["title"])


@pytest.mark.parametrize("told", yaml.safe_load(DEMO.read_text("utf-8")), ids=lambda t: t["slug"])
def test_every_branch_of_a_story_of_the_demo_is_played(page, index, told):
    story = drawn_from(told, index)
    walked = 0
    for each in story.story.scenes:
        page.goto(each.url)
        for target in story.story.graph.nodes[each.id].choices:
            page.locator(f"{CURRENT} .choices a[href='#scene-{target}']").click()
            expect(page.locator(CURRENT)).to_have_attribute("data-scene", target)
            page.keyboard.press("ArrowLeft")
            expect(page.locator(CURRENT)).to_have_attribute("data-scene", each.id)
            walked += 1
        page.keyboard.press("ArrowRight")
        expect(page.locator(CURRENT)).to_have_attribute("data-scene", each.next)
    assert walked == sum(len(s.get("choices") or []) for s in told["scenes"])


def three(index, **values):
    scenes = [
        scene("La terre", text("Elle dort."), choices(("Au feu", "c")), id="a"),
        scene("Le tour", text("Il va."), id="b"),
        scene("Le feu", text("Il prend."), id="c"),
    ]
    return make_documentary(index, *scenes, title="Le pot", **values)


def go_away(page):
    """Put the page behind another, and return what it told."""
    with page.expect_request(re.compile("/lecture/$")) as told:
        page.evaluate(HIDE, "hidden")
    told.value.response().finished()
    page.evaluate(HIDE, "visible")
    return json.loads(told.value.post_data)


def test_a_visit_is_counted_once_whatever_is_reloaded(page, index):
    story = three(index)
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    page.keyboard.press("ArrowRight")
    expect(page.locator(CURRENT)).to_contain_text("Il va.")
    assert go_away(page)["left"] == "b"
    found = readings_of(story)
    assert (found["a"].seen, found["b"].seen, found["b"].left) == (1, 1, 1)
    page.reload()  # it tells that they go, then that they are back
    expect(page.locator(CURRENT)).to_contain_text("Il va.")
    told = go_away(page)
    assert told["back"] == told["left"] == "b"
    found = readings_of(story)
    assert (found["a"].seen, found["b"].seen, found["b"].left) == (1, 1, 1)


def test_who_refuses_is_not_counted(page, index):
    story = three(index)
    page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })"
    )
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    expect(page.locator(CURRENT)).to_contain_text("Elle dort.")
    page.evaluate(HIDE, "hidden")
    page.goto("/")
    assert not [url for url in asked if "/lecture/" in url]
    assert readings_of(story) == {}


def test_the_story_goes_on_where_it_was_after_the_tab_was_killed(page, context, index):
    story = three(index)
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    page.keyboard.press("1")
    expect(page.locator(CURRENT)).to_contain_text("Il prend.")
    page.close(run_before_unload=False)
    again = context.new_page()
    again.goto(story.url)
    again.get_by_role("link", name="Reprendre : « Le feu »").click()
    expect(again.locator(CURRENT)).to_contain_text("Il prend.")


# --- Long stories --------------------------------------------------------------------------------


@pytest.fixture
def long(index):
    scenes = [scene(f"Scène {n}", text(f"Mots {n}."), id=f"s{n}") for n in range(WHOLE + 6)]
    return make_documentary(index, *scenes, title="Longue")


def test_the_scenes_of_a_long_story_come_before_they_are_asked_for(page, long):
    page.goto(long.url)
    expect(page.locator("[data-scene='s4']")).to_have_attribute("data-light", "")
    page.locator("[data-story-start]").click()
    for number in range(1, 8):
        with page.expect_response(re.compile("/suite/$")) if number == 3 else _nothing():
            page.keyboard.press("ArrowRight")
        expect(page.locator(CURRENT)).to_contain_text(f"Mots {number}.")
    expect(page).to_have_url(re.compile("/scene-7-[0-9a-f]{8}/$"))


class _nothing:  # noqa: N801 - a block that waits for nothing
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def test_a_scene_that_cannot_be_fetched_says_so_and_comes_back(page, long):
    page.goto(long.url)
    page.route("**/suite/", lambda route: route.abort())
    page.locator("[data-story-start]").click()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").get_by_role("link", name="Scène 20").click()
    expect(page.locator(CURRENT).get_by_role("alert")).to_contain_text("vérifiez votre connexion")
    page.unroute("**/suite/")
    page.locator(CURRENT).get_by_role("button", name="Réessayer").click()
    expect(page.locator(CURRENT)).to_contain_text("Mots 20.")


def test_the_first_scene_of_any_story_is_light_before_its_media(
    browser, live_server, index, filmed
):
    scenes = [scene(f"Scène {n}", text(f"Mots {n}. " * 60), id=f"s{n}") for n in range(100)]
    long = make_documentary(index, *scenes, title="Longue")
    for address in (filmed.story.scenes[1].url, long.story.scenes[0].url):
        sizes = weight.load(browser, live_server.url + address)
        assert sizes["gzip"] < MOST_BYTES, sizes


# --- What comes ahead -----------------------------------------------------------------------------


@pytest.fixture
def filmed(index):
    film = FilmFactory(poster=SmallPictureFactory(), transcript="On entend.")
    sound = SoundFactory(transcript="Il chante.")
    parts = [
        ("film", {"film": film.pk, "caption": ""}),
        ("sound", {"sound": sound.pk, "caption": ""}),
    ]
    return make_documentary(index, scene("A", text("Un."), id="a"), scene("B", *parts, id="b"))


@pytest.mark.parametrize("saves", [False, True])
def test_the_film_that_follows_is_begun_unless_data_are_saved(page, filmed, saves):
    connection = f"{{ saveData: {json.dumps(saves)}, effectiveType: '4g' }}"
    page.add_init_script(
        f"Object.defineProperty(Navigator.prototype, 'connection', {{ get: () => ({connection}) }})"
    )
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(filmed.url)
    start = page.locator("[data-story-start]")
    if saves:
        start.click()
        expect(page.locator(CURRENT)).to_contain_text("Un.")
        page.keyboard.press("Escape")
        expect(page.locator(".story-map__graph circle")).to_have_count(3)
        assert not [url for url in asked if re.search(r"\.mp4$|/hls/", url)]
    else:
        with page.expect_request(re.compile(r"/hls/\w+/s00000\.m4s$")):
            start.click()
        assert not [url for url in asked if url.endswith("s00001.m4s")]


def test_the_words_of_films_and_sounds_are_read_in_their_scene_by_keyboard(page, filmed):
    page.goto(filmed.story.scenes[1].url)
    for words, heard in (("On entend.", 0), ("Il chante.", 1)):
        page.locator(f"{CURRENT} .transcript summary").nth(heard).press("Enter")
        expect(page.locator(CURRENT).get_by_text(words)).to_be_visible()


# --- Map, remote control, accessibility ----------------------------------------------------


def test_the_map_draws_the_branches_where_i_am_and_what_i_saw(page, index):
    story = three(index)
    page.goto(story.url)
    page.locator("[data-story-start]").click()
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    graph = page.locator(".story-map__graph")
    expect(graph.locator("circle")).to_have_count(4)
    expect(graph.locator("circle.is-current")).to_have_count(1)
    expect(graph.locator("path.is-choice")).to_have_count(1)
    expect(graph.locator("path.is-seen")).to_have_count(1)


def test_a_remote_control_plays_the_story(page, index):
    story = three(index)
    page.goto(story.url)
    page.locator("[data-story-start]").press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{CURRENT} .choices a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(CURRENT)).to_contain_text("Il prend.")
    page.evaluate(
        "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " { key, bubbles: true, cancelable: true }))",
        "GoBack",
    )
    expect(page.locator(CURRENT)).to_contain_text("Elle dort.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator(CURRENT)).to_be_focused()


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_axe_finds_nothing_on_what_is_new(page, index, axe, at_width, width):
    story = three(index)
    at_width(width)
    page.emulate_media(reduced_motion="reduce")
    page.goto(story.url)
    page.locator(".story__frame summary").click()
    axe(page)
    page.locator("[data-story-start]").click()
    page.keyboard.press("Escape")
    expect(page.locator(".story-map__graph")).to_be_visible()
    axe(page)
    for below in ("lire/", "integrer/"):
        page.goto(f"{story.url}{below}")
        axe(page)
    page.goto(f"{story.story.scenes[0].url}integrer/")
    axe(page)


def test_without_javascript_the_way_told_is_one_page_to_print(browser, live_server, index):
    beside = [scene("A", text("Un."), choices(("Détour", "b")), id="a", next="c"),
              scene("B", text("À côté."), id="b"), scene("C", text("Trois."), id="c")]  # fmt: skip
    story = make_documentary(index, *beside)
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, locale="fr-FR"
    )
    page = context.new_page()
    page.goto(story.url)
    page.get_by_role("link", name="Lire en une page, ou imprimer").click()
    assert page.locator("section.scene h2").all_inner_texts()[:3] == ["A", "C", "B"]
    page.emulate_media(media="print")
    for words in ("Un.", "Trois.", "À côté."):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.locator(".story__read-tools")).to_be_hidden()
    context.close()


def test_another_site_frames_the_story_and_plays_it(
    page, context, live_server, index, elsewhere, complaints
):
    address = f"{live_server.url}{three(index).url}integrer/"
    elsewhere(f'<iframe src="{address}" title="Le pot" width="800" height="500"></iframe>')
    inside = page.frame_locator("iframe")
    inside.locator("[data-story-start]").click()
    inside.locator(f"{CURRENT} .choices a").click()
    expect(inside.locator(CURRENT)).to_contain_text("Il prend.")
    assert page.url != address and len(context.pages) == 1
    assert context.cookies() == [] and complaints == []
