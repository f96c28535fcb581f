"""The kiosk of a story as the server writes it."""

import json

import pytest
from bs4 import BeautifulSoup

from cms.media.models import Film
from tests.factories.documentaries import make_documentary, make_index, scene, text
from tests.factories.supports import rich_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(home):
    return rich_story(home)


def test_nothing_on_the_kiosk_leads_out(client, home):
    out = '<a href="https://example.org">dehors</a>'
    page = make_documentary(make_index(home), scene("La terre", text(out)))
    soup = BeautifulSoup(client.get(f"{page.url}borne/").content, "html.parser")
    assert "dehors" in soup.get_text()
    assert soup.select("a")
    assert {a["href"][:7] for a in soup.select("a")} == {"#scene-"}
    assert not soup.select("header, footer, form, iframe")


def test_its_worker_keeps_every_media_and_may_only_answer_for_the_kiosk(client, story):
    address = f"{story.url}borne/"
    response = client.get(f"{address}memoire/")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Service-Worker-Allowed"] == address
    kept = json.loads(response.content.decode().split(";\n")[0].removeprefix("self.KIOSK = "))
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    assert soup.body["data-scope"] == address
    shown = {tag[name] for name in ("src", "poster") for tag in soup.select(f"main [{name}]")}
    assert len(shown) > 3
    assert shown <= set(kept["media"])
    for each in (*kept["shell"], *kept["media"]):
        assert client.get(each).status_code == 200, each


def test_the_worker_changes_with_the_story(client, home):
    page = make_documentary(make_index(home), scene("La terre"))
    before = client.get(f"{page.url}borne/memoire/").content
    assert client.get(f"{page.url}borne/memoire/").content == before
    story = rich_story_at(page)
    assert client.get(f"{story.url}borne/memoire/").content != before


def rich_story_at(page):
    from tests.factories.media import SmallPictureFactory

    page.cover = SmallPictureFactory()
    page.save()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("query", "seconds"),
    [("", "90"), ("?retour=30", "30"), ("?retour=1", "15"), ("?retour=99999999", "90"),
     ("?retour=abc", "90"), ("?retour=", "90")],
)  # fmt: skip
def test_how_long_it_waits_may_be_chosen_within_reason(client, story, query, seconds):
    soup = BeautifulSoup(client.get(f"{story.url}borne/{query}").content, "html.parser")
    assert soup.body["data-idle"] == seconds


def test_the_short_address_leads_to_it(client, story):
    response = client.get(f"/d/{story.slug}/borne/?retour=30")
    assert response.status_code == 302
    assert response.url == f"{story.url}borne/?retour=30"
    assert client.get("/d/inconnu/borne/").status_code == 404


def test_a_story_that_is_not_online_has_no_kiosk(client, story):
    story.unpublish()
    for address in (f"{story.url}borne/", f"{story.url}borne/memoire/", f"/d/{story.slug}/borne/"):
        assert client.get(address).status_code == 404


def test_a_media_that_is_withheld_is_not_on_the_kiosk(client, story):
    film = Film.objects.get(title="Le tournage")
    film.trade_secret = True
    film.save()
    assert "On entend le tour." not in client.get(f"{story.url}borne/").content.decode()
    assert film.url not in client.get(f"{story.url}borne/memoire/").content.decode()
