"""A long story is sent in pieces, and loses nothing of it without JavaScript."""

import pytest
from bs4 import BeautifulSoup

from cms.documentaries.graph import Node, StoryGraph
from cms.documentaries.lightness import AT_ONCE, WHOLE, around
from tests.factories.documentaries import choices, make_documentary, make_index, scene, text

pytestmark = pytest.mark.django_db


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def scenes(number, **first):
    return [scene(f"Scène {n}", text(f"Mots {n}."), id=f"s{n}", **(first if n == 0 else {}))
            for n in range(number)]  # fmt: skip


@pytest.fixture
def long(home):
    return make_documentary(make_index(home), *scenes(WHOLE + 10), title="Longue")


def whole_in(soup):
    return [s["data-scene"] for s in soup.select("section.scene:not([data-light])")]


def test_a_story_of_twenty_scenes_is_sent_whole(client, home):
    page = make_documentary(make_index(home), *scenes(WHOLE))
    assert len(whole_in(read(client, page.url))) == WHOLE + 1


def test_a_longer_one_is_sent_from_where_it_opens(client, long):
    assert whole_in(read(client, long.url)) == ["s0", "s1", "s2", "s3", "end"]
    opened = read(client, long.story.scenes[25].url)
    assert whole_in(opened) == ["s25", "s26", "s27", "s28", "end"]
    assert "Mots 25." in opened.get_text()


def test_a_scene_that_was_not_sent_is_reached_without_javascript(client, long):
    link = read(client, long.url).select_one("section[data-scene=s20] .scene__wait a")
    assert "Mots 20." in read(client, link["href"]).select_one("section[data-scene=s20]").get_text()


def test_the_player_fetches_a_scene_by_its_address(client, long):
    scene = long.story.scenes[20]
    soup = read(client, f"{scene.url}suite/")
    assert whole_in(soup) == ["s20"]
    assert "Mots 20." in soup.get_text()
    assert not soup.select("html, header.site-header")
    assert client.get(f"{long.url}rien-00000000/suite/").status_code == 404


def test_the_whole_story_is_one_page_to_read_the_way_told_first(client, home):
    three = [scene("A", text("Un."), choices(("Détour", "b")), id="a", next="c"),
             scene("B", text("Deux."), id="b"), scene("C", text("Trois."), id="c")]  # fmt: skip
    page = make_documentary(make_index(home), *three)
    soup = read(client, f"{page.url}lire/")
    assert whole_in(soup) == ["a", "c", "b", "end"]
    assert soup.select_one(".choices a")["href"] == "#scene-b"
    assert not soup.select("an-documentary")
    assert read(client, page.url).select_one(".story__read a")["href"] == f"{page.url}lire/"


def test_even_a_long_story_is_whole_on_the_page_to_read(client, long):
    assert len(whole_in(read(client, f"{long.url}lire/"))) == WHOLE + 11


def test_the_scenes_told_next_are_sent_before_those_of_choices():
    nodes = [Node("a", choices=("d",)), Node("b"), Node("c"), Node("d"), Node("e")]
    assert around(StoryGraph(nodes), "a", 3) == {"a", "b", "d"}
    assert around(StoryGraph(nodes), "e", AT_ONCE) == {"e"}


def test_the_map_knows_where_each_scene_leads(client, home):
    three = [scene("A", choices(("C", "c"), ("Fin", "end")), id="a"),
             scene("B", id="b"), scene("C", id="c")]  # fmt: skip
    soup = read(client, make_documentary(make_index(home), *three).url)
    assert soup.select_one("[data-scene=a]")["data-leads"] == "2 e"
    assert soup.select_one("[data-scene=b]").get("data-leads") is None
