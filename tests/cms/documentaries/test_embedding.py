"""Other sites frame a story or a scene, and find how by oEmbed; nothing else is framed."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.utils.html import escape
from wagtail.models import PageViewRestriction

from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.media import SmallPictureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(home):
    scenes = [scene("La terre", text("Elle dort."), choices(("Au feu", "b")), id="a"),
              scene("Le feu", text("Il attend."), id="b")]  # fmt: skip
    index = make_index(home)
    return make_documentary(index, *scenes, title="Le pot", cover=SmallPictureFactory())


@pytest.fixture
def oembed(client):
    def asked(url, **more):
        address = "/oembed/?" + urlencode({"url": url, **more})
        return client.get(address, headers={"host": "localhost"})

    return asked


def framing(response):
    rows = response["Content-Security-Policy"].split("; ")
    return next(row for row in rows if row.startswith("frame-ancestors"))


def scene_of(story, number):
    return story.story.scenes[number]


def test_only_the_frame_may_be_framed_by_other_sites(client, story):
    for address in (story.url, scene_of(story, 0).url):
        framed = client.get(f"{address}integrer/")
        assert framing(framed) == "frame-ancestors *"
        assert framed.get("X-Frame-Options") is None
        assert not framed.cookies
        assert framing(client.get(address)) == "frame-ancestors 'self'"


def test_the_frame_of_a_story_plays_it_without_what_is_around(client, story):
    soup = BeautifulSoup(client.get(f"{story.url}integrer/").content, "html.parser")
    assert len(soup.select("an-documentary[data-framed] section.scene")) == 3
    assert not soup.select("header.site-header, footer, iframe, textarea")
    assert soup.select_one(".embed__title a")["href"] == story.full_url
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"


def test_the_frame_of_a_scene_shows_it_alone_and_its_choices_lead_to_the_story(client, story):
    soup = BeautifulSoup(client.get(f"{scene_of(story, 0).url}integrer/").content, "html.parser")
    assert [s["data-scene"] for s in soup.select("section.scene")] == ["a"]
    assert soup.select_one(".choices a")["href"] == f"{story.full_url}#scene-b"
    assert soup.base["target"] == "_blank"
    assert not soup.select("an-documentary")


def test_one_endpoint_answers_for_stories_and_scenes(story, oembed):
    told = oembed(story.full_url).json()
    assert (told["type"], told["title"]) == ("rich", "Le pot")
    assert f'src="{story.full_url}integrer/"' in told["html"]
    assert told["thumbnail_url"].startswith("http://localhost/media/")
    first = scene_of(story, 0)
    address = f"{story.full_url}{first.slug}/"
    assert oembed(address).json()["title"] == "La terre · Le pot"
    assert f'src="{address}integrer/"' in oembed(address, maxwidth=300).json()["html"]


def test_what_is_not_public_is_framed_nowhere(client, story, oembed):
    first = scene_of(story, 0)
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    for address in (story.url, first.url):
        assert client.get(f"{address}integrer/").status_code == 404
    assert oembed(story.full_url).status_code == 404
    assert client.get(f"{story.url}la-lune-00000000/integrer/").status_code == 404


def test_the_page_offers_the_code_and_the_link_to_oembed(client, story):
    html = client.get(story.url).content.decode()
    assert escape(f'<iframe src="{story.full_url}integrer/"') in html
    query = escape(urlencode({"url": story.full_url, "format": "json"}))
    assert (
        f'type="application/json+oembed" title="Le pot" href="http://localhost/oembed/?{query}"'
        in html
    )


def test_a_title_cannot_leave_the_code(home, oembed):
    page = make_documentary(make_index(home), scene("A"), title='"><script>alert(1)</script>')
    assert "<script>" not in oembed(page.full_url).json()["html"]


def test_a_frame_costs_no_more_queries_than_the_page(client, story, django_assert_max_num_queries):
    for address in (f"{story.url}integrer/", f"{scene_of(story, 0).url}integrer/"):
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)
