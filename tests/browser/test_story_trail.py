"""The visit of a story on a phone: places, distances, and a position that stays there."""

import pytest
from playwright.sync_api import expect

from cms.documentaries.models import CollectedStory, StoryCollectionPage
from tests.factories.documentaries import make_documentary, make_index, scene, text
from tests.factories.media import SmallPictureFactory

SQUARE = {"name": "La place", "address": "12 rue Haute", "hint": "", "position": "44.0161, 1.3526"}
MILL = {"name": "Le moulin", "address": "", "hint": "", "position": "44.0251, 1.3526"}


@pytest.fixture
def story(home):
    picture = SmallPictureFactory(title="Le four")
    shown = {"image": picture.pk, "caption": "", "alt": "", "decorative": False, "width": "text"}
    scenes = [
        scene("La terre", text("Elle dort."), place=SQUARE),
        scene("L’eau", ("image", shown), place=MILL),
    ]
    return make_documentary(make_index(home), *scenes, press_short="Deux phrases.")


def standing(context, latitude, longitude, accuracy):
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": latitude, "longitude": longitude, "accuracy": accuracy})


def stop(page, name):
    return page.locator(".trail__stop", has_text=name)


def test_a_phone_that_is_asked_says_how_far_the_places_are_and_which_way(
    page, context, story, live_server
):
    standing(context, 44.0161, 1.3526, 10)
    page.goto(f"{story.url}visite/")
    expect(page.locator(".trail__said")).to_be_empty()  # nothing is asked before
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Montrer à quelle distance je suis").click()
    expect(stop(page, "La place")).to_contain_text("Vous y êtes.")
    expect(stop(page, "Le moulin")).to_contain_text("1 km, au nord")
    expect(page.locator(".trail__said")).to_contain_text("Vous êtes arrivé : La place")
    context.set_geolocation({"latitude": 44.0241, "longitude": 1.3526, "accuracy": 10})
    expect(stop(page, "Le moulin")).to_contain_text("110 m, au nord")
    page.get_by_role("button", name="Arrêter").click()
    expect(stop(page, "Le moulin")).not_to_contain_text("au nord")
    assert asked == []


def test_a_rough_position_is_said_to_be_rough(page, context, story):
    standing(context, 44.0161, 1.3526, 400)
    page.goto(f"{story.url}visite/")
    page.get_by_role("button", name="Montrer à quelle distance je suis").click()
    expect(stop(page, "La place")).to_contain_text("connue à 400 m près")
    expect(page.locator(".trail__said")).to_contain_text("approximatives")


def test_a_refusal_is_answered_with_a_way_on(page, context, story):
    context.clear_permissions()
    page.goto(f"{story.url}visite/")
    page.get_by_role("button", name="Montrer à quelle distance je suis").click()
    expect(page.locator(".trail__said")).to_contain_text("suivez la liste")
    page.get_by_role("link", name="Ouvrir « La terre »").click()
    expect(page.locator("[data-scene][data-active]")).to_contain_text("Elle dort.")


def test_without_javascript_the_visit_is_a_list(browser, live_server, story):
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, locale="fr-FR"
    )
    page = context.new_page()
    page.goto(f"{story.url}visite/")
    expect(page.get_by_role("heading", name="Le moulin")).to_be_visible()
    expect(page.get_by_role("button", name="Montrer à quelle distance je suis")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_around_a_story(page, context, story, axe, at_width, scheme):
    at_width("phone")
    page.emulate_media(color_scheme=scheme)
    standing(context, 44.0161, 1.3526, 10)
    page.goto(f"{story.url}visite/")
    page.get_by_role("button", name="Montrer à quelle distance je suis").click()
    expect(stop(page, "La place")).to_contain_text("Vous y êtes.")
    axe(page)
    page.goto(f"{story.url}presse/")
    axe(page)
    collection = StoryCollectionPage(title="La main", introduction="Trois matières.")
    collection.stories = [CollectedStory(story=story, word="Pour commencer.")]
    story.get_parent().add_child(instance=collection)
    page.goto(collection.url)
    axe(page)
    page.goto(story.get_parent().url)
    axe(page)
