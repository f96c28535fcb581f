"""The public page of a documentary, as the server writes it."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.media import SmallPictureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return make_index(home)


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_all_scenes_are_readable_in_order_without_javascript(client, index):
    page = make_documentary(index, scene("La terre", text("Elle dort.")), scene("Le feu"))
    soup = read(client, page.url)
    titles = [h.get_text() for h in soup.select("section.scene h2")]
    assert titles == ["La terre", "Le feu", "Fin"]
    assert "Elle dort." in soup.select_one("section.scene").get_text()


def test_a_choice_is_a_link_to_the_scene(client, index):
    fire = scene("Le feu")
    page = make_documentary(index, scene("La terre", choices(("Au four", fire["id"]))), fire)
    link = read(client, page.url).select_one(".choices a")
    assert link["href"] == f"#scene-{fire['id']}"
    assert read(client, page.url).find(id=f"scene-{fire['id']}")


def test_a_choice_that_leads_nowhere_is_not_shown(client, index):
    fire = scene("Le feu")
    first = scene("La terre", choices(("Perdu", "no-such-scene"), ("Au four", fire["id"])))
    page = make_documentary(index, first, fire)
    labels = [a.get_text(strip=True) for a in read(client, page.url).select(".choices a")]
    assert labels == ["Au four"]


def test_a_question_without_any_answer_left_is_not_asked(client, index):
    page = make_documentary(index, scene("La terre", choices(("Perdu", "no-such-scene"))))
    assert read(client, page.url).select_one(".choices") is None


def test_a_next_scene_that_is_gone_falls_back_on_the_order(client, index):
    fire = scene("Le feu")
    page = make_documentary(index, scene("La terre", next="no-such-scene"), fire)
    first = read(client, page.url).select_one("section.scene")
    assert first["data-next"] == fire["id"]


def test_a_scene_that_leaves_the_order_links_to_the_one_that_follows(client, index):
    fire = scene("Le feu")
    page = make_documentary(index, scene("La terre", next=fire["id"]), scene("Détour"), fire)
    onward = read(client, page.url).select_one(".scene__onward a")
    assert onward["href"] == f"#scene-{fire['id']}"
    assert "Le feu" in onward.get_text()


def test_each_scene_has_a_permanent_address(client, index):
    earth = scene("La terre")
    page = make_documentary(index, earth)
    address = read(client, page.url).select_one("section.scene")["data-url"]
    assert address == f"{page.url}la-terre-{earth['id'][:8]}/"
    assert read(client, address).select_one("an-documentary")["data-opened"] == earth["id"]


def test_the_address_of_a_scene_survives_a_new_title(client, index):
    earth = scene("La terre cuite")
    page = make_documentary(index, earth)
    old = f"{page.url}la-terre-{earth['id'][:8]}/"
    response = client.get(old)
    assert response.status_code == 302
    assert response.url == f"{page.url}la-terre-cuite-{earth['id'][:8]}/"


def test_an_unknown_scene_is_not_found(client, index):
    page = make_documentary(index, scene("La terre"))
    assert client.get(f"{page.url}la-lune-00000000/").status_code == 404


def test_ids_that_are_no_uuid_have_an_address_too(client, index):
    page = make_documentary(index, scene("Un", id="four-1"), scene("Deux", id="four-2"))
    addresses = [s["data-url"] for s in read(client, page.url).select("section[data-url]")]
    assert len(set(addresses)) == 2
    assert read(client, addresses[1]).select_one("an-documentary")["data-opened"] == "four-2"


def test_the_social_card_of_a_scene_names_it(client, index):
    earth = scene("La terre")
    page = make_documentary(index, earth, title="Le feu")
    soup = read(client, f"{page.url}la-terre-{earth['id'][:8]}/")
    assert soup.find("meta", property="og:title")["content"] == "La terre · Le feu"
    assert soup.find("meta", property="og:url")["content"].endswith(f"{earth['id'][:8]}/")


def test_the_social_card_of_a_scene_has_its_picture_and_its_first_words(client, index):
    picture = SmallPictureFactory(description="Un four ouvert")
    blocks = [("image", {"image": picture.pk, "caption": "", "alt": "", "decorative": False}),
              text("Mille</p><p>degrés &amp; plus.")]  # fmt: skip
    page = make_documentary(index, scene("Le feu", *blocks), title="Le pot")
    soup = read(client, page.story.scenes[0].url)
    assert soup.find("meta", property="og:description")["content"] == "Mille degrés & plus."
    assert soup.find("meta", property="og:image:alt")["content"] == "Un four ouvert"
    assert "/media/" in soup.find("meta", property="og:image")["content"]


def test_the_structured_data_lists_the_scenes(client, index):
    page = make_documentary(
        index,
        scene("La terre </script>"),
        scene("Le feu"),
        credits=[{"type": "credit", "value": {"role": "Image", "name": "Ana"}}],
    )
    data = json.loads(read(client, page.url).find("script", type="application/ld+json").string)
    assert data["@type"] == "CreativeWork"
    assert [part["name"] for part in data["hasPart"]] == ["La terre </script>", "Le feu"]
    assert data["contributor"][0]["contributor"]["name"] == "Ana"
    assert data["license"].startswith("https://creativecommons.org/")


def test_credits_close_the_story(client, index):
    page = make_documentary(
        index,
        scene("La terre"),
        credits=[{"type": "credit", "value": {"role": "Son", "name": "Ben"}}],
    )
    assert "Ben" in read(client, page.url).select_one("#scene-end").get_text()


def test_there_is_no_inline_style_or_handler(client, index):
    page = make_documentary(index, scene("La terre", text(), choices(("Fin", "end"))))
    html = client.get(page.url).content.decode()
    assert not re.search(r"<[^>]+\s(style|on\w+)=", html)


def test_the_index_narrows_by_duration(client, index):
    make_documentary(index, scene("A"), title="Court", duration_minutes=4)
    make_documentary(index, scene("B"), title="Long", duration_minutes=40)
    soup = read(client, f"{index.url}?duration=short")
    assert "Court" in soup.get_text()
    assert "Long" not in [h.get_text(strip=True) for h in soup.select(".card h3")]


def test_a_wrong_duration_gives_no_result_and_no_error(client, index):
    make_documentary(index, scene("A"))
    assert client.get(f"{index.url}?duration=eternal").status_code == 200


def test_the_feed_tells_the_newest_documentaries(client, index):
    page = make_documentary(index, scene("A"), title="Tout neuf")
    response = client.get(f"{index.url}flux/")
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "Tout neuf" in response.content.decode()
    assert page.full_url in response.content.decode()
